// /api/v1: new editions of a document's original, for scripts: what one would change, taking it, taking it back.
import { Router } from 'express';
import { z } from 'zod';
import type { Deps } from '../../workflow/deps.ts';
import { readEditionsOf, takeEdition, undoEdition } from '../../workflow/edition.ts';
import { countEdition, previewEdition } from '../../workflow/edition-plan.ts';
import { actorOf, param, parsed } from '../request.ts';
import { actBody } from './schemas/arrangement.ts';

const text = z.string().min(1);
const previewBody = z.object({ text });
/** `seen`: of a preview; where the document has changed since, nothing is taken. */
const editionBody = z.object({
  text,
  name: z.string().min(1).max(200).default('edition.txt'),
  seen: z.string().max(64).optional(),
  unaffected: z.array(z.string().max(64)).max(20_000).default([]),
  operationId: z.string().min(8).max(64),
});

export function editionsApi(deps: Deps): Router {
  const router = Router();
  const bytesOf = (words: string) => new TextEncoder().encode(words);

  router.get('/documents/:documentId/editions', async (req, res) => {
    res.json({ editions: await readEditionsOf(deps, actorOf(res), param(req, 'documentId')) });
  });

  router.post('/documents/:documentId/editions/preview', async (req, res) => {
    const bytes = bytesOf(parsed(previewBody, req.body).text);
    const plan = await previewEdition(deps, actorOf(res), { documentId: param(req, 'documentId'), bytes });
    res.json({
      seen: plan.seen,
      counts: countEdition(plan),
      rows: plan.rows.map(({ kind, moved, text, fact }) => {
        const before = fact === null ? null : { segmentId: fact.segmentId, source: fact.source!.text };
        return { kind, moved, text, before };
      }),
      gone: plan.gone.map(({ segmentId, source }) => ({ segmentId, source: source!.text })),
    });
  });

  router.post('/documents/:documentId/editions', async (req, res) => {
    const { text, seen, ...body } = parsed(editionBody, req.body);
    const documentId = param(req, 'documentId');
    const input = { documentId, bytes: bytesOf(text), ...body, ...(seen === undefined ? {} : { seen }) };
    res.status(201).json(await takeEdition(deps, actorOf(res), input));
  });

  router.post('/editions/:editionId/undo', async (req, res) => {
    const input = { editionId: param(req, 'editionId'), ...parsed(actBody, req.body) };
    res.json(await undoEdition(deps, actorOf(res), input));
  });

  return router;
}
