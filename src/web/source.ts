// The source of one segment: the form that corrects it, and the sources that it has had.
import { randomUUID } from 'node:crypto';
import { type Response, Router } from 'express';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { PARAGRAPH_KINDS } from '../model/paragraph.ts';
import { codeNames, type InlineCode, type Text } from '../model/text.ts';
import { wordDiff } from '../text/diff.ts';
import type { Deps } from '../workflow/deps.ts';
import { mayEdit } from '../workflow/document-roles.ts';
import { correctSource, readSource, restoreSource, type SourceView } from '../workflow/source.ts';
import { errorSentence } from './errors.ts';
import { exactTime, shortTime } from './moment.ts';
import { actorOf, param, parsed, readerOf } from './request.ts';

const operationId = z.string().min(8).max(64);
const base = z.coerce.number().int().min(0);
const sourceForm = z.object({
  text: z.string().max(200_000),
  base,
  unaffected: z.literal('true').optional(),
  operationId,
});
const restoreForm = z.object({ number: z.coerce.number().int().min(1), base, operationId });

/** The text as a field shows it: inline code n as ⟦what its chip says⟧. */
function withNamedCodes(text: Text, codes: readonly InlineCode[]): string {
  const names = codeNames(codes);
  return text.replace(/[\uE000-\uF8FF]/g, (one) => `⟦${names[one.charCodeAt(0) - 0xe000] ?? '?'}⟧`);
}

/** The text that a field's words mean. */
function fromNamedCodes(text: string, codes: readonly InlineCode[]): Text {
  const names = codeNames(codes);
  return text.replace(/⟦([^⟦⟧]{1,8})⟧/g, (whole, name: string) => {
    const index = names.indexOf(name);
    return index < 0 ? whole : String.fromCharCode(0xe000 + index);
  });
}

export function sourceRouter(deps: Deps): Router {
  const router = Router();
  const path = '/documents/:documentId/segments/:segmentId/source';

  async function show(
    res: Response,
    view: SourceView,
    typed: { text: string; unaffected: boolean; problem: string | null } | null,
  ) {
    const actor = actorOf(res);
    const { t, now, language } = readerOf(res, deps.now());
    const { codes, revisions } = view;
    const named = revisions.map((one) => withNamedCodes(one.text, codes));
    res.render('source', {
      title: t('source.title', { number: view.position + 1 }),
      view,
      english: withNamedCodes(view.target, codes),
      text: typed?.text ?? named[0] ?? '',
      unaffected: typed?.unaffected ?? false,
      problem: typed?.problem ?? null,
      revisions: revisions.map((one, at) => ({
        ...one,
        parts:
          named[at + 1] === undefined
            ? [{ kind: 'same' as const, text: named[at]! }]
            : wordDiff(named[at + 1]!, named[at]!, 'id'),
        time: shortTime(one.createdAt, now, language),
        exact: exactTime(one.createdAt, language),
        iso: new Date(one.createdAt).toISOString(),
      })),
      mayEdit: await mayEdit(deps, actor, view.documentId),
      kinds: PARAGRAPH_KINDS,
      operationId: randomUUID(),
    });
  }

  router.get(path, async (req, res) => {
    await show(res, await readSource(deps, actorOf(res), param(req, 'segmentId')), null);
  });

  router.post(path, async (req, res) => {
    const actor = actorOf(res);
    const segmentId = param(req, 'segmentId');
    const form = parsed(sourceForm, req.body);
    const view = await readSource(deps, actor, segmentId);
    const unaffected = form.unaffected === 'true';
    try {
      const text = fromNamedCodes(form.text.replace(/\r\n?/g, '\n'), view.codes);
      await correctSource(deps, actor, { ...form, segmentId, text, unaffected });
    } catch (error) {
      if (!(error instanceof AppError) || error.status === 403 || error.status === 404) throw error;
      res.status(error.status);
      return show(res, view, { text: form.text, unaffected, problem: errorSentence(res, error) });
    }
    res.redirect(303, `/documents/${view.documentId}#s-${view.position + 1}`);
  });

  router.post(`${path}/restore`, async (req, res) => {
    const segmentId = param(req, 'segmentId');
    await restoreSource(deps, actorOf(res), { segmentId, ...parsed(restoreForm, req.body) });
    res.redirect(303, `/documents/${param(req, 'documentId')}/segments/${segmentId}/source`);
  });

  return router;
}
