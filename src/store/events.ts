// Events: appended in the transaction of what they tell, read by document, segment or place in the record.
import type { DomainEvent, EventType } from '../model/event.ts';
import { chunks } from './chunks.ts';
import type { Row } from './schema.ts';
import type { Db } from './store.ts';

/** An event in the record, with its place there. */
export type StoredEvent = DomainEvent & { sequence: number };

export function toEvent(row: Row<'events'>): StoredEvent {
  return { ...row, data: JSON.parse(row.data) as Record<string, unknown> };
}

/** Appends the events in order; answers the sequence of the last one. */
export async function appendEvents(db: Db, events: readonly DomainEvent[]): Promise<number> {
  let last = 0;
  for (const some of chunks(events)) {
    const rows = some.map((event) => ({ ...event, data: JSON.stringify(event.data) }));
    const result = await db.insertInto('events').values(rows).executeTakeFirst();
    last = Number(result.insertId ?? 0);
  }
  return last;
}

export async function lastSequence(db: Db): Promise<number> {
  const row = await db
    .selectFrom('events')
    .select((e) => e.fn.max('sequence').as('sequence'))
    .executeTakeFirst();
  return Number(row?.sequence ?? 0);
}

/** Sequence of the newest event about a document; 0: none. */
export async function newestEvent(db: Db, documentId: string): Promise<number> {
  const row = await db
    .selectFrom('events')
    .select('sequence')
    .where('documentId', '=', documentId)
    .orderBy('createdAt', 'desc')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.sequence ?? 0;
}

/** At most `limit` events after `sequence`, oldest first. */
export async function eventsAfter(db: Db, sequence: number, limit: number): Promise<StoredEvent[]> {
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where('sequence', '>', sequence)
    .orderBy('sequence')
    .limit(limit)
    .execute();
  return rows.map(toEvent);
}

/** An event with its actor's name; null where nobody did it. */
type NamedEvent = StoredEvent & { actorName: string | null };

function withActors(db: Db) {
  return db
    .selectFrom('events')
    .leftJoin('users', 'users.userId', 'events.actorId')
    .selectAll('events')
    .select('users.name as actorName');
}

function toNamedEvent({ actorName, ...row }: Row<'events'> & { actorName: string | null }): NamedEvent {
  return { ...toEvent(row), actorName };
}

/** What was done to a segment, oldest first, with the actors' names. */
export async function segmentEvents(db: Db, segmentId: string): Promise<NamedEvent[]> {
  const rows = await withActors(db).where('segmentId', '=', segmentId).orderBy('sequence').execute();
  return rows.map(toNamedEvent);
}

/** What was done to one revision, oldest first: types, actors and times only. */
export async function revisionEvents(
  db: Db,
  revisionId: string,
): Promise<{ type: EventType; actorId: string | null; createdAt: number }[]> {
  return db
    .selectFrom('events')
    .select(['type', 'actorId', 'createdAt'])
    .where('revisionId', '=', revisionId)
    .orderBy('sequence')
    .execute();
}

/** Events of one type about a version, oldest first. */
export async function versionEvents(db: Db, versionId: string, type: EventType): Promise<StoredEvent[]> {
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where('type', '=', type)
    .where('versionId', '=', versionId)
    .orderBy('sequence')
    .execute();
  return rows.map(toEvent);
}

/** Events of one type about a document, oldest first. */
export async function documentEvents(db: Db, documentId: string, type: EventType): Promise<StoredEvent[]> {
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where('documentId', '=', documentId)
    .where('type', '=', type)
    .orderBy('sequence')
    .execute();
  return rows.map(toEvent);
}

/** Changes of terms, newest first; callers pick their concept's. */
export async function termEvents(db: Db): Promise<NamedEvent[]> {
  const rows = await withActors(db).where('type', '=', 'term.changed').orderBy('sequence', 'desc').execute();
  return rows.map(toNamedEvent);
}

/** One event with its actor's name, or null. */
export async function findEvent(db: Db, eventId: string): Promise<NamedEvent | null> {
  const row = await withActors(db).where('eventId', '=', eventId).executeTakeFirst();
  if (row === undefined) return null;
  return toNamedEvent(row);
}

/** The newest events of one type, newest first, with their actors' names. */
export async function newestEvents(db: Db, type: EventType, limit: number): Promise<NamedEvent[]> {
  const rows = await withActors(db)
    .where('type', '=', type)
    .orderBy('sequence', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toNamedEvent);
}
