// Review of a version: beside the last approved one, the machine draft or any other, and the editor's decision.
import { randomUUID } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { ERROR_CATEGORIES, ERROR_SEVERITIES, errorTypeOf } from '../model/quality.ts';
import { shortcutLabel } from '../model/shortcuts.ts';
import { approveWithCorrections } from '../workflow/approve-corrected.ts';
import { approveVersion, requestChanges } from '../workflow/decide.ts';
import type { Deps } from '../workflow/deps.ts';
import { readReview } from '../workflow/review.ts';
import { withdrawVersion } from '../workflow/submit.ts';
import { actorOf, param, parsed, readerOf } from './request.ts';
import { reviewPage } from './review-view.ts';

const query = z.object({
  against: z
    .union([z.enum(['approved', 'machine']), z.coerce.number().int().min(1)])
    .optional()
    .catch(undefined),
  show: z.enum(['changed', 'all']).catch('changed'),
});
const number = z.coerce.number().int().min(1);

/**
 * One form for the whole page. `correct-SEGMENT` holds a corrected text (with `base-SEGMENT`), `remark-SEGMENT` a remark
 * with `category-SEGMENT` and `severity-SEGMENT`;
 * `original-SEGMENT` is the text as it was shown, so that an untouched box is no correction.
 */
const decisionForm = z
  .object({
    act: z.enum(['approve', 'request', 'withdraw']),
    versionId: z.string(),
    hash: z.string(),
    note: z.string().max(4000).default(''),
    confirmUntouched: z.literal('true').optional(),
    operationId: z.string().min(8).max(64),
  })
  .catchall(z.string());

export function reviewRouter(deps: Deps): Router {
  const router = Router();

  async function show(
    req: Request,
    res: Response,
    refused: AppError | null,
    entered: Record<string, string>,
  ) {
    const documentId = param(req, 'documentId');
    const asked = parsed(query, req.query);
    const versionNumber = parsed(number, req.params.number);
    const input = { documentId, number: versionNumber, against: asked.against ?? ('approved' as const) };
    let review = await readReview(deps, actorOf(res), input);
    // A first version has nothing approved to be compared with: the machine draft says more than an empty page.
    if (asked.against === undefined && review.approvedNumber === null) {
      review = await readReview(deps, actorOf(res), { ...input, against: 'machine' });
    }
    const page = reviewPage(review, readerOf(res, deps.now()), asked.show);
    if (refused !== null) res.status(refused.status);
    res.render('review', {
      key: shortcutLabel,
      title: page.title,
      page,
      entered,
      refused,
      categories: ERROR_CATEGORIES,
      severities: ERROR_SEVERITIES,
      operationId: randomUUID(),
    });
  }

  router.get('/documents/:documentId/versions/:number', (req, res) => show(req, res, null, {}));

  router.post('/documents/:documentId/versions/:number', async (req, res) => {
    const actor = actorOf(res);
    const form = parsed(decisionForm, req.body);
    const { versionId, hash, note, operationId } = form;
    const entries = Object.entries(form as Record<string, string>);
    const per = (prefix: string) =>
      entries
        .filter(([name, value]) => name.startsWith(prefix) && value.trim() !== '')
        .map(([name, value]) => ({
          segmentId: name.slice(prefix.length),
          value: value.replace(/\r\n?/g, '\n'),
        }));
    const given = form as Record<string, string>;
    const noted = new Set([...per('remark-'), ...per('category-')].map(({ segmentId }) => segmentId));
    const remarks = [...noted].map((segmentId) => {
      const [category, severity] = [given[`category-${segmentId}`], given[`severity-${segmentId}`]];
      const note = (given[`remark-${segmentId}`] ?? '').replace(/\r\n?/g, '\n');
      return { segmentId, note, error: errorTypeOf({ category, severity }) };
    });
    try {
      if (form.act === 'withdraw') await withdrawVersion(deps, actor, { versionId, operationId });
      else if (form.act === 'request') {
        await requestChanges(deps, actor, { versionId, note, remarks, operationId });
      } else {
        const corrections = entries
          .filter(([name]) => name.startsWith('correct-'))
          .map(([name, value]) => {
            const segmentId = name.slice('correct-'.length);
            const base = Number(given[`base-${segmentId}`] ?? 0);
            return { segmentId, base, text: value.replace(/\r\n?/g, '\n') };
          })
          .filter(
            ({ segmentId, text }) => text !== (given[`original-${segmentId}`] ?? '').replace(/\r\n?/g, '\n'),
          );
        const confirmUntouched = form.confirmUntouched === 'true';
        const approval = { versionId, hash, operationId, confirmUntouched, remarks };
        if (corrections.length > 0) await approveWithCorrections(deps, actor, { ...approval, corrections });
        else await approveVersion(deps, actor, approval);
      }
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      await show(req, res, error, form as Record<string, string>);
      return;
    }
    res.redirect(303, `/documents/${param(req, 'documentId')}`);
  });

  return router;
}
