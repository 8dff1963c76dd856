// Checking a bilingual file that is in no project: every segment, and the document as a whole.
import type { CheckInput } from '../checks/check.ts';
import { checkNeighbours, checkSegment, type Issue } from '../checks/index.ts';
import { badInput } from '../errors.ts';
import { segmentsOf } from '../formats/format.ts';
import type { Concept } from '../model/term.ts';
import { createTermbase } from '../termbase/termbase.ts';
import { openLanguage } from './language.ts';
import { readPairs } from './read-pairs.ts';

/** A segment of the file with its issues; `number` counts the file's segments from 1. */
export type CheckedSegment = { number: number; source: string; target: string; issues: readonly Issue[] };

/**
 * The file's segments that have issues, in order. `bytes`: any format that reads both languages. Throws AppError
 * (`import.*`, the format's own) as importing does, and `checks.one-language` for the original alone.
 */
export async function checkFile(
  bytes: Uint8Array,
  options: { concepts: readonly Concept[]; variety: CheckInput['settings']['variety'] },
): Promise<{ segments: number; checked: readonly CheckedSegment[] }> {
  const { content, bilingual } = await readPairs(bytes);
  if (!bilingual) throw badInput('checks.one-language');
  const language = openLanguage();
  const termbase = createTermbase(options.concepts, language);
  const segments = content.paragraphs.flatMap((paragraph) =>
    segmentsOf(paragraph).map((segment) => ({ ...segment, kind: paragraph.kind })),
  );
  const neighbours = checkNeighbours(
    segments.flatMap(({ source, target }, at) =>
      source === null ? [] : [{ segmentId: String(at), source, target: target ?? '' }],
    ),
  );
  const checked = segments.flatMap(({ source, target = '', kind, codes = [] }, at): CheckedSegment[] => {
    if (source === null) return [];
    const terms = termbase.check(termbase.find(source, 'id'), target);
    const settings = { variety: options.variety };
    const own = checkSegment({ source, target, kind, codes, terms, settings, language });
    const issues = [...own, ...(neighbours.get(String(at)) ?? [])];
    return issues.length === 0 ? [] : [{ number: at + 1, source, target, issues }];
  });
  return { segments: segments.length, checked };
}
