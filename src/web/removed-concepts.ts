// Concepts that were taken out of the glossary: taking out, the list of them, putting back.
import { Router } from 'express';
import { z } from 'zod';
import type { Deps } from '../workflow/deps.ts';
import { listRemovedConcepts, removeConcept, restoreConcept } from '../workflow/remove-concept.ts';
import { actorOf, param, parsed } from './request.ts';

const actForm = z.object({ operationId: z.string().min(8).max(64) });

/** Mounted at `/`, before the glossary's pages. */
export function removedConceptsRouter(deps: Deps): Router {
  const router = Router();
  router.get('/glossary/removed', async (_req, res) => {
    res.render('glossary-removed', {
      title: res.locals.t('glossary.removed-title'),
      removed: await listRemovedConcepts(deps, actorOf(res)),
      newId: deps.newId,
    });
  });
  router.post('/glossary/:conceptId/remove', async (req, res) => {
    const input = { conceptId: param(req, 'conceptId'), ...parsed(actForm, req.body) };
    const { conceptId } = await removeConcept(deps, actorOf(res), input);
    res.redirect(303, `/glossary?removed=${encodeURIComponent(conceptId)}`);
  });
  router.post('/glossary/:conceptId/restore', async (req, res) => {
    const input = { conceptId: param(req, 'conceptId'), ...parsed(actForm, req.body) };
    const { conceptId } = await restoreConcept(deps, actorOf(res), input);
    res.redirect(303, `/glossary/${encodeURIComponent(conceptId)}`);
  });
  return router;
}
