// What search goes through: documents in a fixed order, and their segments with both current texts in one query.
import type { ParagraphKind } from '../model/paragraph.ts';
import type { Origin } from '../model/revision.ts';
import { notBinned } from './bin.ts';
import { type Viewer, visibleTo } from './project-members.ts';
import type { Db } from './store.ts';

export type SearchedDocument = {
  documentId: string;
  title: string;
  projectId: string;
  sourceLang: string;
  targetLang: string;
  segments: number;
};

const COLUMNS = [
  'documents.documentId',
  'documents.title',
  'documents.projectId',
  'documents.sourceLang',
  'documents.targetLang',
] as const;

/** Every document that the viewer may see (or the one), newest first: an order that no edit changes. */
export async function searchedDocuments(
  db: Db,
  documentId: string | null,
  viewer: Viewer,
): Promise<SearchedDocument[]> {
  const rows = await db
    .selectFrom('documents')
    .innerJoin('segments', 'segments.documentId', 'documents.documentId')
    .select(COLUMNS)
    .select((e) => e.fn.countAll().as('segments'))
    .where(notBinned('documents.documentId'))
    .where(visibleTo(viewer, 'documents.documentId'))
    .$if(documentId !== null, (q) => q.where('documents.documentId', '=', documentId!))
    .groupBy([...COLUMNS, 'documents.createdAt'])
    .orderBy('documents.createdAt', 'desc')
    .orderBy('documents.documentId', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, segments: Number(row.segments) }));
}

export type SearchedSegment = {
  documentId: string;
  segmentId: string;
  paragraphId: string;
  kind: ParagraphKind;
  /** JSON of the paragraph's notes and of the segment's code table: read only where something is found. */
  notes: string;
  codes: string;
  source: string | null;
  sourceRevisionId: string | null;
  target: string | null;
  revisionId: string | null;
  number: number | null;
  origin: Origin | null;
  authorId: string | null;
  createdAt: number | null;
};

/** The segments of some documents in reading order, document by document. */
export async function searchedSegments(db: Db, documentIds: readonly string[]): Promise<SearchedSegment[]> {
  return db
    .selectFrom('segments')
    .innerJoin('paragraphs', 'paragraphs.paragraphId', 'segments.paragraphId')
    .leftJoin('revisions as source', (join) =>
      join
        .onRef('source.segmentId', '=', 'segments.segmentId')
        .on('source.side', '=', 'source')
        .on('source.number', '=', (e) =>
          e
            .selectFrom('revisions as newer')
            .select((f) => f.fn.max('newer.number').as('number'))
            .whereRef('newer.segmentId', '=', 'segments.segmentId')
            .where('newer.side', '=', 'source'),
        ),
    )
    .leftJoin('revisions as target', (join) =>
      join
        .onRef('target.segmentId', '=', 'segments.segmentId')
        .on('target.side', '=', 'target')
        .on('target.number', '=', (e) =>
          e
            .selectFrom('revisions as newer')
            .select((f) => f.fn.max('newer.number').as('number'))
            .whereRef('newer.segmentId', '=', 'segments.segmentId')
            .where('newer.side', '=', 'target'),
        ),
    )
    .select([
      'segments.documentId',
      'segments.segmentId',
      'segments.paragraphId',
      'segments.codes',
      'paragraphs.kind',
      'paragraphs.notes',
      'source.text as source',
      'source.revisionId as sourceRevisionId',
      'target.text as target',
      'target.revisionId',
      'target.number',
      'target.origin',
      'target.authorId',
      'target.createdAt',
    ])
    .where('segments.documentId', 'in', documentIds)
    .orderBy('segments.documentId')
    .orderBy('paragraphs.position')
    .orderBy('segments.position')
    .execute();
}

/** Editors' remarks on segments of some documents, oldest first; `data` is the event's JSON. */
export async function remarksIn(
  db: Db,
  documentIds: readonly string[],
): Promise<{ segmentId: string; data: string; authorName: string | null; createdAt: number }[]> {
  const rows = await db
    .selectFrom('events')
    .leftJoin('users', 'users.userId', 'events.actorId')
    .select(['events.segmentId', 'events.data', 'events.createdAt', 'users.name as authorName'])
    .where('events.type', '=', 'segment.remarked')
    .where('events.documentId', 'in', documentIds)
    .orderBy('events.sequence')
    .execute();
  return rows.flatMap(({ segmentId, ...row }) => (segmentId === null ? [] : [{ segmentId, ...row }]));
}

/** Comments on segments of some documents, oldest first. */
export async function commentsIn(
  db: Db,
  documentIds: readonly string[],
): Promise<{ segmentId: string; text: string; authorName: string }[]> {
  return db
    .selectFrom('comments')
    .innerJoin('threads', 'threads.threadId', 'comments.threadId')
    .innerJoin('users', 'users.userId', 'comments.authorId')
    .select(['threads.segmentId', 'comments.text', 'users.name as authorName'])
    .where('threads.documentId', 'in', documentIds)
    .orderBy('comments.createdAt')
    .execute();
}
