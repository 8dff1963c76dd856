// The inbox: what a person is told of, and what waits for them.
import { Router } from 'express';
import { z } from 'zod';
import type { Notice } from '../model/notice.ts';
import type { Deps } from '../workflow/deps.ts';
import { waitingFor } from '../workflow/document-list.ts';
import { markRead, readInbox } from '../workflow/notices.ts';
import { actorOf, parsed } from './request.ts';

const readForm = z.object({ notice: z.string().max(64).default(''), next: z.string().max(300).default('') });

/** Where a notice leads: a path of this server. */
export function noticeAddress({ kind, documentId, segmentId, versionNumber }: Notice): string {
  const document = `/documents/${documentId}`;
  if (kind === 'mention' || kind === 'answer') return `${document}?edit=${segmentId}&panel=comments#comments`;
  if (kind === 'handed-over') return `${document}?filter=mine`;
  return kind === 'approved' ? `${document}/versions/${versionNumber}` : document;
}

export function inboxRouter(deps: Deps): Router {
  const router = Router();

  router.get('/inbox', async (_req, res) => {
    const actor = actorOf(res);
    const [notices, waiting] = await Promise.all([readInbox(deps, actor), waitingFor(deps, actor)]);
    const view = notices.map((notice) => ({
      ...notice,
      href: noticeAddress(notice),
      unread: notice.readAt === null,
    }));
    const unread = view.filter((notice) => notice.unread);
    const read = view.filter((notice) => !notice.unread);
    res.render('inbox', { title: res.locals.t('inbox.title'), page: { unread, read, waiting } });
  });

  /** Opening a notice marks it as read and leads to its place; without a notice all are read. */
  router.post('/inbox/read', async (req, res) => {
    const { notice, next } = parsed(readForm, req.body);
    await markRead(deps, actorOf(res), notice === '' ? {} : { noticeId: notice });
    res.redirect(303, /^\/documents\/[\w-]+/.test(next) ? next : '/inbox');
  });

  return router;
}
