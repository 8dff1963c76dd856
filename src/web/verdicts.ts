// The plain forms of an issue: "not an issue here", its undoing, its fix.
import { Router } from 'express';
import { z } from 'zod';
import type { Deps } from '../workflow/deps.ts';
import { readRow } from '../workflow/desk.ts';
import { fixIssue } from '../workflow/fix-issue.ts';
import { dismissIssue, restoreIssue } from '../workflow/verdicts.ts';
import { actorOf, param, parsed } from './request.ts';

const form = z.object({
  check: z.string().max(64),
  about: z.string().max(64),
  act: z.enum(['dismiss', 'undo', 'fix']),
  operationId: z.string().min(8).max(64),
  back: z.enum(['desk', 'checks']).catch('desk'),
  filter: z.string().max(200).catch(''),
});

export function verdictsRouter(deps: Deps): Router {
  const router = Router();
  router.post('/documents/:documentId/segments/:segmentId/issues', async (req, res) => {
    const actor = actorOf(res);
    const segmentId = param(req, 'segmentId');
    const { act, back, filter, ...issue } = parsed(form, req.body);
    if (act === 'dismiss') await dismissIssue(deps, actor, { segmentId, text: null, ...issue });
    else if (act === 'undo') await restoreIssue(deps, actor, { segmentId, ...issue });
    else await fixIssue(deps, actor, { segmentId, ...issue });
    const { documentId, row } = await readRow(deps, actor, segmentId);
    if (back === 'checks') {
      res.redirect(303, `/documents/${documentId}/checks?${new URLSearchParams(filter)}`);
      return;
    }
    const shown = new URLSearchParams({ edit: segmentId, panel: 'checks' });
    res.redirect(303, `/documents/${documentId}?${shown}#s-${row.position + 1}`);
  });
  return router;
}
