// Getting in: the first account, signing in and out, and the link of an invitation.
import { type Request, type Response, Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import { z } from 'zod';
import { AppError, forbidden } from '../errors.ts';
import type { User } from '../model/user.ts';
import {
  acceptInvite,
  createFirstAccount,
  hasAccounts,
  invitedUser,
  isSetupToken,
} from '../workflow/accounts.ts';
import type { Deps } from '../workflow/deps.ts';
import { signIn, signOut } from '../workflow/sessions.ts';
import { orAgain } from './form-again.ts';
import { param, parsed } from './request.ts';
import { cookieOptions, SESSION_COOKIE, sessionToken } from './session.ts';

const text = z.string().max(1000).default('');
const signInForm = z.object({ login: text, password: text, next: text, kept: z.string().default('') });
/** A form that met an expired sign-in, as errors.ts wrote it. */
const keptForm = z.object({
  action: z.string().startsWith('/'),
  fields: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
});
const accountForm = z.object({ login: text, name: text, password: text });
const passwordForm = z.object({ password: text });

const QUARTER_HOUR = 15 * 60_000;
const DAY = 86_400_000;

/** Only a path of this site: `//host`, `/\host` and what browsers read as these would lead away. */
export function localPath(next: string): string {
  const base = 'http://here.invalid';
  const leadsHere = next.startsWith('/') && URL.canParse(next, base) && new URL(next, base).origin === base;
  return leadsHere ? next : '/';
}

export function signInRouter(deps: Deps, secure: boolean): Router {
  const router = Router();
  const slow = rateLimit({
    windowMs: QUARTER_HOUR,
    limit: 30,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_req, res) => res.statusCode < 400,
    handler: () => {
      throw new AppError(429, 'sign-in.too-often');
    },
  });

  async function openSession(req: Request, res: Response, login: string, password: string): Promise<void> {
    const { sessionToken: token } = await signIn(deps, {
      login,
      password,
      userAgent: req.headers['user-agent'] ?? '',
    });
    res.cookie(SESSION_COOKIE, token, cookieOptions(secure, deps.sessionDays * DAY));
  }

  async function enter(
    req: Request,
    res: Response,
    login: string,
    password: string,
    next: string,
  ): Promise<void> {
    await openSession(req, res, login, password);
    res.redirect(303, localPath(next));
  }

  router.get('/sign-in', async (req, res) => {
    const next = typeof req.query.next === 'string' ? req.query.next : '/';
    if (res.locals.user) return res.redirect(303, localPath(next));
    const first = !(await hasAccounts(deps));
    res.render('sign-in', {
      title: res.locals.t('sign-in.title'),
      login: '',
      next,
      kept: '',
      problem: null,
      first,
    });
  });
  router.post('/sign-in', slow, async (req, res) => {
    const { login, password, next, kept } = parsed(signInForm, req.body);
    const model = { title: res.locals.t('sign-in.title'), login, next, kept, first: false };
    await orAgain(res, 'sign-in', model, async () => {
      if (kept === '') return enter(req, res, login, password, next);
      const form = parsed(keptForm, JSON.parse(kept));
      await openSession(req, res, login, password);
      res.render('resume', {
        title: res.locals.t('resume.title'),
        action: localPath(form.action),
        fields: form.fields,
      });
    });
  });
  router.post('/sign-out', async (req, res) => {
    const token = sessionToken(req);
    if (token !== null) await signOut(deps, token);
    res.clearCookie(SESSION_COOKIE, cookieOptions(secure, 0));
    res.redirect(303, '/sign-in');
  });

  router.get('/setup/:token', async (req, res) => {
    if (!(await isSetupToken(deps, param(req, 'token')))) throw forbidden('link.used');
    res.render('setup', {
      title: res.locals.t('setup.title'),
      entered: { login: '', name: '' },
      problem: null,
    });
  });
  router.post('/setup/:token', slow, async (req, res) => {
    const { login, name, password } = parsed(accountForm, req.body);
    const model = { title: res.locals.t('setup.title'), entered: { login, name } };
    await orAgain(res, 'setup', model, async () => {
      await createFirstAccount(deps, {
        token: param(req, 'token'),
        login,
        name,
        password,
        language: res.locals.lang,
      });
      await enter(req, res, login, password, '/');
    });
  });

  async function invited(token: string): Promise<User> {
    const user = await invitedUser(deps, token);
    if (user === null) throw forbidden('link.used');
    return user;
  }
  router.get('/invite/:token', async (req, res) => {
    const person = await invited(param(req, 'token'));
    res.render('invite', { title: res.locals.t('invite.title'), person, problem: null });
  });
  router.post('/invite/:token', slow, async (req, res) => {
    const person = await invited(param(req, 'token'));
    const { password } = parsed(passwordForm, req.body);
    await orAgain(res, 'invite', { title: res.locals.t('invite.title'), person }, async () => {
      await acceptInvite(deps, { token: param(req, 'token'), password });
      await enter(req, res, person.login, password, '/');
    });
  });
  return router;
}
