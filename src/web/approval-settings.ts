// Settings: who may approve, for administrators.
import { Router } from 'express';
import { z } from 'zod';
import { chooseStrictness, readApprovalSettings } from '../workflow/approval-settings.ts';
import type { Deps } from '../workflow/deps.ts';
import { actorOf, parsed } from './request.ts';

const PAGE = '/settings/approval';
const query = z.object({ changed: z.string().max(64).optional() });
const form = z.object({ projectId: z.string().max(64), strict: z.enum(['true', 'false']) });

export function approvalSettingsRouter(deps: Deps): Router {
  const router = Router();
  router.get(PAGE, async (req, res) => {
    const { changed } = parsed(query, req.query);
    const projects = await readApprovalSettings(deps, actorOf(res));
    res.render('approval-settings', {
      title: res.locals.t('approval.title'),
      projects,
      changed: changed ?? '',
    });
  });
  router.post(PAGE, async (req, res) => {
    const { projectId, strict } = parsed(form, req.body);
    await chooseStrictness(deps, actorOf(res), { projectId, strict: strict === 'true' });
    res.redirect(303, `${PAGE}?changed=${encodeURIComponent(projectId)}`);
  });
  return router;
}
