// New editions of a document's original: the form, what one would change, taking it and taking it back.
import { randomUUID } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { AppError, badInput, tooLarge } from '../errors.ts';
import { may } from '../model/permissions.ts';
import { readableDocument, roleOn } from '../workflow/access.ts';
import type { Deps } from '../workflow/deps.ts';
import { readEditionsOf, takeEdition, undoEdition } from '../workflow/edition.ts';
import { previewEdition } from '../workflow/edition-plan.ts';
import { countsLine, type PlanView, planView } from './edition-view.ts';
import { errorSentence } from './errors.ts';
import { exactTime, shortTime } from './moment.ts';
import { actorOf, param, parsed, readerOf } from './request.ts';
import { uploadOf, withUpload } from './upload.ts';

const operationId = z.string().min(8).max(64);
const editionForm = z.object({
  text: z.string().default(''),
  name: z.string().max(500).default(''),
  /** The file that was looked at, as base64. */
  original: z.string().default(''),
  seen: z.string().max(64).optional(),
  unaffected: z.union([z.string(), z.array(z.string())]).default([]),
  operationId,
});
const undoForm = z.object({ operationId });

/** Name of an edition that was pasted. */
const PASTED = 'pasted.txt';
const MEBIBYTE = 1024 * 1024;

type Edition = { name: string; bytes: Uint8Array };
type Asked = { text: string; edition: Edition | null; plan: PlanView | null; problem: string | null };

export function editionRouter(deps: Deps, uploadMb: number): Router {
  const router = Router();
  const path = '/documents/:documentId/edition';
  const upload = withUpload('file', uploadMb);

  async function show(res: Response, documentId: string, asked: Asked) {
    const actor = actorOf(res);
    const { title, sourceLang, targetLang } = await readableDocument(deps.store.db, actor, documentId);
    const role = await roleOn(deps.store.db, actor, documentId);
    const { t, now, language } = readerOf(res, deps.now());
    const editions = await readEditionsOf(deps, actor, documentId);
    const standing = editions.find((one) => one.undoneAt === null);
    const { edition } = asked;
    const isFile = edition !== null && edition.name !== PASTED;
    res.render('edition', {
      title: t('edition.title'),
      page: {
        documentId,
        documentTitle: title,
        sourceLang,
        targetLang,
        ...asked,
        name: edition?.name ?? '',
        original: isFile ? Buffer.from(edition.bytes).toString('base64') : '',
        mayTake: may(role, 'edition.take', false),
        editions: editions.map((one) => ({
          ...one,
          counts: countsLine(one, t),
          time: shortTime(one.at, now, language),
          exact: exactTime(one.at, language),
          iso: new Date(one.at).toISOString(),
          undone: one.undoneAt === null ? '' : shortTime(one.undoneAt, now, language),
          mayUndo: one === standing && may(role, 'edition.undo', one.byUserId === actor.userId),
        })),
      },
      operationId: randomUUID(),
    });
  }

  /** The edition that a form holds: a file just chosen, the one looked at before, or the pasted text. */
  function editionIn(req: Request, form: z.infer<typeof editionForm>): Edition {
    const file = uploadOf(req);
    if (file !== null && file.bytes === null) throw tooLarge('too-large');
    if (file?.bytes) return { name: file.name, bytes: file.bytes };
    if (form.original !== '') {
      const bytes = Buffer.from(form.original, 'base64');
      if (bytes.length > uploadMb * MEBIBYTE) throw tooLarge('too-large');
      return { name: form.name, bytes };
    }
    if (form.text.trim() === '') throw badInput('import.empty');
    return { name: PASTED, bytes: new TextEncoder().encode(form.text) };
  }

  router.get(path, async (req, res) => {
    const none = { text: '', edition: null, plan: null, problem: null };
    await show(res, param(req, 'documentId'), none);
  });
  router.get(`${path}/preview`, (req, res) =>
    res.redirect(303, `/documents/${param(req, 'documentId')}/edition`),
  );

  /** Does `act` with the form's edition; what is refused is said with the outcome as it now is. */
  async function withEdition(
    req: Request,
    res: Response,
    act: ((edition: Edition, form: z.infer<typeof editionForm>) => Promise<string>) | null,
  ) {
    const documentId = param(req, 'documentId');
    const form = parsed(editionForm, req.body);
    const asked: Asked = { text: form.text, edition: null, plan: null, problem: null };
    const say = (error: unknown) => {
      if (!(error instanceof AppError) || error.status === 403 || error.status === 404) throw error;
      asked.problem ??= errorSentence(res, error);
      res.status(error.status);
    };
    try {
      asked.edition = editionIn(req, form);
      if (act !== null) return res.redirect(303, await act(asked.edition, form));
    } catch (error) {
      say(error);
    }
    try {
      if (asked.edition !== null) {
        const { bytes } = asked.edition;
        const plan = await previewEdition(deps, actorOf(res), { documentId, bytes });
        asked.plan = planView(plan, 'id', readerOf(res, deps.now()).t);
      }
    } catch (error) {
      say(error);
    }
    await show(res, documentId, asked);
  }

  router.post(`${path}/preview`, upload, (req, res) => withEdition(req, res, null));

  router.post(path, upload, (req, res) =>
    withEdition(req, res, async ({ name, bytes }, form) => {
      const documentId = param(req, 'documentId');
      const { seen, operationId } = form;
      const unaffected = [form.unaffected].flat();
      const input = { documentId, name, bytes, unaffected, operationId, ...(seen ? { seen } : {}) };
      const { counts } = await takeEdition(deps, actorOf(res), input);
      const filter = counts.changed > 0 ? '?filter=source' : counts.added > 0 ? '?filter=empty' : '';
      return `/documents/${documentId}${filter}`;
    }),
  );

  router.post(`${path}/:editionId/undo`, async (req, res) => {
    const { operationId } = parsed(undoForm, req.body);
    const editionId = param(req, 'editionId');
    const { documentId } = await undoEdition(deps, actorOf(res), { editionId, operationId });
    res.redirect(303, `/documents/${documentId}`);
  });

  return router;
}
