// Settings: the machine translation engines, for administrators.
import { type Response, Router } from 'express';
import { z } from 'zod';
import type { Deps } from '../workflow/deps.ts';
import {
  changePolicy,
  POLICY_ACTS,
  readEngineSettings,
  type Trial,
  tryEngines,
} from '../workflow/engine-settings.ts';
import { orAgain } from './form-again.ts';
import { actorOf, param, parsed } from './request.ts';

const PAGE = '/settings/engines';
const query = z.object({ project: z.string().max(64).optional(), changed: z.string().max(64).optional() });
const actForm = z.object({ projectId: z.string().max(64), act: z.enum(POLICY_ACTS) });
const trialForm = z.object({
  projectId: z.string().max(64),
  text: z.string().max(10_000).default(''),
  engine: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((ids) => (Array.isArray(ids) ? ids : [ids])),
});

type Shown = { text: string; chosen: readonly string[]; trials: readonly Trial[] };

export function enginesRouter(deps: Deps): Router {
  const router = Router();

  async function model(
    res: Response,
    projectId: string | undefined,
    shown?: Shown,
    changed = '',
  ): Promise<object> {
    const settings = await readEngineSettings(deps, actorOf(res), projectId);
    const { t } = res.locals;
    const enabled = settings.engines.filter((engine) => engine.enabled);
    const first = { text: t('engines.trial-sentence'), chosen: enabled.map(({ id }) => id), trials: [] };
    return { title: t('engines.title'), ...settings, enabled, problem: null, changed, ...(shown ?? first) };
  }

  router.get(PAGE, async (req, res) => {
    const { project, changed } = parsed(query, req.query);
    res.render('engines', await model(res, project, undefined, changed));
  });
  router.get(`${PAGE}/:part`, (_req, res) => res.redirect(303, PAGE));

  router.post(`${PAGE}/try`, async (req, res) => {
    const { projectId, text, engine } = parsed(trialForm, req.body);
    const typed = { text, chosen: engine, trials: [] };
    await orAgain(
      res,
      'engines',
      () => model(res, projectId, typed),
      async () => {
        const trials = await tryEngines(deps, actorOf(res), { projectId, text, engines: engine });
        res.render('engines', await model(res, projectId, { ...typed, trials }));
      },
    );
  });

  router.post(`${PAGE}/:engine`, async (req, res) => {
    const { projectId, act } = parsed(actForm, req.body);
    const engine = param(req, 'engine');
    await changePolicy(deps, actorOf(res), { projectId, engine, act });
    res.redirect(
      303,
      `${PAGE}?${new URLSearchParams({ project: projectId, changed: engine })}#engine-${engine}`,
    );
  });
  return router;
}
