// What was published: the list, the form that records it, correction notes.
import { randomUUID } from 'node:crypto';
import { type Response, Router } from 'express';
import { z } from 'zod';
import type { Deps } from '../workflow/deps.ts';
import { addCorrectionNote, publishVersion, readPublicationsOf } from '../workflow/publish.ts';
import { orAgain } from './form-again.ts';
import { exactTime } from './moment.ts';
import { actorOf, param, parsed, readerOf } from './request.ts';

const operationId = z.string().min(8).max(64);
const publishForm = z.object({
  number: z.coerce.number().int().min(1).catch(0),
  /** As `<input type="datetime-local">` sends it: the server's own clock. */
  time: z.string().max(40).default(''),
  address: z.string().max(5000).default(''),
  operationId,
});
const noteForm = z.object({ text: z.string().max(10_000).default(''), operationId });

/** Local time as `<input type="datetime-local">` has it, to the minute. */
function localMinute(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

export function publicationsRouter(deps: Deps): Router {
  const router = Router();
  type Typed = { time: string; address: string; text: string; wrong: string };

  async function model(res: Response, documentId: string, typed: Partial<Typed> = {}) {
    const view = await readPublicationsOf(deps, actorOf(res), documentId);
    const { language } = readerOf(res, deps.now());
    const now = localMinute(deps.now());
    return {
      title: res.locals.t('published.title'),
      page: { documentId, ...view },
      typed: { time: now, address: '', text: '', wrong: '', ...typed },
      problem: null,
      exact: (at: number) => exactTime(at, language),
      operationId: randomUUID(),
    };
  }

  /** Does `act`; what it refuses is said beside the form, with what was typed. */
  async function orSay(
    res: Response,
    documentId: string,
    typed: Partial<Typed>,
    act: () => Promise<unknown>,
  ) {
    await orAgain(
      res,
      'publications',
      () => model(res, documentId, typed),
      async () => {
        await act();
        res.redirect(303, `/documents/${documentId}/published`);
      },
    );
  }

  router.get('/documents/:documentId/published', async (req, res) =>
    res.render('publications', await model(res, param(req, 'documentId'))),
  );

  router.post('/documents/:documentId/published', async (req, res) => {
    const documentId = param(req, 'documentId');
    const { time, address, ...form } = parsed(publishForm, req.body);
    const publishedAt = new Date(time).getTime();
    await orSay(res, documentId, { time, address, wrong: 'publish' }, () =>
      publishVersion(deps, actorOf(res), { documentId, publishedAt, address, ...form }),
    );
  });

  router.post('/documents/:documentId/published/notes', async (req, res) => {
    const documentId = param(req, 'documentId');
    const form = parsed(noteForm, req.body);
    await orSay(res, documentId, { text: form.text, wrong: 'note' }, () =>
      addCorrectionNote(deps, actorOf(res), { documentId, ...form }),
    );
  });
  router.get('/documents/:documentId/published/notes', (req, res) =>
    res.redirect(303, `/documents/${param(req, 'documentId')}/published`),
  );

  return router;
}
