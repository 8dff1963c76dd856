// Findings: what the checks found in each segment, and how far each document has been checked. All of it can be made again.
import { notBinned } from './bin.ts';
import { chunks } from './chunks.ts';
import { type Scope, scopedQuery } from './scoped-query.ts';
import type { Db } from './store.ts';

/**
 * `findings` table. `texts`: everything that the issues depend on but the glossary, `glossary`: the state of the glossary that
 * they hold for, `terms`: a hash of what it said of the segment; `issues`: JSON.
 */
export type FindingTable = {
  segmentId: string;
  documentId: string;
  texts: string;
  glossary: string;
  terms: string;
  issues: string;
};

/** `checkedDocuments` table. `sequence`: the record's length when the document was checked; `basis`: glossary and settings. */
export type CheckedDocumentTable = { documentId: string; sequence: number; basis: string };

const kept = scopedQuery((db, scope) =>
  db
    .selectFrom('findings')
    .selectAll()
    .$if(scope.documentId !== undefined, (q) => q.where('documentId', '=', scope.documentId!))
    .$if(scope.segmentId !== undefined, (q) => q.where('segmentId', '=', scope.segmentId!)),
);

/** What is kept of the scope's segments, by segment. */
export async function readFindings(db: Db, scope: Scope): Promise<Map<string, FindingTable>> {
  return new Map((await kept(db, scope)).map((row) => [row.segmentId, row]));
}

/** As readFindings for some documents at once. */
export async function findingsIn(db: Db, documentIds: readonly string[]): Promise<Map<string, FindingTable>> {
  const found = new Map<string, FindingTable>();
  for (const some of chunks(documentIds)) {
    const rows = await db
      .selectFrom('findings')
      .selectAll()
      .where('documentId', 'in', [...some])
      .execute();
    for (const row of rows) found.set(row.segmentId, row);
  }
  return found;
}

export async function putFindings(db: Db, findings: readonly FindingTable[]): Promise<void> {
  for (const some of chunks(findings)) {
    await db
      .insertInto('findings')
      .values([...some])
      .onConflict((conflict) =>
        conflict.column('segmentId').doUpdateSet((e) => ({
          texts: e.ref('excluded.texts'),
          glossary: e.ref('excluded.glossary'),
          terms: e.ref('excluded.terms'),
          issues: e.ref('excluded.issues'),
        })),
      )
      .execute();
  }
}

export type DocumentToCheck = {
  documentId: string;
  projectId: string;
  sourceLang: string;
  /** Of the newest event about the document; 0: none. */
  newest: number;
  /** When it was last checked; null: never. */
  sequence: number | null;
  basis: string | null;
};

/** Every document with how far it has been checked, newest first. */
export async function documentsToCheck(db: Db): Promise<DocumentToCheck[]> {
  const rows = await db
    .selectFrom('documents')
    .leftJoin('checkedDocuments', 'checkedDocuments.documentId', 'documents.documentId')
    .select([
      'documents.documentId',
      'documents.projectId',
      'documents.sourceLang',
      'checkedDocuments.sequence',
      'checkedDocuments.basis',
    ])
    .select((e) =>
      e
        .selectFrom('events')
        .select((f) => f.fn.max('events.sequence').as('newest'))
        .whereRef('events.documentId', '=', 'documents.documentId')
        .as('newest'),
    )
    .where(notBinned('documents.documentId'))
    .orderBy('documents.createdAt', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, newest: Number(row.newest ?? 0) }));
}

export async function putCheckedDocument(db: Db, checked: CheckedDocumentTable): Promise<void> {
  const { sequence, basis } = checked;
  await db
    .insertInto('checkedDocuments')
    .values(checked)
    .onConflict((conflict) => conflict.column('documentId').doUpdateSet({ sequence, basis }))
    .execute();
}
