// /api/v1/preferences: switching how the tool helps oneself.
import { Router } from 'express';
import type { Deps } from '../../workflow/deps.ts';
import { changePreferences, readPreferences } from '../../workflow/preferences.ts';
import { actorOf, parsed } from '../request.ts';
import { preferencesBody } from './schemas/preferences.ts';

export function preferencesApi(deps: Deps): Router {
  const router = Router();

  router.get('/preferences', async (_req, res) => {
    res.json(await readPreferences(deps, actorOf(res)));
  });

  router.post('/preferences', async (req, res) => {
    const actor = actorOf(res);
    await changePreferences(deps, actor, parsed(preferencesBody, req.body));
    res.json(await readPreferences(deps, actor));
  });

  return router;
}
