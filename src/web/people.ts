// People: who works here, with which role; invitations. For administrators.
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { forbidden } from '../errors.ts';
import { may, ROLES } from '../model/permissions.ts';
import { createUser, renewInvite } from '../workflow/accounts.ts';
import type { Deps } from '../workflow/deps.ts';
import { listUsers, setActive, setRole, type UserRow } from '../workflow/people.ts';
import { orAgain } from './form-again.ts';
import { actorOf, param, parsed } from './request.ts';

const text = z.string().max(1000).default('');
const personForm = z.object({ login: text, name: text, role: z.enum(ROLES).catch('translator') });
const roleForm = z.object({ role: z.enum(ROLES) });
const activeForm = z.object({ active: z.enum(['yes', 'no']) });

/** How a person stands here; `waiting`: invited and never seen. */
function standing(person: UserRow): 'inactive' | 'waiting' | 'active' | 'never' {
  if (!person.active) return 'inactive';
  if (person.lastSeenAt !== null) return 'active';
  return person.invited ? 'waiting' : 'never';
}

export function peopleRouter(deps: Deps, secure: boolean): Router {
  const router = Router();

  async function model(res: Response, more: object = {}): Promise<object> {
    const actor = actorOf(res);
    if (!may(actor.role, 'user.create', false)) throw forbidden();
    const people = (await listUsers(deps, actor))
      .map((person) => ({
        ...person,
        standing: standing(person),
        self: person.userId === actor.userId,
      }))
      .sort((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name, res.locals.lang));
    const entered = { login: '', name: '', role: 'translator' };
    return { title: res.locals.t('people.title'), people, roles: ROLES, entered, ...NOTHING, ...more };
  }
  const NOTHING = { problem: null, invited: null, link: '', done: null };

  /** The page with a link that is shown this once: it is kept nowhere. */
  async function showLink(req: Request, res: Response, userId: string, token: string): Promise<void> {
    const link = `${secure ? 'https' : req.protocol}://${req.get('host')}/invite/${token}`;
    const page = (await model(res)) as { people: UserRow[] };
    const invited = page.people.find((person) => person.userId === userId);
    res.set('Cache-Control', 'no-store').render('people', { ...page, invited, link });
  }

  router.get('/people', async (req, res) => {
    const page = (await model(res)) as { people: UserRow[] };
    const done = page.people.find((person) => person.userId === req.query.changed) ?? null;
    res.render('people', { ...page, done });
  });
  router.get('/people/:userId/:act', (_req, res) => res.redirect(303, '/people'));

  router.post('/people', async (req, res) => {
    const actor = actorOf(res);
    const entered = parsed(personForm, req.body);
    await orAgain(
      res,
      'people',
      () => model(res, { entered }),
      async () => {
        const { user, inviteToken } = await createUser(deps, actor, entered);
        await showLink(req, res, user.userId, inviteToken!);
      },
    );
  });

  /** A change of one person: done, then the list again with that person named. */
  function change(
    path: string,
    act: (req: Request, res: Response, userId: string) => Promise<unknown>,
  ): void {
    router.post(`/people/:userId/${path}`, async (req, res) => {
      await orAgain(
        res,
        'people',
        () => model(res),
        async () => {
          const userId = param(req, 'userId');
          await act(req, res, userId);
          res.redirect(303, `/people?changed=${encodeURIComponent(userId)}`);
        },
      );
    });
  }
  change('role', (req, res, userId) =>
    setRole(deps, actorOf(res), { userId, role: parsed(roleForm, req.body).role }),
  );
  change('active', (req, res, userId) =>
    setActive(deps, actorOf(res), { userId, active: parsed(activeForm, req.body).active === 'yes' }),
  );
  router.post('/people/:userId/link', async (req, res) => {
    await orAgain(
      res,
      'people',
      () => model(res),
      async () => {
        const userId = param(req, 'userId');
        const { inviteToken } = await renewInvite(deps, actorOf(res), { userId });
        await showLink(req, res, userId, inviteToken);
      },
    );
  });
  return router;
}
