// Narrowing a search to segments in which a check finds something that nobody has dismissed.
import { CHECKS, type CheckId, type Issue } from '../checks/index.ts';
import { readDismissals } from '../store/dismissals.ts';
import { grouped } from '../store/grouped.ts';
import type { SearchedDocument, SearchedSegment } from '../store/search.ts';
import { consistencyOf } from './consistency.ts';
import type { Deps } from './deps.ts';
import { judge, openIssues } from './judged-issues.ts';
import { checkBasis, issuesOfSegments } from './kept-issues.ts';

/** Ids of those among `asked` in which the check finds an issue. `rows`: every segment of the documents. */
export async function segmentsWithIssue(
  deps: Deps,
  check: CheckId,
  documents: readonly SearchedDocument[],
  rows: ReadonlyMap<string, readonly SearchedSegment[]>,
  asked: readonly SearchedSegment[],
): Promise<Set<string>> {
  const issues = await issuesOf(deps, check, documents, rows, asked);
  const flagged = asked.filter(({ segmentId }) => issues.get(segmentId)?.some((one) => one.check === check));
  const found = new Set<string>();
  for (const [documentId, segments] of grouped(flagged, (segment) => segment.documentId)) {
    const dismissals = await readDismissals(deps.store.db, { documentId });
    for (const { segmentId, source, target } of segments) {
      const texts = { source, target: target ?? '' };
      const judged = judge(issues.get(segmentId)!, texts, dismissals.get(segmentId) ?? []);
      if (openIssues(judged).some((one) => one.check === check)) found.add(segmentId);
    }
  }
  return found;
}

async function issuesOf(
  deps: Deps,
  check: CheckId,
  documents: readonly SearchedDocument[],
  rows: ReadonlyMap<string, readonly SearchedSegment[]>,
  asked: readonly SearchedSegment[],
): Promise<ReadonlyMap<string, readonly Issue[]>> {
  const found = new Map<string, readonly Issue[]>();
  const add = (more: ReadonlyMap<string, readonly Issue[]>) => {
    for (const [segmentId, issues] of more) found.set(segmentId, issues);
  };
  if (CHECKS.find(({ id }) => id === check)?.scope === 'document') {
    for (const document of documents) {
      const consistency = await consistencyOf(deps.store, document);
      for (const { segmentId, source, target } of rows.get(document.documentId) ?? []) {
        const issues = consistency({ segmentId, source, target: target ?? '' });
        if (issues.length > 0) found.set(segmentId, issues);
      }
    }
    return found;
  }
  const own = grouped(asked, (segment) => segment.documentId);
  for (const alike of grouped(documents, (one) => `${one.projectId} ${one.sourceLang}`).values()) {
    const { projectId, sourceLang } = alike[0]!;
    const segments = alike.flatMap(({ documentId }) => own.get(documentId) ?? []);
    const basis = await checkBasis(deps, projectId);
    const options = { budgetMs: Number.POSITIVE_INFINITY, check };
    add((await issuesOfSegments(deps, basis, sourceLang, segments, options)).issues);
  }
  return found;
}
