// Settings: the house style of a project, for its editors and administrators.
import { type Response, Router } from 'express';
import { z } from 'zod';
import { type HouseStyle, STYLE_CHOICES, STYLE_RULES, VARIETIES } from '../model/house-style.ts';
import type { Deps } from '../workflow/deps.ts';
import { chooseHouseStyle, readHouseStyle } from '../workflow/house-style.ts';
import { listProjects } from '../workflow/projects.ts';
import { orAgain } from './form-again.ts';
import { actorOf, parsed } from './request.ts';

const PAGE = '/settings/style';
const query = z.object({ project: z.string().max(64).optional(), saved: z.literal('1').optional() });
const form = z
  .object({
    projectId: z.string().max(64),
    spelling: z.string().max(20),
    instructions: z.string().default(''),
  })
  .catchall(z.string().max(40));

export function houseStyleRouter(deps: Deps): Router {
  const router = Router();

  async function model(res: Response, projectId: string | undefined, typed: Partial<HouseStyle> = {}) {
    const actor = actorOf(res);
    const found = await readHouseStyle(deps, actor, projectId);
    const { projects } = await listProjects(deps, actor);
    return {
      title: res.locals.t('style.title'),
      ...found,
      style: { ...found.style, ...typed },
      projects: projects.filter(({ mayCheck }) => mayCheck),
      varieties: VARIETIES,
      rules: STYLE_RULES.map((rule) => ({ rule, choices: STYLE_CHOICES[rule] })),
      saved: false,
      problem: null,
    };
  }

  router.get(PAGE, async (req, res) => {
    const { project, saved } = parsed(query, req.query);
    res.render('house-style', { ...(await model(res, project)), saved: saved === '1' });
  });
  router.post(PAGE, async (req, res) => {
    const { projectId, spelling, instructions, ...rules } = parsed(form, req.body);
    const typed = { ...rules, variety: spelling, instructions } as unknown as Partial<HouseStyle>;
    await orAgain(
      res,
      'house-style',
      () => model(res, projectId, typed),
      async () => {
        await chooseHouseStyle(deps, actorOf(res), { projectId, spelling, instructions, rules });
        res.redirect(303, `${PAGE}?${new URLSearchParams({ project: projectId, saved: '1' })}`);
      },
    );
  });
  return router;
}
