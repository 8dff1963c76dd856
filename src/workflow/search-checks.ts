// Narrowing a search to segments in which a check finds something.
import { setImmediate as breathe } from 'node:timers/promises';
import { CHECKS, type CheckId, checkNeighbours, checkSegment } from '../checks/index.ts';
import type { InlineCode } from '../model/text.ts';
import type { SearchedSegment } from '../store/search.ts';
import { readSpelling } from './check-settings.ts';
import type { Deps } from './deps.ts';
import { openLanguage } from './language.ts';

/** Segments that are checked before others get a turn: some tens of milliseconds. */
const TURN = 25;

/** Ids of those among `asked` in which the check finds an issue. `all`: the whole document, which they belong to. */
export async function segmentsWithIssue(
  deps: Deps,
  check: CheckId,
  document: { projectId: string; sourceLang: string },
  all: readonly SearchedSegment[],
  asked: readonly SearchedSegment[],
): Promise<Set<string>> {
  if (CHECKS.find(({ id }) => id === check)?.scope === 'document') {
    const neighbours = all.flatMap(({ segmentId, source, target }) =>
      source === null || target === null ? [] : [{ segmentId, source, target }],
    );
    const found = [...checkNeighbours(neighbours)];
    return new Set(found.filter(([, issues]) => issues.some((one) => one.check === check)).map(([id]) => id));
  }
  const termbase = await deps.termbase.forProject(document.projectId);
  const variety = await readSpelling(deps.store.db, document.projectId);
  const language = openLanguage();
  const found = new Set<string>();
  for (const [index, { segmentId, source, target, kind, codes }] of asked.entries()) {
    if (index % TURN === TURN - 1) await breathe();
    if (source === null) continue;
    const english = target ?? '';
    const issues = checkSegment({
      source,
      target: english,
      kind,
      codes: codes === '[]' ? [] : (JSON.parse(codes) as InlineCode[]),
      terms: termbase.check(termbase.find(source, document.sourceLang), english),
      settings: { variety },
      language,
    });
    if (issues.some((one) => one.check === check)) found.add(segmentId);
  }
  return found;
}
