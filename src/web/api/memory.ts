// /api/v1/memory: what the translation memory has for a segment or for any text.
import { Router } from 'express';
import { z } from 'zod';
import type { Deps } from '../../workflow/deps.ts';
import { lookUpText, segmentMatches } from '../../workflow/memory-lookup.ts';
import { actorOf, param, parsed } from '../request.ts';

const lookupQuery = z.object({ text: z.string().min(1).max(20_000) });

export function memoryApi(deps: Deps): Router {
  const router = Router();
  router.get('/memory/matches', async (req, res) => {
    const { text } = parsed(lookupQuery, req.query);
    res.json({ matches: await lookUpText(deps, actorOf(res), { text }) });
  });
  router.get('/segments/:segmentId/matches', async (req, res) => {
    res.json(await segmentMatches(deps, actorOf(res), param(req, 'segmentId')));
  });
  return router;
}
