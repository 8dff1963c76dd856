// /api/v1: adding, moving, merging paragraphs, bringing them back, and taking such an act back.
import { Router } from 'express';
import { addAfter, moveParagraph } from '../../workflow/arrange.ts';
import type { Deps } from '../../workflow/deps.ts';
import { mergeWithNext } from '../../workflow/merge-paragraphs.ts';
import { bringBack, undoArrangement } from '../../workflow/undo-arrangement.ts';
import { actorOf, param, parsed } from '../request.ts';
import { actBody, addBody, mergeBody, moveBody } from './schemas/arrangement.ts';

export function arrangementApi(deps: Deps): Router {
  const router = Router();

  router.post('/documents/:documentId/paragraphs', async (req, res) => {
    const documentId = param(req, 'documentId');
    res.status(201).json(await addAfter(deps, actorOf(res), { documentId, ...parsed(addBody, req.body) }));
  });

  router.post('/paragraphs/:paragraphId/move', async (req, res) => {
    const paragraphId = param(req, 'paragraphId');
    res.json(await moveParagraph(deps, actorOf(res), { paragraphId, ...parsed(moveBody, req.body) }));
  });

  router.post('/paragraphs/:paragraphId/merge', async (req, res) => {
    const { base, belowBase, operationId } = parsed(mergeBody, req.body);
    const bases = {
      ...(base === undefined ? {} : { base }),
      ...(belowBase === undefined ? {} : { belowBase }),
    };
    const paragraphId = param(req, 'paragraphId');
    res.json(await mergeWithNext(deps, actorOf(res), { paragraphId, operationId, ...bases }));
  });

  router.post('/paragraphs/:paragraphId/back', async (req, res) => {
    const paragraphId = param(req, 'paragraphId');
    res.json(await bringBack(deps, actorOf(res), { paragraphId, ...parsed(actBody, req.body) }));
  });

  router.post('/documents/:documentId/acts/:eventId/undo', async (req, res) => {
    const documentId = param(req, 'documentId');
    const eventId = param(req, 'eventId');
    const input = { documentId, eventId, ...parsed(actBody, req.body) };
    res.json(await undoArrangement(deps, actorOf(res), input));
  });

  return router;
}
