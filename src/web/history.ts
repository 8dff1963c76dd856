// The history of one segment: every revision, any two compared by words, any one restored.
import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { z } from 'zod';
import { wordDiff } from '../text/diff.ts';
import type { Deps } from '../workflow/deps.ts';
import { mayEdit } from '../workflow/document-roles.ts';
import { restore } from '../workflow/revise.ts';
import { segmentHistory } from '../workflow/segment-history.ts';
import { actorOf, param, parsed, readerOf } from './request.ts';
import { revisionViews } from './revision-view.ts';

const query = z.object({
  older: z.coerce.number().int().min(0).optional().catch(undefined),
  newer: z.coerce.number().int().min(0).optional().catch(undefined),
  as: z.enum(['inline', 'side']).catch('inline'),
});
const restoreForm = z.object({
  number: z.coerce.number().int().min(1),
  base: z.coerce.number().int().min(0),
  operationId: z.string().min(8).max(64),
});

export function historyRouter(deps: Deps): Router {
  const router = Router();

  router.get('/documents/:documentId/history/:segmentId', async (req, res) => {
    const asked = parsed(query, req.query);
    const history = await segmentHistory(deps, actorOf(res), param(req, 'segmentId'));
    const reader = readerOf(res, deps.now());
    const revisions = revisionViews(history, 'en', reader);
    const find = (number: number | undefined) => revisions.find((revision) => revision.number === number);
    const newer = find(asked.newer) ?? revisions[0];
    const older = find(asked.older) ?? revisions[newer ? revisions.indexOf(newer) + 1 : 0] ?? newer;
    const parts = newer && older ? wordDiff(older.text, newer.text, 'en') : [];
    res.render('history', {
      title: reader.t('history.title', { number: history.position + 1 }),
      documentId: param(req, 'documentId'),
      history,
      revisions,
      newer,
      older,
      parts,
      as: asked.as,
      operationId: randomUUID(),
      mayEdit: await mayEdit(deps, actorOf(res), param(req, 'documentId')),
    });
  });

  router.post('/documents/:documentId/history/:segmentId/restore', async (req, res) => {
    const segmentId = param(req, 'segmentId');
    await restore(deps, actorOf(res), { segmentId, ...parsed(restoreForm, req.body) });
    res.redirect(303, `/documents/${param(req, 'documentId')}/history/${segmentId}`);
  });

  return router;
}
