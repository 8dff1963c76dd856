// Adding, moving, merging paragraphs and bringing them back, as plain forms; each answers the document with an undo.
import { Router } from 'express';
import { z } from 'zod';
import { PARAGRAPH_KINDS } from '../model/paragraph.ts';
import { addAfter, moveParagraph } from '../workflow/arrange.ts';
import type { Deps } from '../workflow/deps.ts';
import { mergeWithNext } from '../workflow/merge-paragraphs.ts';
import { bringBack, undoArrangement } from '../workflow/undo-arrangement.ts';
import { actorOf, param, parsed } from './request.ts';

const operationId = z.string().min(8).max(64);
const actForm = z.object({ operationId, row: z.coerce.number().int().min(1).catch(1) });
const moveForm = actForm.extend({ step: z.coerce.number().pipe(z.union([z.literal(-1), z.literal(1)])) });
const addForm = actForm.extend({
  kind: z.enum(PARAGRAPH_KINDS),
  source: z.string().max(100_000).default(''),
  target: z.string().max(100_000).default(''),
});

export function arrangementRouter(deps: Deps): Router {
  const router = Router();
  const path = '/documents/:documentId/paragraphs/:paragraphId';
  const done = (documentId: string, eventId: string, row: number) =>
    `/documents/${documentId}?done=${eventId}#s-${row}`;

  router.post(`${path}/move`, async (req, res) => {
    const { row, ...form } = parsed(moveForm, req.body);
    const paragraphId = param(req, 'paragraphId');
    const { documentId, eventId } = await moveParagraph(deps, actorOf(res), { paragraphId, ...form });
    res.redirect(303, done(documentId, eventId, row + form.step));
  });

  router.post(`${path}/merge`, async (req, res) => {
    const { row, operationId } = parsed(actForm, req.body);
    const paragraphId = param(req, 'paragraphId');
    const merged = await mergeWithNext(deps, actorOf(res), { paragraphId, operationId });
    res.redirect(303, done(merged.documentId, merged.eventId, row));
  });

  router.post(`${path}/back`, async (req, res) => {
    const { row, operationId } = parsed(actForm, req.body);
    const paragraphId = param(req, 'paragraphId');
    const { documentId, eventId } = await bringBack(deps, actorOf(res), { paragraphId, operationId });
    res.redirect(303, done(documentId, eventId, row));
  });

  router.post(`${path}/add`, async (req, res) => {
    const { row, ...form } = parsed(addForm, req.body);
    const documentId = param(req, 'documentId');
    const after = param(req, 'paragraphId');
    const { eventId } = await addAfter(deps, actorOf(res), { documentId, after, ...form });
    res.redirect(303, done(documentId, eventId, row + 1));
  });

  router.post('/documents/:documentId/acts/:eventId/undo', async (req, res) => {
    const { operationId } = parsed(actForm, req.body);
    const documentId = param(req, 'documentId');
    const eventId = param(req, 'eventId');
    await undoArrangement(deps, actorOf(res), { documentId, eventId, operationId });
    res.redirect(303, `/documents/${documentId}`);
  });

  return router;
}
