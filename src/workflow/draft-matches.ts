// What engines that read context are given beside a paragraph: approved translations of like texts from the memory.
import type { EngineParagraph } from '../engines/engine.ts';
import type { MemoryScope } from '../model/memory.ts';
import type { Db } from '../store/store.ts';
import { approvedMatches } from './memory-lookup.ts';

/** Matches beyond the best few make a request longer and no better. */
const MOST = 3;

/** `paragraphs` (their ids are segments') with the approved matches of each. */
export async function withMatches(
  db: Db,
  scope: MemoryScope,
  paragraphs: readonly EngineParagraph[],
): Promise<EngineParagraph[]> {
  const found: EngineParagraph[] = [];
  for (const paragraph of paragraphs) {
    const { id, source, before = null, after = null } = paragraph;
    const matches = await approvedMatches(db, scope, { text: source, segmentId: id, before, after });
    found.push(
      matches.length === 0
        ? paragraph
        : {
            ...paragraph,
            matches: matches
              .slice(0, MOST)
              .map(({ source, target, score }) => ({ source, target, score: Math.min(1, score / 100) })),
          },
    );
  }
  return found;
}
