// /api/v1: what the translation memory has for a segment or for any text, and handing a segment's English on to others with its source.
import { Router } from 'express';
import { z } from 'zod';
import type { Deps } from '../../workflow/deps.ts';
import { lookUpText, segmentMatches } from '../../workflow/memory-lookup.ts';
import { countOffer, propagate, undoPropagation } from '../../workflow/propagation.ts';
import { actorOf, param, parsed } from '../request.ts';

const lookupQuery = z.object({ text: z.string().min(1).max(20_000) });

const operationId = z.string().min(8).max(64);
const pick = z.object({ segmentId: z.string().max(64), number: z.number().int().min(0) });
const propagationBody = z.object({ picks: z.array(pick).max(100), operationId });
const undoBody = z.object({ operationId });

export function memoryApi(deps: Deps): Router {
  const router = Router();
  router.get('/memory/matches', async (req, res) => {
    const { text } = parsed(lookupQuery, req.query);
    res.json({ matches: await lookUpText(deps, actorOf(res), { text }) });
  });
  router.get('/segments/:segmentId/matches', async (req, res) => {
    res.json(await segmentMatches(deps, actorOf(res), param(req, 'segmentId')));
  });
  router.get('/segments/:segmentId/same', async (req, res) => {
    res.json({ count: await countOffer(deps, actorOf(res), param(req, 'segmentId')) });
  });
  router.post('/segments/:segmentId/same', async (req, res) => {
    const segmentId = param(req, 'segmentId');
    res.json(await propagate(deps, actorOf(res), { segmentId, ...parsed(propagationBody, req.body) }));
  });
  router.post('/propagations/:propagationId/undo', async (req, res) => {
    const propagationId = param(req, 'propagationId');
    res.json(await undoPropagation(deps, actorOf(res), { propagationId, ...parsed(undoBody, req.body) }));
  });
  return router;
}
