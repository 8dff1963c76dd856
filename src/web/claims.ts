// Who takes which segments of a document: the list, and the form that changes it.
import { randomUUID } from 'node:crypto';
import { type Response, Router } from 'express';
import { z } from 'zod';
import { claimSegments, readClaimsOf } from '../workflow/claim.ts';
import type { Deps } from '../workflow/deps.ts';
import { orAgain } from './form-again.ts';
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

  async function model(
    res: Response,
    documentId: string,
    asked: { from: number; to: number; person: string },
  ) {
    const actor = actorOf(res);
    const view = await readClaimsOf(deps, actor, documentId);
    const title = res.locals.t('claims.title');
    const page = { documentId, ...view, asked, me: actor.userId, operationId: randomUUID() };
    return { title, page, problem: null };
  }

  router.get('/documents/:documentId/claims', async (req, res) => {
    const { from, to } = parsed(claimQuery, req.query);
    const asked = { from, to, person: actorOf(res).userId };
    res.render('claims', await model(res, param(req, 'documentId'), asked));
  });

  router.post('/documents/:documentId/claims', async (req, res) => {
    const documentId = param(req, 'documentId');
    const { person, ...form } = parsed(claimForm, req.body);
    const userId = person === '' ? null : person;
    await orAgain(
      res,
      'claims',
      () => model(res, documentId, { ...form, person }),
      async () => {
        await claimSegments(deps, actorOf(res), { documentId, userId, ...form });
        res.redirect(303, `/documents/${documentId}/claims`);
      },
      // Who may not give segments to others is told so beside the form.
      [404],
    );
  });

  return router;
}
