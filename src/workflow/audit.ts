// The audit: who did what to which document, for administrators; editors read what is about documents.
import { EVENT_TYPES, type EventType } from '../model/event.ts';
import type { Actor } from '../model/user.ts';
import { type AuditEvent, type AuditFilter, readAudit } from '../store/audit.ts';
import { readDocuments } from '../store/documents.ts';
import { readUsers } from '../store/users.ts';
import { permit } from './access.ts';
import type { Deps } from './deps.ts';

export type { AuditEvent };

/** What events are about: the part of their type before the dot. */
export const EVENT_KINDS = [...new Set(EVENT_TYPES.map((type) => type.split('.')[0]!))];

export type AuditQuery = Omit<AuditFilter, 'types' | 'documentsOnly' | 'viewer'> & { kind?: string };

function filterOf(actor: Actor, { kind, ...query }: AuditQuery): AuditFilter {
  const types: EventType[] = EVENT_TYPES.filter((type) => type.startsWith(`${kind}.`));
  return {
    ...query,
    ...(kind === undefined ? {} : { types }),
    viewer: actor,
    ...(actor.role === 'admin' ? {} : { documentsOnly: true }),
  };
}

/** One page of the record, the newest first; `next`: the place that the page after begins before. Throws forbidden. */
export async function auditPage(
  deps: Deps,
  actor: Actor,
  query: AuditQuery,
  page: { before: number | null; limit: number },
): Promise<{ events: AuditEvent[]; next: number | null }> {
  permit(actor, 'audit.read');
  const { before, limit } = page;
  const found = await readAudit(deps.store.db, filterOf(actor, query), { before, limit: limit + 1 });
  const events = found.slice(0, limit);
  return { events, next: found.length > limit ? events.at(-1)!.sequence : null };
}

const PIECE = 1000;

/** The whole record that the query asks for, the newest first, piece by piece. Throws forbidden. */
export async function* auditPieces(
  deps: Deps,
  actor: Actor,
  query: AuditQuery,
): AsyncGenerator<AuditEvent[]> {
  let before: number | null = null;
  do {
    const { events, next } = await auditPage(deps, actor, query, { before, limit: PIECE });
    yield events;
    before = next;
  } while (before !== null);
}

/** What the record can be narrowed to. Throws forbidden. */
export async function auditChoices(
  deps: Deps,
  actor: Actor,
): Promise<{
  people: { userId: string; name: string }[];
  documents: { documentId: string; title: string }[];
}> {
  permit(actor, 'audit.read');
  const { db } = deps.store;
  const people = (await readUsers(db, deps.now())).map(({ userId, name }) => ({ userId, name }));
  return {
    people: people.sort((a, b) => a.name.localeCompare(b.name)),
    documents: (await readDocuments(db, actor)).map(({ documentId, title }) => ({ documentId, title })),
  };
}
