// One act of a person or of the machine: a write transaction with its events, published once it is on disk.
import { badInput } from '../errors.ts';
import type { DomainEvent, EventType } from '../model/event.ts';
import type { Actor } from '../model/user.ts';
import { appendEvents } from '../store/events.ts';
import { readOperation, saveOperation } from '../store/operations.ts';
import type { Db } from '../store/store.ts';
import type { Change } from './change-bus.ts';
import type { Deps } from './deps.ts';
import { followConfirmations } from './memory-keeping.ts';
import { followNotices } from './notices.ts';

/** What is told of an event beyond its type; everything else is null or empty. */
export type EventFacts = Partial<Omit<DomainEvent, 'eventId' | 'type' | 'createdAt'>>;

export type Unit = {
  /** The transaction: the only database to use inside. */
  readonly trx: Db;
  /** The act's one time. */
  readonly now: number;
  /** Adds to the record, answers the event's id; pages that show the document or segment are told after the commit. */
  record(type: EventType, facts: EventFacts): string;
  /** Tells pages of something that is no event (a job's progress). */
  tell(documentId: string, change: Change): void;
};

/** Runs `work` in one write transaction with the events that it records. What it answers is on disk. */
export async function write<Result>(deps: Deps, work: (unit: Unit) => Promise<Result>): Promise<Result> {
  const told: { documentId: string; change: Change }[] = [];
  let newest = 0;
  let count = 0;
  const result = await deps.store.transaction(async (trx) => {
    const events: DomainEvent[] = [];
    const now = deps.now();
    const answer = await work({
      trx,
      now,
      record(type, facts) {
        const { documentId = null, segmentId = null, revisionId = null, versionId = null } = facts;
        const { actorId = null, data = {} } = facts;
        const eventId = deps.newId();
        events.push({
          eventId,
          type,
          documentId,
          segmentId,
          revisionId,
          versionId,
          actorId,
          createdAt: now,
          data,
        });
        const change = changeOf(segmentId);
        if (documentId !== null) told.push({ documentId, change });
        return eventId;
      },
      tell: (documentId, change) => told.push({ documentId, change }),
    });
    newest = await appendEvents(trx, events);
    await followConfirmations(trx, deps.newId, events, now);
    await followNotices(trx, deps.newId, events, now);
    count = events.length;
    return answer;
  });
  deps.bus.ownEvents(newest - count + 1, newest);
  const seen = new Set<string>();
  for (const { documentId, change } of told) {
    const key = `${documentId} ${JSON.stringify(change)}`;
    if (!seen.has(key)) deps.bus.publish(documentId, change);
    seen.add(key);
  }
  return result;
}

/** What pages are told of an event. */
export function changeOf(segmentId: string | null): Change {
  return segmentId === null ? { type: 'document' } : { type: 'segment', segmentId };
}

/**
 * As write, once per person and operation id: a retry answers what the first call answered and writes nothing. `Result` must
 * survive JSON. Throws badInput where the id was used for another verb.
 */
export async function writeOnce<Result>(
  deps: Deps,
  actor: Actor,
  operation: { verb: string; operationId: string },
  work: (unit: Unit) => Promise<Result>,
): Promise<Result> {
  return write(deps, async (unit) => {
    const earlier = await readOperation(unit.trx, actor.userId, operation.operationId);
    if (earlier !== null) {
      if (earlier.verb !== operation.verb) throw badInput('operation.reused');
      return earlier.result as Result;
    }
    const result = await work(unit);
    await saveOperation(unit.trx, { userId: actor.userId, ...operation, result, createdAt: unit.now });
    return result;
  });
}
