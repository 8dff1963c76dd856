// All issues of a document, in the order of its text: those that stand and those that were dismissed.
import type { DocumentRecord } from '../model/document.ts';
import { may } from '../model/permissions.ts';
import type { InlineCode, Text } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import { readDismissals } from '../store/dismissals.ts';
import { searchedSegments } from '../store/search.ts';
import { readableDocument, roleOn } from './access.ts';
import { consistencyOf } from './consistency.ts';
import type { Deps } from './deps.ts';
import { type JudgedIssue, judge } from './judged-issues.ts';
import { checkBasis, issuesOfSegments } from './kept-issues.ts';

export type DocumentIssue = {
  segmentId: string;
  /** 1-based place in the document. */
  number: number;
  source: Text;
  target: Text;
  codes: readonly InlineCode[];
  issue: JudgedIssue;
};

export type DocumentChecks = {
  document: DocumentRecord;
  mayEdit: boolean;
  issues: readonly DocumentIssue[];
  segments: number;
  /** Segments that have still to be checked. */
  waiting: number;
};

/** What is not known yet is checked for `budgetMs`; the checker sees to the rest. Throws notFound. */
export async function readDocumentChecks(
  deps: Deps,
  actor: Actor,
  documentId: string,
  budgetMs: number,
): Promise<DocumentChecks> {
  const { db } = deps.store;
  const document = await readableDocument(db, actor, documentId);
  const basis = await checkBasis(deps, document.projectId);
  const segments = await searchedSegments(db, [documentId]);
  const kept = await issuesOfSegments(deps, basis, document.sourceLang, segments, { budgetMs });
  const consistency = await consistencyOf(deps.store, document);
  const dismissals = await readDismissals(db, { documentId });
  const issues = segments.flatMap(({ segmentId, source, target, codes }, at): DocumentIssue[] => {
    if (source === null) return [];
    const texts = { source, target: target ?? '' };
    const found = [...(kept.issues.get(segmentId) ?? []), ...consistency({ segmentId, ...texts })];
    if (found.length === 0) return [];
    const table = codes === '[]' ? [] : (JSON.parse(codes) as InlineCode[]);
    return judge(found, texts, dismissals.get(segmentId) ?? []).map((issue) => ({
      segmentId,
      number: at + 1,
      ...texts,
      codes: table,
      issue,
    }));
  });
  const mayEdit = may(await roleOn(db, actor, documentId), 'segment.edit', false);
  return { document, mayEdit, issues, segments: segments.length, waiting: kept.waiting };
}
