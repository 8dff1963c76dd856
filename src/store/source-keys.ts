// Keys of sources (memory/keys.ts), by which segments that say the same in Indonesian find one another.
import { chunks } from './chunks.ts';
import type { Db } from './store.ts';

/** `key`: of the segment's whole source or of one of its sentences. */
export type SourceKeyTable = { key: number; segmentId: string };

export async function insertSourceKeys(db: Db, keys: readonly SourceKeyTable[]): Promise<void> {
  for (const some of chunks(keys)) {
    await db
      .insertInto('sourceKeys')
      .values([...some])
      .onConflict((c) => c.doNothing())
      .execute();
  }
}

/** Forgets what a segment said before its source changed. */
export async function deleteSourceKeys(db: Db, segmentId: string): Promise<void> {
  await db.deleteFrom('sourceKeys').where('segmentId', '=', segmentId).execute();
}

export type KeyedSegment = {
  segmentId: string;
  documentId: string;
  title: string;
  sourceLang: string;
  targetLang: string;
};

/** Segments of a project with one of the keys, newest document first, in reading order, `limit` at most. */
export async function segmentsWithKeys(
  db: Db,
  projectId: string,
  keys: readonly number[],
  limit: number,
): Promise<KeyedSegment[]> {
  if (keys.length === 0) return [];
  return db
    .selectFrom('sourceKeys')
    .innerJoin('segments', 'segments.segmentId', 'sourceKeys.segmentId')
    .innerJoin('paragraphs', 'paragraphs.paragraphId', 'segments.paragraphId')
    .innerJoin('documents', 'documents.documentId', 'segments.documentId')
    .leftJoin('binnedDocuments', 'binnedDocuments.documentId', 'documents.documentId')
    .select([
      'segments.segmentId',
      'documents.documentId',
      'documents.title',
      'documents.sourceLang',
      'documents.targetLang',
    ])
    .distinct()
    .where('sourceKeys.key', 'in', [...keys])
    .where('documents.projectId', '=', projectId)
    .where('binnedDocuments.documentId', 'is', null)
    .orderBy('documents.createdAt', 'desc')
    .orderBy('documents.documentId', 'desc')
    .orderBy('paragraphs.position')
    .orderBy('segments.position')
    .limit(limit)
    .execute();
}
