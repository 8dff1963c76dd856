// Publications and their correction notes, as stored.
import { grouped } from './grouped.ts';
import type { Db } from './store.ts';

/** `publications` table. Times are milliseconds UTC; `address`: of the published page, or ''. */
export type PublicationTable = {
  publicationId: string;
  documentId: string;
  versionId: string;
  publishedAt: number;
  address: string;
  recordedBy: string;
  recordedAt: number;
};
/** `correctionNotes` table. */
export type CorrectionNoteTable = {
  noteId: string;
  publicationId: string;
  text: string;
  authorId: string;
  createdAt: number;
};

export type Publication = PublicationTable & {
  number: number;
  recorderName: string;
  /** Oldest first. */
  notes: readonly (CorrectionNoteTable & { authorName: string })[];
};

export async function insertPublication(db: Db, publication: PublicationTable): Promise<void> {
  await db.insertInto('publications').values(publication).execute();
}

export async function insertCorrectionNote(db: Db, note: CorrectionNoteTable): Promise<void> {
  await db.insertInto('correctionNotes').values(note).execute();
}

/** The document's publications, newest first. */
export async function readPublications(db: Db, documentId: string): Promise<Publication[]> {
  const rows = await db
    .selectFrom('publications')
    .innerJoin('versions', 'versions.versionId', 'publications.versionId')
    .innerJoin('users', 'users.userId', 'publications.recordedBy')
    .selectAll('publications')
    .select(['versions.number', 'users.name as recorderName'])
    .where('publications.documentId', '=', documentId)
    .orderBy('publications.publishedAt', 'desc')
    .orderBy('publications.recordedAt', 'desc')
    .execute();
  if (rows.length === 0) return [];
  const notes = await db
    .selectFrom('correctionNotes')
    .innerJoin('publications', 'publications.publicationId', 'correctionNotes.publicationId')
    .innerJoin('users', 'users.userId', 'correctionNotes.authorId')
    .selectAll('correctionNotes')
    .select('users.name as authorName')
    .where('publications.documentId', '=', documentId)
    .orderBy('correctionNotes.createdAt')
    .execute();
  const byPublication = grouped(notes, (note) => note.publicationId);
  return rows.map((row) => ({ ...row, notes: byPublication.get(row.publicationId) ?? [] }));
}

/** The document's newest publication, or null. */
export async function newestPublication(
  db: Db,
  documentId: string,
): Promise<{ publicationId: string; versionId: string; number: number; publishedAt: number } | null> {
  const row = await db
    .selectFrom('publications')
    .innerJoin('versions', 'versions.versionId', 'publications.versionId')
    .select([
      'publications.publicationId',
      'publications.versionId',
      'publications.publishedAt',
      'versions.number',
    ])
    .where('publications.documentId', '=', documentId)
    .orderBy('publications.publishedAt', 'desc')
    .orderBy('publications.recordedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** The target revisions that a version holds, by segment; null where it holds none. */
export async function versionRevisions(db: Db, versionId: string): Promise<Map<string, string | null>> {
  const rows = await db
    .selectFrom('versionItems')
    .select(['segmentId', 'targetRevisionId'])
    .where('versionId', '=', versionId)
    .execute();
  return new Map(rows.map((row) => [row.segmentId, row.targetRevisionId]));
}
