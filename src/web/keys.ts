// Settings: keys for programs, for administrators; a new one is shown this once.
import { type Response, Router } from 'express';
import { z } from 'zod';
import { SCOPES } from '../model/permissions.ts';
import { addKey, listKeys, removeKey } from '../workflow/api-keys.ts';
import type { Deps } from '../workflow/deps.ts';
import { listUsers } from '../workflow/people.ts';
import { listProjects } from '../workflow/projects.ts';
import { orAgain } from './form-again.ts';
import { actorOf, param, parsed } from './request.ts';

const DAYS = ['30', '90', '365', ''] as const;
const keyForm = z.object({
  name: z.string().max(1000).default(''),
  scope: z
    .union([z.enum(SCOPES), z.array(z.enum(SCOPES))])
    .default([])
    .transform((scopes) => [scopes].flat()),
  days: z.enum(DAYS).catch('90'),
  userId: z.string().max(64).default(''),
  /** '': the oldest. */
  projectId: z.string().max(64).default(''),
});
type Entered = z.infer<typeof keyForm>;

export function keysRouter(deps: Deps, secure: boolean): Router {
  const router = Router();

  async function model(res: Response, more: { entered?: Entered } = {}): Promise<object> {
    const actor = actorOf(res);
    const day = new Intl.DateTimeFormat(res.locals.lang === 'en' ? 'en-GB' : 'id', { dateStyle: 'medium' });
    const keys = (await listKeys(deps, actor)).map((key) => ({
      ...key,
      until: key.expiresAt === null ? '' : day.format(key.expiresAt),
    }));
    const people = (await listUsers(deps, actor)).filter(({ active }) => active);
    const entered: Entered = {
      name: '',
      scope: ['translate'],
      days: '90',
      userId: actor.userId,
      projectId: '',
    };
    const { projects } = await listProjects(deps, actor);
    const host = `${secure ? 'https' : res.req.protocol}://${res.req.get('host')}`;
    const nothing = { problem: null, made: null, removed: false };
    const title = res.locals.t('keys.title');
    const yours = res.locals.t('keys.your-key');
    const examples = { address: `${host}/key/${yours}`, header: `Authorization: Bearer ${yours}` };
    return {
      title,
      keys,
      people,
      projects,
      scopes: SCOPES,
      daysOffered: DAYS,
      host,
      examples,
      entered,
      ...nothing,
      ...more,
    };
  }

  router.get('/settings/keys', async (req, res) => {
    res.render('keys', { ...(await model(res)), removed: req.query.removed === '1' });
  });

  router.post('/settings/keys', async (req, res) => {
    const actor = actorOf(res);
    const entered = parsed(keyForm, req.body);
    await orAgain(
      res,
      'keys',
      () => model(res, { entered }),
      async () => {
        const { name, scope, days, userId, projectId } = entered;
        const project = projectId === '' ? {} : { projectId };
        const input = { name, scopes: scope, days: days === '' ? null : Number(days), userId, ...project };
        const { key } = await addKey(deps, actor, input);
        res.set('Cache-Control', 'no-store').render('keys', { ...(await model(res)), made: { name, key } });
      },
    );
  });

  router.get('/settings/keys/:keyId/remove', (_req, res) => res.redirect(303, '/settings/keys'));
  router.post('/settings/keys/:keyId/remove', async (req, res) => {
    await removeKey(deps, actorOf(res), param(req, 'keyId'));
    res.redirect(303, '/settings/keys?removed=1');
  });
  return router;
}
