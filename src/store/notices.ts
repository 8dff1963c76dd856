// Notices, as stored.
import type { Notice } from '../model/notice.ts';
import type { Language } from '../model/user.ts';
import { notBinned } from './bin.ts';
import { chunks } from './chunks.ts';
import { type Viewer, visibleTo, visibleToEach } from './project-members.ts';
import type { Db } from './store.ts';

/** `notices` table. */
export type NoticeTable = Omit<Notice, 'actorName' | 'title' | 'sourceLang'>;

export async function insertNotices(db: Db, notices: readonly NoticeTable[]): Promise<void> {
  for (const some of chunks(notices)) await db.insertInto('notices').values(some).execute();
}

/** The viewer's newest notices of documents that they may see, newest first, at most `limit`. */
export async function readNotices(db: Db, viewer: NonNullable<Viewer>, limit: number): Promise<Notice[]> {
  return db
    .selectFrom('notices')
    .innerJoin('documents', 'documents.documentId', 'notices.documentId')
    .leftJoin('users', 'users.userId', 'notices.actorId')
    .selectAll('notices')
    .select(['documents.title', 'documents.sourceLang', 'users.name as actorName'])
    .where('notices.userId', '=', viewer.userId)
    .where(notBinned('notices.documentId'))
    .where(visibleTo(viewer, 'notices.documentId'))
    .orderBy('notices.createdAt', 'desc')
    .orderBy('notices.noticeId', 'desc')
    .limit(limit)
    .execute();
}

export async function countUnreadNotices(db: Db, viewer: NonNullable<Viewer>): Promise<number> {
  const row = await db
    .selectFrom('notices')
    .select((e) => e.fn.countAll().as('count'))
    .where('userId', '=', viewer.userId)
    .where('readAt', 'is', null)
    .where(notBinned('notices.documentId'))
    .where(visibleTo(viewer, 'notices.documentId'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Marks the person's unread notices as read: all, one, or those of a segment. */
export async function markNoticesRead(
  db: Db,
  userId: string,
  which: { noticeId?: string; segmentId?: string },
  now: number,
): Promise<void> {
  await db
    .updateTable('notices')
    .set({ readAt: now })
    .where('userId', '=', userId)
    .where('readAt', 'is', null)
    .$if(which.noticeId !== undefined, (q) => q.where('noticeId', '=', which.noticeId!))
    .$if(which.segmentId !== undefined, (q) => q.where('segmentId', '=', which.segmentId!))
    .execute();
}

/** Notices of people with an address that are neither read nor mailed, told before `before`, oldest first, at most `limit`. */
export async function readUnmailed(
  db: Db,
  before: number,
  limit: number,
): Promise<(Notice & { email: string; language: Language | null })[]> {
  return db
    .selectFrom('notices')
    .innerJoin('documents', 'documents.documentId', 'notices.documentId')
    .innerJoin('users as reader', 'reader.userId', 'notices.userId')
    .leftJoin('users', 'users.userId', 'notices.actorId')
    .selectAll('notices')
    .select(['documents.title', 'documents.sourceLang', 'users.name as actorName'])
    .select(['reader.email', 'reader.language'])
    .where('notices.readAt', 'is', null)
    .where(notBinned('notices.documentId'))
    .where('notices.mailedAt', 'is', null)
    .where('notices.createdAt', '<=', before)
    .where('reader.email', '!=', '')
    .where('reader.active', '=', 1)
    .where(visibleToEach('reader', 'notices.documentId'))
    .orderBy('notices.createdAt')
    .limit(limit)
    .execute();
}

export async function markNoticesMailed(db: Db, noticeIds: readonly string[], now: number): Promise<void> {
  for (const some of chunks(noticeIds)) {
    await db.updateTable('notices').set({ mailedAt: now }).where('noticeId', 'in', some).execute();
  }
}
