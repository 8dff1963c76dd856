// Who takes which segments of a document: the list, and the form that changes it.
import { randomUUID } from 'node:crypto';
import { type Response, Router } from 'express';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { claimSegments, readClaimsOf } from '../workflow/claim.ts';
import type { Deps } from '../workflow/deps.ts';
import { errorSentence } from './errors.ts';
import { actorOf, param, parsed } from './request.ts';

const number = z.coerce.number().int().catch(0);
const claimForm = z.object({
  from: number,
  to: number,
  person: z.string().max(64).default(''),
  operationId: z.string().min(8).max(64),
});
const claimQuery = z.object({ from: number, to: number });

export function claimsRouter(deps: Deps): Router {
  const router = Router();

  async function show(
    res: Response,
    documentId: string,
    asked: { from: number; to: number; person: string },
    problem: string | null,
  ) {
    const actor = actorOf(res);
    const view = await readClaimsOf(deps, actor, documentId);
    const title = res.locals.t('claims.title');
    const page = { documentId, ...view, asked, problem, me: actor.userId, operationId: randomUUID() };
    res.render('claims', { title, page });
  }

  router.get('/documents/:documentId/claims', async (req, res) => {
    const { from, to } = parsed(claimQuery, req.query);
    await show(res, param(req, 'documentId'), { from, to, person: actorOf(res).userId }, null);
  });

  router.post('/documents/:documentId/claims', async (req, res) => {
    const documentId = param(req, 'documentId');
    const { person, ...form } = parsed(claimForm, req.body);
    try {
      await claimSegments(deps, actorOf(res), { documentId, userId: person === '' ? null : person, ...form });
    } catch (error) {
      if (!(error instanceof AppError) || error.status === 404) throw error;
      res.status(error.status);
      return show(res, documentId, { ...form, person }, errorSentence(res, error));
    }
    res.redirect(303, `/documents/${documentId}/claims`);
  });

  return router;
}
