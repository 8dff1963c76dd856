// The record as auditors read it: filtered by person, document, kind and time, the newest first, page by page.
import type { EventType } from '../model/event.ts';
import { type StoredEvent, toEvent } from './events.ts';
import { type Viewer, visibleTo } from './project-members.ts';
import type { Db } from './store.ts';

export type AuditFilter = {
  actorId?: string;
  documentId?: string;
  types?: readonly EventType[];
  /** Milliseconds UTC: from this on, before that. */
  from?: number;
  until?: number;
  /** Whose eyes it is for: what is about a document hidden from them is left out. */
  viewer: Viewer;
  /** Without what is about no document. */
  documentsOnly?: boolean;
};

export type AuditEvent = StoredEvent & {
  actorName: string | null;
  actorLogin: string | null;
  documentTitle: string | null;
  /** Whether the document is in the bin. */
  binned: boolean;
};

/** Where the events of a time begin in the record; null: after its end. */
async function placeOf(db: Db, time: number): Promise<number | null> {
  const row = await db
    .selectFrom('events')
    .select('sequence')
    .where('createdAt', '>=', time)
    .orderBy('createdAt')
    .orderBy('sequence')
    .limit(1)
    .executeTakeFirst();
  return row?.sequence ?? null;
}

/** At most `limit` events before place `before` (null: from the end), the newest first. */
export async function readAudit(
  db: Db,
  filter: AuditFilter,
  page: { before: number | null; limit: number },
): Promise<AuditEvent[]> {
  const { actorId, documentId, types, from, until, documentsOnly, viewer } = filter;
  let query = db
    .selectFrom('events')
    .leftJoin('users', 'users.userId', 'events.actorId')
    .leftJoin('documents', 'documents.documentId', 'events.documentId')
    .leftJoin('binnedDocuments', 'binnedDocuments.documentId', 'events.documentId')
    .selectAll('events')
    .select([
      'users.name as actorName',
      'users.login as actorLogin',
      'documents.title as documentTitle',
      'binnedDocuments.deletedAt',
    ])
    .where(visibleTo(viewer, 'events.documentId'));
  if (page.before !== null) query = query.where('events.sequence', '<', page.before);
  if (actorId !== undefined) query = query.where('events.actorId', '=', actorId);
  if (documentId !== undefined) query = query.where('events.documentId', '=', documentId);
  if (types !== undefined) query = query.where('events.type', 'in', types);
  if (documentsOnly) query = query.where('events.documentId', 'is not', null);
  // The record grows with time, so that a time is a place in it; a clock set back moves a few events past the edge.
  if (from !== undefined) {
    const first = await placeOf(db, from);
    if (first === null) return [];
    query = query.where('events.sequence', '>=', first);
  }
  if (until !== undefined) {
    const end = await placeOf(db, until);
    if (end !== null) query = query.where('events.sequence', '<', end);
  }
  const rows = await query.orderBy('events.sequence', 'desc').limit(page.limit).execute();
  return rows.map(({ actorName, actorLogin, documentTitle, deletedAt, ...row }) => ({
    ...toEvent(row),
    actorName,
    actorLogin,
    documentTitle,
    binned: deletedAt !== null,
  }));
}
