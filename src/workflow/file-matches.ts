// The translations that an imported file proposes for its segments, beside the memory's.
import type { MemoryMatch } from '../model/memory.ts';
import { type Text, withoutCodes } from '../model/text.ts';
import { type FileSuggestionTable, readFileSuggestions } from '../store/file-suggestions.ts';
import type { Db } from '../store/store.ts';
import { wordDiff } from '../text/diff.ts';

/** Of a proposal whose file gives no score, and that is for another text or does not say which. */
const UNKNOWN_SCORE = 50;

function asMatch(found: FileSuggestionTable, text: Text, lang: string, changedAt: number): MemoryMatch {
  const { segmentId, position, target, origin } = found;
  const source = found.source ?? text;
  const same = found.source !== null && withoutCodes(source).trim() === withoutCodes(text).trim();
  const score = Math.round(found.score ?? (same ? 100 : UNKNOWN_SCORE));
  return {
    unitId: `file ${segmentId} ${position}`,
    kind: same ? 'exact' : 'fuzzy',
    part: 'segment',
    span: { start: 0, end: text.length },
    similarity: score,
    score,
    penalties: [],
    source,
    target,
    pieces: wordDiff(withoutCodes(source), withoutCodes(text), lang),
    author: origin,
    origin: 'import',
    changedAt,
    segmentId: null,
  };
}

/**
 * `matches` with the file's proposals for the segment among those of whole segments, best first; what the memory says as well is
 * there once. `changedAt`: when the document came in.
 */
export async function withFileMatches(
  db: Db,
  matches: readonly MemoryMatch[],
  segment: { segmentId: string; text: Text; sourceLang: string; changedAt: number },
): Promise<MemoryMatch[]> {
  const { segmentId, text, sourceLang, changedAt } = segment;
  const known = new Set(matches.map((match) => match.target));
  const own = (await readFileSuggestions(db, segmentId))
    .filter(({ target }) => !known.has(target))
    .map((found) => asMatch(found, text, sourceLang, changedAt));
  const whole = matches.filter(({ part }) => part === 'segment');
  const parts = matches.filter(({ part }) => part !== 'segment');
  return [...[...whole, ...own].sort((a, b) => b.score - a.score), ...parts];
}
