// Comments: threads on a segment or on words of it; resolving and reopening them.
import { badInput, notFound } from '../errors.ts';
import { mentionsIn, type Thread, type ThreadAnchor } from '../model/comment.ts';
import type { Actor } from '../model/user.ts';
import { findThread, insertComment, insertThread, readThreads, resolveThread } from '../store/comments.ts';
import { markNoticesRead } from '../store/notices.ts';
import { findUser, readUsers } from '../store/users.ts';
import { permit, readableDocument, readableSegment, roleOn } from './access.ts';
import type { Deps } from './deps.ts';
import { writeOnce } from './write.ts';

/** The longest comment, in UTF-16 units. */
const LONGEST = 4000;
const LONGEST_QUOTE = 500;

export type CommentInput = {
  segmentId: string;
  /** The thread that it answers; null: it begins one. */
  threadId: string | null;
  text: string;
  /** For a thread that begins: the words that it is about. */
  anchor: ThreadAnchor | null;
  operationId: string;
};

/**
 * Adds a comment; an answer reopens a resolved thread. Throws badInput `comment.empty`, `comment.long`, `comment.nobody` (an
 * @name that is nobody's), notFound.
 */
export async function addComment(
  deps: Deps,
  actor: Actor,
  input: CommentInput,
): Promise<{ threadId: string; commentId: string }> {
  permit(actor, 'comment.add');
  const { segmentId, anchor, operationId } = input;
  const text = input.text.trim();
  if (text === '') throw badInput('comment.empty');
  if (text.length > LONGEST) throw badInput('comment.long', { max: LONGEST });
  return writeOnce(deps, actor, { verb: 'comment', operationId }, async (unit) => {
    const { documentId } = await readableSegment(unit.trx, actor, segmentId);
    const mentioned: string[] = [];
    for (const login of mentionsIn(text)) {
      const person = await findUser(unit.trx, { login });
      if (person === null || !person.active) throw badInput('comment.nobody', { login });
      if ((await roleOn(unit.trx, person, documentId)) === null)
        throw badInput('comment.outsider', { login });
      mentioned.push(person.userId);
    }
    let { threadId } = input;
    if (threadId === null) {
      threadId = deps.newId();
      const about = anchor === null ? null : { ...anchor, quote: anchor.quote.slice(0, LONGEST_QUOTE) };
      await insertThread(unit.trx, { threadId, documentId, segmentId, createdAt: unit.now }, about);
    } else {
      const thread = await findThread(unit.trx, threadId);
      if (thread?.segmentId !== segmentId) throw notFound();
      if (thread.resolvedAt !== null) await resolveThread(unit.trx, threadId, null);
    }
    // Who answers has read what was said.
    await markNoticesRead(unit.trx, actor.userId, { segmentId }, unit.now);
    const commentId = deps.newId();
    const authorId = actor.userId;
    await insertComment(unit.trx, { commentId, threadId, authorId, text, createdAt: unit.now });
    const data = { threadId, commentId, text, mentioned };
    unit.record('comment.added', { documentId, segmentId, actorId: authorId, data });
    return { threadId, commentId };
  });
}

/** Resolves a thread or opens it again; nothing happens where it is so already. Throws notFound. */
export async function setResolved(
  deps: Deps,
  actor: Actor,
  input: { threadId: string; resolved: boolean; operationId: string },
): Promise<{ documentId: string; segmentId: string }> {
  permit(actor, 'thread.resolve');
  const { threadId, resolved, operationId } = input;
  return writeOnce(deps, actor, { verb: 'resolve', operationId }, async (unit) => {
    const thread = await findThread(unit.trx, threadId);
    if (thread === null) throw notFound();
    const { documentId, segmentId } = thread;
    await readableDocument(unit.trx, actor, documentId);
    if ((thread.resolvedAt !== null) !== resolved) {
      await resolveThread(unit.trx, threadId, resolved ? { userId: actor.userId, at: unit.now } : null);
      const type = resolved ? 'thread.resolved' : 'thread.reopened';
      unit.record(type, { documentId, segmentId, actorId: actor.userId, data: { threadId } });
    }
    return { documentId, segmentId };
  });
}

/** A segment's threads, open ones first. */
export async function segmentThreads(deps: Deps, actor: Actor, segmentId: string): Promise<Thread[]> {
  await readableSegment(deps.store.db, actor, segmentId);
  return readThreads(deps.store.db, segmentId);
}

/** The other people who see the segment's document, whom a comment on it can name. Throws notFound. */
export async function mentionable(
  deps: Deps,
  actor: Actor,
  segmentId: string,
): Promise<{ login: string; name: string }[]> {
  const { db } = deps.store;
  const { documentId } = await readableSegment(db, actor, segmentId);
  const people: { login: string; name: string }[] = [];
  for (const user of await readUsers(db, deps.now())) {
    if (!user.active || user.userId === actor.userId) continue;
    if ((await roleOn(db, user, documentId)) !== null) people.push({ login: user.login, name: user.name });
  }
  return people.sort((a, b) => a.login.localeCompare(b.login));
}
