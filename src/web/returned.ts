// Bringing back a file that was translated elsewhere: the form, what it would change, taking it and taking it back.
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { AppError, badInput, tooLarge } from '../errors.ts';
import { may } from '../model/permissions.ts';
import { withoutCodes } from '../model/text.ts';
import { type DiffPart, wordDiff } from '../text/diff.ts';
import { readableDocument, roleOn } from '../workflow/access.ts';
import type { Deps } from '../workflow/deps.ts';
import { readReturns, returnFile, undoReturn } from '../workflow/return-file.ts';
import { previewReturn, type ReturnKind, type ReturnPlan } from '../workflow/return-plan.ts';
import { errorSentence } from './errors.ts';
import { actorOf, param, parsed, readerOf } from './request.ts';
import { uploadOf, withUpload } from './upload.ts';

const operationId = z.string().min(8).max(64);
const pick = z.string().regex(/^[^:]{1,64}:\d{1,9}$/);
const returnForm = z.object({
  name: z.string().max(500).default(''),
  /** The file that was looked at, as base64. */
  original: z.string().default(''),
  /** `segmentId:number` of each row to take. */
  take: z.union([pick.array(), pick.transform((one) => [one])]).default([]),
  operationId,
});
const undoForm = z.object({ operationId });

const MEBIBYTE = 1024 * 1024;
/** Sources of the file that the document lacks, of which so many are named. */
const MOST_STRANGE = 20;

type LineView = {
  number: number;
  pick: string;
  kind: ReturnKind;
  typing: boolean;
  source: string;
  parts: readonly DiffPart[];
};
type PlanView = {
  counts: Record<ReturnKind | 'empty' | 'strange', number>;
  lines: readonly LineView[];
  strange: readonly string[];
};

function planView({ rows, strange, empty }: ReturnPlan, lang: string): PlanView {
  const count = (kind: ReturnKind) => rows.filter((row) => row.kind === kind).length;
  const counts = { same: count('same'), changed: count('changed'), conflict: count('conflict') };
  return {
    counts: { ...counts, here: count('here'), empty, strange: strange.length },
    lines: rows
      .filter(({ kind }) => kind === 'changed' || kind === 'conflict')
      .map(({ fact, kind, typing, text }) => ({
        number: fact.position + 1,
        pick: `${fact.segmentId}:${fact.target?.number ?? 0}`,
        kind,
        typing,
        source: withoutCodes(fact.source?.text ?? ''),
        parts: wordDiff(withoutCodes(fact.target?.text ?? ''), withoutCodes(text), lang),
      }))
      .sort((a, b) => a.number - b.number),
    strange: strange.slice(0, MOST_STRANGE),
  };
}

type File = { name: string; bytes: Uint8Array };
type Asked = { file: File | null; plan: PlanView | null; problem: string | null };
const NONE: Asked = { file: null, plan: null, problem: null };

export function returnedRouter(deps: Deps, uploadMb: number): Router {
  const router = Router();
  const path = '/documents/:documentId/return';
  const upload = withUpload('file', uploadMb);

  async function show(req: Request, res: Response, asked: Asked): Promise<void> {
    const documentId = param(req, 'documentId');
    const actor = actorOf(res);
    const document = await readableDocument(deps.store.db, actor, documentId);
    const { t } = readerOf(res, deps.now());
    const returns = await readReturns(deps, actor, documentId);
    res.render('returned', {
      title: t('returned.title'),
      document,
      plan: asked.plan,
      problem: asked.problem,
      name: asked.file?.name ?? '',
      original: asked.file === null ? '' : Buffer.from(asked.file.bytes).toString('base64'),
      mayTake: may(await roleOn(deps.store.db, actor, documentId), 'segment.edit', false),
      returns,
      done: returns.find(({ returnId }) => returnId === req.query.done) ?? null,
      uploadMb,
      newId: deps.newId,
    });
  }

  function fileIn(req: Request, form: z.infer<typeof returnForm>): File {
    const file = uploadOf(req);
    if (file !== null && file.bytes === null) throw tooLarge('too-large');
    if (file?.bytes) return { name: file.name, bytes: file.bytes };
    if (form.original === '') throw badInput('import.empty');
    const bytes = Buffer.from(form.original, 'base64');
    if (bytes.length > uploadMb * MEBIBYTE) throw tooLarge('too-large');
    return { name: form.name, bytes };
  }

  /** Does `act` with the form's file; what is refused is said with the plan as it now is. */
  async function withFile(
    req: Request,
    res: Response,
    act: ((file: File, form: z.infer<typeof returnForm>) => Promise<string>) | null,
  ) {
    const documentId = param(req, 'documentId');
    const form = parsed(returnForm, req.body);
    const asked = { ...NONE };
    const say = (error: unknown) => {
      if (!(error instanceof AppError) || error.status === 403 || error.status === 404) throw error;
      asked.problem ??= errorSentence(res, error);
      res.status(error.status);
    };
    try {
      asked.file = fileIn(req, form);
      if (act !== null) return res.redirect(303, await act(asked.file, form));
    } catch (error) {
      say(error);
    }
    try {
      if (asked.file !== null) {
        const plan = await previewReturn(deps, actorOf(res), { documentId, bytes: asked.file.bytes });
        asked.plan = planView(plan, 'en');
      }
    } catch (error) {
      say(error);
    }
    await show(req, res, asked);
  }

  router.get(path, (req, res) => show(req, res, NONE));
  router.get(`${path}/preview`, (req, res) =>
    res.redirect(303, `/documents/${param(req, 'documentId')}/return`),
  );
  router.post(`${path}/preview`, upload, (req, res) => withFile(req, res, null));
  router.post(path, upload, (req, res) =>
    withFile(req, res, async ({ name, bytes }, { take, operationId }) => {
      const documentId = param(req, 'documentId');
      const picks = take.map((one) => {
        const [segmentId = '', number] = one.split(':');
        return { segmentId, number: Number(number) };
      });
      const { returnId } = await returnFile(deps, actorOf(res), {
        documentId,
        name,
        bytes,
        picks,
        operationId,
      });
      return `/documents/${documentId}/return?done=${returnId}`;
    }),
  );
  router.post(`${path}/:returnId/undo`, async (req, res) => {
    const input = { returnId: param(req, 'returnId'), ...parsed(undoForm, req.body) };
    const { documentId } = await undoReturn(deps, actorOf(res), input);
    res.redirect(303, `/documents/${documentId}/return`);
  });
  return router;
}
