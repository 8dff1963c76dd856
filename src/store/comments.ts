// Threads and comments, as stored.
import type { Comment, Thread, ThreadAnchor, ThreadSide } from '../model/comment.ts';
import { grouped } from './grouped.ts';
import type { Scope } from './scoped-query.ts';
import type { Db } from './store.ts';

/** `threads` table; the three columns of the anchor are null together. */
export type ThreadTable = {
  threadId: string;
  documentId: string;
  segmentId: string;
  side: ThreadSide | null;
  spanStart: number | null;
  spanEnd: number | null;
  quote: string;
  createdAt: number;
  resolvedAt: number | null;
  resolvedBy: string | null;
};
/** `comments` table. */
export type CommentTable = Omit<Comment, 'authorName'>;

export async function insertThread(
  db: Db,
  thread: { threadId: string; documentId: string; segmentId: string; createdAt: number },
  anchor: ThreadAnchor | null,
): Promise<void> {
  await db
    .insertInto('threads')
    .values({
      ...thread,
      side: anchor?.side ?? null,
      spanStart: anchor?.span.start ?? null,
      spanEnd: anchor?.span.end ?? null,
      quote: anchor?.quote ?? '',
      resolvedAt: null,
      resolvedBy: null,
    })
    .execute();
}

export async function insertComment(db: Db, comment: CommentTable): Promise<void> {
  await db.insertInto('comments').values(comment).execute();
}

/** The thread's place, or null where there is none. */
export async function findThread(
  db: Db,
  threadId: string,
): Promise<{ threadId: string; documentId: string; segmentId: string; resolvedAt: number | null } | null> {
  const row = await db
    .selectFrom('threads')
    .select(['threadId', 'documentId', 'segmentId', 'resolvedAt'])
    .where('threadId', '=', threadId)
    .executeTakeFirst();
  return row ?? null;
}

/** `by` null: open again. */
export async function resolveThread(
  db: Db,
  threadId: string,
  by: { userId: string; at: number } | null,
): Promise<void> {
  const values = { resolvedAt: by?.at ?? null, resolvedBy: by?.userId ?? null };
  await db.updateTable('threads').set(values).where('threadId', '=', threadId).execute();
}

/** People who wrote in the thread. */
export async function threadAuthors(db: Db, threadId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('comments')
    .select('authorId')
    .distinct()
    .where('threadId', '=', threadId)
    .execute();
  return rows.map(({ authorId }) => authorId);
}

/** The segment's threads: open ones first, each group oldest first. */
export async function readThreads(db: Db, segmentId: string): Promise<Thread[]> {
  const threads = await db
    .selectFrom('threads')
    .leftJoin('users', 'users.userId', 'threads.resolvedBy')
    .selectAll('threads')
    .select('users.name as resolverName')
    .where('segmentId', '=', segmentId)
    .orderBy('threads.createdAt')
    .execute();
  const comments = await db
    .selectFrom('comments')
    .innerJoin('threads', 'threads.threadId', 'comments.threadId')
    .innerJoin('users', 'users.userId', 'comments.authorId')
    .selectAll('comments')
    .select('users.name as authorName')
    .where('threads.segmentId', '=', segmentId)
    .orderBy('comments.createdAt')
    .orderBy('comments.commentId')
    .execute();
  const byThread = grouped(comments, (comment) => comment.threadId);
  const all = threads.map(({ threadId, side, spanStart, spanEnd, quote, resolvedAt, resolverName }) => ({
    threadId,
    segmentId,
    anchor:
      side === null || spanStart === null || spanEnd === null
        ? null
        : { side, span: { start: spanStart, end: spanEnd }, quote },
    resolvedAt,
    resolvedBy: resolverName,
    comments: byThread.get(threadId) ?? [],
  }));
  return [...all.filter((one) => one.resolvedAt === null), ...all.filter((one) => one.resolvedAt !== null)];
}

/** How many open threads each segment of the scope has; segments without one are left out. */
export async function countOpenThreads(db: Db, scope: Scope): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('threads')
    .select(['segmentId', (e) => e.fn.countAll().as('count')])
    .where('resolvedAt', 'is', null)
    .$if(scope.documentId !== undefined, (q) => q.where('documentId', '=', scope.documentId!))
    .$if(scope.segmentId !== undefined, (q) => q.where('segmentId', '=', scope.segmentId!))
    .groupBy('segmentId')
    .execute();
  return new Map(rows.map(({ segmentId, count }) => [segmentId, Number(count)]));
}
