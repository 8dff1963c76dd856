// /api/v1/segments: reading, saving, confirming, restoring and checking one segment.
import { type Response, Router } from 'express';
import { alternativesAt } from '../../workflow/alternatives.ts';
import { checkText } from '../../workflow/check-text.ts';
import { completeText } from '../../workflow/complete.ts';
import type { Deps } from '../../workflow/deps.ts';
import { readRow } from '../../workflow/desk.ts';
import {
  discardWorkingText,
  markReviewed,
  type ReviseResult,
  restore,
  revise,
  unconfirm,
} from '../../workflow/revise.ts';
import { segmentHistory } from '../../workflow/segment-history.ts';
import { correctSource, readSource, restoreSource } from '../../workflow/source.ts';
import { dismissIssue, restoreIssue } from '../../workflow/verdicts.ts';
import { wordLinks } from '../../workflow/word-links.ts';
import { saveWorkingText } from '../../workflow/working-text.ts';
import { issuesJson } from '../issue-view.ts';
import { actorOf, leaving, param, parsed, readerOf } from '../request.ts';
import { rowJson, termUses } from '../row-view.ts';
import {
  alternativesBody,
  checkBody,
  completeBody,
  discardBody,
  restoreBody,
  revisionBody,
  segmentActBody,
  sourceBody,
  verdictBody,
  wordLinksBody,
  workingTextBody,
} from './schemas/segment.ts';

export function segmentsApi(deps: Deps): Router {
  const router = Router();

  const answer = ({ row, progress }: ReviseResult, res: Parameters<typeof actorOf>[0]) => {
    res.json({ row: rowJson(row, readerOf(res, deps.now())), progress });
  };

  /** What the glossary and the checks say of a text. */
  async function answerCheck(res: Response, input: { segmentId: string; text: string }): Promise<void> {
    const { uses, issues } = await checkText(deps, actorOf(res), input);
    const found = input.text === '' ? [] : issuesJson(issues, uses, readerOf(res, deps.now()));
    res.json({ uses: termUses(uses), issues: found });
  }

  router.get('/segments/:segmentId', async (req, res) => {
    answer(await readRow(deps, actorOf(res), param(req, 'segmentId')), res);
  });

  router.put('/segments/:segmentId/working-text', async (req, res) => {
    const body = parsed(workingTextBody, req.body);
    res.json(await saveWorkingText(deps, actorOf(res), { segmentId: param(req, 'segmentId'), ...body }));
  });

  router.post('/segments/:segmentId/revisions', async (req, res) => {
    const { fromMemory, ...body } = parsed(revisionBody, req.body);
    const origin = fromMemory ? ('tm' as const) : ('human' as const);
    answer(await revise(deps, actorOf(res), { segmentId: param(req, 'segmentId'), origin, ...body }), res);
  });

  router.post('/segments/:segmentId/unconfirm', async (req, res) => {
    const body = parsed(segmentActBody, req.body);
    answer(await unconfirm(deps, actorOf(res), { segmentId: param(req, 'segmentId'), ...body }), res);
  });

  router.post('/segments/:segmentId/reviewed', async (req, res) => {
    const body = parsed(segmentActBody, req.body);
    answer(await markReviewed(deps, actorOf(res), { segmentId: param(req, 'segmentId'), ...body }), res);
  });

  router.post('/segments/:segmentId/restore', async (req, res) => {
    const body = parsed(restoreBody, req.body);
    answer(await restore(deps, actorOf(res), { segmentId: param(req, 'segmentId'), ...body }), res);
  });

  router.post('/segments/:segmentId/source', async (req, res) => {
    const segmentId = param(req, 'segmentId');
    res.json(await correctSource(deps, actorOf(res), { segmentId, ...parsed(sourceBody, req.body) }));
  });

  router.post('/segments/:segmentId/source/restore', async (req, res) => {
    const segmentId = param(req, 'segmentId');
    res.json(await restoreSource(deps, actorOf(res), { segmentId, ...parsed(restoreBody, req.body) }));
  });

  router.get('/segments/:segmentId/source', async (req, res) => {
    res.json(await readSource(deps, actorOf(res), param(req, 'segmentId')));
  });

  router.post('/segments/:segmentId/discard', async (req, res) => {
    const body = parsed(discardBody, req.body);
    answer(
      await discardWorkingText(deps, actorOf(res), { segmentId: param(req, 'segmentId'), ...body }),
      res,
    );
  });

  router.post('/segments/:segmentId/check', async (req, res) => {
    const { text } = parsed(checkBody, req.body);
    await answerCheck(res, { segmentId: param(req, 'segmentId'), text });
  });

  router.post('/segments/:segmentId/dismissals', async (req, res) => {
    const segmentId = param(req, 'segmentId');
    const { undo, ...verdict } = parsed(verdictBody, req.body);
    const judgeIt = undo ? restoreIssue : dismissIssue;
    await judgeIt(deps, actorOf(res), { segmentId, ...verdict });
    await answerCheck(res, { segmentId, text: verdict.text });
  });

  router.post('/segments/:segmentId/complete', async (req, res) => {
    const { text } = parsed(completeBody, req.body);
    // The page drops the request as soon as the next letter is typed: then nobody wants the answer.
    const input = { segmentId: param(req, 'segmentId'), text, signal: leaving(res) };
    const completion = await completeText(deps, actorOf(res), input);
    if (!res.destroyed) res.json({ completion });
  });

  router.post('/segments/:segmentId/alternatives', async (req, res) => {
    const { text, at, to = at } = parsed(alternativesBody, req.body);
    const input = { segmentId: param(req, 'segmentId'), text, at, to, signal: leaving(res) };
    const found = await alternativesAt(deps, actorOf(res), input);
    if (!res.destroyed) res.json(found);
  });

  router.post('/segments/:segmentId/word-links', async (req, res) => {
    const { text } = parsed(wordLinksBody, req.body);
    const input = { segmentId: param(req, 'segmentId'), text, signal: leaving(res) };
    const found = await wordLinks(deps, actorOf(res), input);
    if (!res.destroyed) res.json(found);
  });

  router.get('/segments/:segmentId/history', async (req, res) => {
    res.json(await segmentHistory(deps, actorOf(res), param(req, 'segmentId')));
  });

  return router;
}
