// Comments on segments: plain forms, and the same under /api/v1 for the document page's script.
import { Router } from 'express';
import { z } from 'zod';
import { addComment, setResolved } from '../workflow/comments.ts';
import type { Deps } from '../workflow/deps.ts';
import { commentBody, resolveBody } from './api/schemas/comment.ts';
import { actorOf, param, parsed } from './request.ts';

const operationId = z.string().min(8).max(64);
const commentForm = z.object({
  text: z.string().max(10_000),
  threadId: z.string().max(64).default(''),
  operationId,
});
const resolveForm = z.object({ resolved: z.enum(['0', '1']), operationId });

const placeOf = (documentId: string, segmentId: string) =>
  `/documents/${documentId}?edit=${segmentId}&panel=comments#comments`;

/** Mounted at `/`. */
export function commentsRouter(deps: Deps): Router {
  const router = Router();

  router.post('/documents/:documentId/segments/:segmentId/comments', async (req, res) => {
    const { threadId, ...form } = parsed(commentForm, req.body);
    const segmentId = param(req, 'segmentId');
    const thread = threadId === '' ? null : threadId;
    await addComment(deps, actorOf(res), { segmentId, threadId: thread, anchor: null, ...form });
    res.redirect(303, placeOf(param(req, 'documentId'), segmentId));
  });

  router.post('/documents/:documentId/threads/:threadId', async (req, res) => {
    const { resolved, operationId } = parsed(resolveForm, req.body);
    const input = { threadId: param(req, 'threadId'), resolved: resolved === '1', operationId };
    const { documentId, segmentId } = await setResolved(deps, actorOf(res), input);
    res.redirect(303, placeOf(documentId, segmentId));
  });

  return router;
}

/** Mounted at `/api/v1`. */
export function commentsApi(deps: Deps): Router {
  const router = Router();

  router.post('/segments/:segmentId/comments', async (req, res) => {
    const body = parsed(commentBody, req.body);
    res
      .status(201)
      .json(await addComment(deps, actorOf(res), { segmentId: param(req, 'segmentId'), ...body }));
  });

  router.post('/threads/:threadId', async (req, res) => {
    const body = parsed(resolveBody, req.body);
    res.json(await setResolved(deps, actorOf(res), { threadId: param(req, 'threadId'), ...body }));
  });

  return router;
}
