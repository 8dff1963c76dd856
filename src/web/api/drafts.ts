// /api/v1: starting, reading and cancelling drafting jobs; a paragraph's kind and inclusion.
import { Router } from 'express';
import type { Deps } from '../../workflow/deps.ts';
import { cancelJob, readJob, startDraft } from '../../workflow/draft.ts';
import { editParagraph } from '../../workflow/edit-paragraph.ts';
import { jobJson } from '../job-view.ts';
import { actorOf, param, parsed } from '../request.ts';
import { draftBody, paragraphBody } from './schemas/document.ts';

export function draftsApi(deps: Deps): Router {
  const router = Router();

  router.post('/documents/:documentId/drafts', async (req, res) => {
    const body = parsed(draftBody, req.body);
    const job = await startDraft(deps, actorOf(res), { documentId: param(req, 'documentId'), ...body });
    res.status(202).json({ job: jobJson(job, res.locals.t) });
  });

  router.get('/jobs/:jobId', async (req, res) => {
    const job = await readJob(deps, actorOf(res), param(req, 'jobId'));
    res.json({ job: jobJson(job, res.locals.t) });
  });

  router.post('/jobs/:jobId/cancel', async (req, res) => {
    const job = await cancelJob(deps, actorOf(res), param(req, 'jobId'));
    res.json({ job: jobJson(job, res.locals.t) });
  });

  router.post('/paragraphs/:paragraphId', async (req, res) => {
    const body = parsed(paragraphBody, req.body);
    res.json(await editParagraph(deps, actorOf(res), { paragraphId: param(req, 'paragraphId'), ...body }));
  });

  return router;
}
