// Narrowing a search to segments in which a check finds something that nobody has dismissed.
import { CHECKS, type CheckId, checkNeighbours, type Issue } from '../checks/index.ts';
import { readDismissals } from '../store/dismissals.ts';
import type { SearchedSegment } from '../store/search.ts';
import type { Deps } from './deps.ts';
import { judge, openIssues } from './judged-issues.ts';
import { checkBasis, issuesOfSegments } from './kept-issues.ts';

/** Ids of those among `asked` in which the check finds an issue. `all`: the whole document, which they belong to. */
export async function segmentsWithIssue(
  deps: Deps,
  check: CheckId,
  document: { documentId: string; projectId: string; sourceLang: string },
  all: readonly SearchedSegment[],
  asked: readonly SearchedSegment[],
): Promise<Set<string>> {
  const issues = await issuesOf(deps, check, document, all, asked);
  const flagged = asked.filter(({ segmentId }) => issues.get(segmentId)?.some((one) => one.check === check));
  if (flagged.length === 0) return new Set();
  const dismissals = await readDismissals(deps.store.db, { documentId: document.documentId });
  const standing = flagged.filter(({ segmentId, source, target }) => {
    const judged = judge(
      issues.get(segmentId)!,
      { source, target: target ?? '' },
      dismissals.get(segmentId) ?? [],
    );
    return openIssues(judged).some((one) => one.check === check);
  });
  return new Set(standing.map(({ segmentId }) => segmentId));
}

async function issuesOf(
  deps: Deps,
  check: CheckId,
  { projectId, sourceLang }: { projectId: string; sourceLang: string },
  all: readonly SearchedSegment[],
  asked: readonly SearchedSegment[],
): Promise<ReadonlyMap<string, readonly Issue[]>> {
  if (CHECKS.find(({ id }) => id === check)?.scope === 'document') {
    const neighbours = all.flatMap(({ segmentId, source, target }) =>
      source === null || target === null ? [] : [{ segmentId, source, target }],
    );
    return checkNeighbours(neighbours);
  }
  const basis = await checkBasis(deps, projectId);
  const options = { budgetMs: Number.POSITIVE_INFINITY };
  return (await issuesOfSegments(deps, basis, sourceLang, asked, options)).issues;
}
