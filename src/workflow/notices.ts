// Notices: who is to be told of an event, and the inbox in which they find it.
import type { DomainEvent } from '../model/event.ts';
import type { Notice } from '../model/notice.ts';
import type { Actor, Language } from '../model/user.ts';
import { threadAuthors } from '../store/comments.ts';
import { grouped } from '../store/grouped.ts';
import {
  countUnreadNotices,
  insertNotices,
  markNoticesMailed,
  markNoticesRead,
  type NoticeTable,
  readNotices,
  readUnmailed,
} from '../store/notices.ts';
import type { Db } from '../store/store.ts';
import { readVersion } from '../store/versions.ts';
import type { Deps } from './deps.ts';

/** How many notices the inbox shows. */
const SHOWN = 200;
/** How many notices are mailed at a time; the rest goes the next time. */
const MOST_MAILED = 500;

type Told = Pick<NoticeTable, 'userId' | 'kind'> & Partial<NoticeTable>;

/** Who is told of an event, and what. Nobody is told of what they did themselves. */
async function toldOf(trx: Db, event: DomainEvent): Promise<Told[]> {
  const { type, data, versionId } = event;
  if (type === 'comment.added') {
    const threadId = String(data.threadId);
    const text = String(data.text);
    const mentioned = data.mentioned as string[];
    const others = (await threadAuthors(trx, threadId)).filter((userId) => !mentioned.includes(userId));
    return [
      ...mentioned.map((userId) => ({ userId, kind: 'mention' as const, threadId, text })),
      ...others.map((userId) => ({ userId, kind: 'answer' as const, threadId, text })),
    ];
  }
  if (type === 'segment.claimed') return [{ userId: String(data.userId), kind: 'handed-over' }];
  if (versionId === null || (type !== 'version.changes-requested' && type !== 'version.approved')) return [];
  const version = await readVersion(trx, versionId);
  if (version === null) return [];
  const kind = type === 'version.approved' ? 'approved' : 'changes-requested';
  const about = { versionNumber: version.number, text: version.decisionNote };
  return [{ userId: version.submittedBy, kind, ...about }];
}

/** Writes the notices of events, in the transaction that they are written in. */
export async function followNotices(
  trx: Db,
  newId: () => string,
  events: readonly DomainEvent[],
  now: number,
): Promise<void> {
  const notices: NoticeTable[] = [];
  for (const event of events) {
    const { actorId, documentId, segmentId } = event;
    if (documentId === null) continue;
    for (const told of await toldOf(trx, event)) {
      if (told.userId === actorId) continue;
      // Several segments handed over at once are one piece of news.
      const same = (other: NoticeTable) => other.userId === told.userId && told.kind === 'handed-over';
      if (notices.some(same)) continue;
      const nothing = { threadId: null, versionNumber: null, text: '', readAt: null, mailedAt: null };
      notices.push({
        noticeId: newId(),
        actorId,
        documentId,
        segmentId,
        createdAt: now,
        ...nothing,
        ...told,
      });
    }
  }
  await insertNotices(trx, notices);
}

/** The person's notices, newest first. */
export async function readInbox(deps: Deps, actor: Actor): Promise<Notice[]> {
  return readNotices(deps.store.db, actor, SHOWN);
}

export async function countUnread(deps: Deps, actor: Actor): Promise<number> {
  return countUnreadNotices(deps.store.db, actor);
}

/** Marks own notices as read: all of them, one, or those about a segment that is being looked at. */
export async function markRead(
  deps: Deps,
  actor: Actor,
  which: { noticeId?: string; segmentId?: string },
): Promise<void> {
  const now = deps.now();
  await deps.store.transaction((trx) => markNoticesRead(trx, actor.userId, which, now));
}

/** People with an address, each with what they have not read of what was told before `before` and not mailed yet, oldest first. */
export async function noticesToMail(
  deps: Deps,
  before: number,
): Promise<{ email: string; language: Language | null; notices: Notice[] }[]> {
  const waiting = await readUnmailed(deps.store.db, before, MOST_MAILED);
  return [...grouped(waiting, (notice) => notice.userId).values()].map((notices) => {
    const { email, language } = notices[0]!;
    return { email, language, notices };
  });
}

export async function markMailed(deps: Deps, noticeIds: readonly string[]): Promise<void> {
  const now = deps.now();
  await deps.store.transaction((trx) => markNoticesMailed(trx, noticeIds, now));
}
