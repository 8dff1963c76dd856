// Settings: what the checks hold a project's English to, for editors and administrators.
import { Router } from 'express';
import { z } from 'zod';
import { VARIETIES } from '../model/project.ts';
import { chooseSpelling, readCheckSettings } from '../workflow/check-settings.ts';
import type { Deps } from '../workflow/deps.ts';
import { actorOf, parsed } from './request.ts';

const PAGE = '/settings/checks';
const query = z.object({ changed: z.string().max(64).optional() });
const form = z.object({ projectId: z.string().max(64), spelling: z.enum(VARIETIES) });

export function checkSettingsRouter(deps: Deps): Router {
  const router = Router();
  router.get(PAGE, async (req, res) => {
    const { changed } = parsed(query, req.query);
    const projects = await readCheckSettings(deps, actorOf(res));
    const title = res.locals.t('checks.settings.title');
    res.render('check-settings', { title, projects, varieties: VARIETIES, changed: changed ?? '' });
  });
  router.post(PAGE, async (req, res) => {
    const choice = parsed(form, req.body);
    await chooseSpelling(deps, actorOf(res), choice);
    res.redirect(303, `${PAGE}?changed=${encodeURIComponent(choice.projectId)}`);
  });
  return router;
}
