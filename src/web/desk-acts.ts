// What the document page does to the document as a whole, as plain forms: drafting, its engine, submitting.
import { Router } from 'express';
import { z } from 'zod';
import type { Deps } from '../workflow/deps.ts';
import { cancelJob, startDraft } from '../workflow/draft.ts';
import { chooseEngine } from '../workflow/engine-choice.ts';
import { chooseMemoryFirst } from '../workflow/memory-first.ts';
import { submitVersion, withdrawVersion } from '../workflow/submit.ts';
import { actorOf, param, parsed } from './request.ts';

const operationId = z.string().min(8).max(64);
const draftForm = z.object({ scope: z.enum(['empty', 'machine']), operationId });
const memoryFirstForm = z.object({ on: z.enum(['true', 'false']) });
const engineForm = z.object({ engine: z.string().max(64) });
const submitForm = z.object({ note: z.string().max(4000).default(''), operationId });
const withdrawForm = z.object({ versionId: z.string(), operationId });

export function deskActsRouter(deps: Deps): Router {
  const router = Router();

  router.post('/documents/:documentId/drafts', async (req, res) => {
    const documentId = param(req, 'documentId');
    await startDraft(deps, actorOf(res), { documentId, ...parsed(draftForm, req.body) });
    res.redirect(303, `/documents/${documentId}`);
  });

  router.post('/documents/:documentId/engine', async (req, res) => {
    const documentId = param(req, 'documentId');
    await chooseEngine(deps, actorOf(res), { documentId, ...parsed(engineForm, req.body) });
    res.redirect(303, `/documents/${documentId}`);
  });

  router.post('/documents/:documentId/memory-first', async (req, res) => {
    const documentId = param(req, 'documentId');
    const memoryFirst = parsed(memoryFirstForm, req.body).on === 'true';
    await chooseMemoryFirst(deps, actorOf(res), { documentId, memoryFirst });
    res.redirect(303, `/documents/${documentId}`);
  });

  router.post('/documents/:documentId/jobs/:jobId/cancel', async (req, res) => {
    await cancelJob(deps, actorOf(res), param(req, 'jobId'));
    res.redirect(303, `/documents/${param(req, 'documentId')}`);
  });

  router.post('/documents/:documentId/submit', async (req, res) => {
    const documentId = param(req, 'documentId');
    const { number } = await submitVersion(deps, actorOf(res), {
      documentId,
      ...parsed(submitForm, req.body),
    });
    res.redirect(303, `/documents/${documentId}/versions/${number}`);
  });

  router.post('/documents/:documentId/withdraw', async (req, res) => {
    await withdrawVersion(deps, actorOf(res), parsed(withdrawForm, req.body));
    res.redirect(303, `/documents/${param(req, 'documentId')}`);
  });

  return router;
}
