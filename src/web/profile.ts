// One's own profile: name, language, theme, password, sessions.
import { type Response, Router } from 'express';
import { z } from 'zod';
import { PREFERENCE_NAMES } from '../model/preferences.ts';
import { LANGUAGES, THEMES, type User } from '../model/user.ts';
import type { Deps } from '../workflow/deps.ts';
import { changePreferences, readPreferences } from '../workflow/preferences.ts';
import { changeEmail, changePassword, changeProfile, readEmail } from '../workflow/profile.ts';
import { endSession, listSessions } from '../workflow/sessions.ts';
import { orAgain } from './form-again.ts';
import { LANGUAGE_COOKIE } from './messages.ts';
import { actorOf, parsed } from './request.ts';
import { rememberChoice, sessionToken, THEME_COOKIE } from './session.ts';
import { localPath } from './sign-in.ts';
import { readUserAgent } from './user-agent.ts';

const text = z.string().max(1000).default('');
const profileForm = z.object({
  name: text,
  language: z.enum(['', ...LANGUAGES]).default(''),
  theme: z.enum(THEMES),
});
/** A box that is not ticked sends nothing. */
const preferencesForm = z.object({
  ghostText: z.literal('true').optional(),
  unsureMarks: z.literal('true').optional(),
  invisibles: z.literal('true').optional(),
});
const mailForm = z.object({ email: text });
const passwordForm = z.object({ current: text, password: text });
/** What the page may say that it has saved. */
const SAVED = ['profile', 'password', 'preferences', 'mail', 'sessions'] as const;
/** Empty: all but this one. */
const sessionForm = z.object({ session: z.string().max(64).default('') });
const languageForm = z.object({ language: z.enum(LANGUAGES), next: text });

/** The page somebody chose another language on, without the `?lang` that would overrule the choice. */
function pageWithoutLanguage(next: string): string {
  const page = new URL(localPath(next), 'http://here.invalid');
  page.searchParams.delete('lang');
  return page.pathname + page.search;
}

/** `mails`: this installation sends mail. */
export function profileRouter(deps: Deps, secure: boolean, mails: boolean): Router {
  const router = Router();

  async function model(res: Response, more: object = {}): Promise<object> {
    const actor = actorOf(res);
    const { name, language, theme } = res.locals.user as User;
    return {
      title: res.locals.t('profile.title'),
      entered: { name, language: language ?? '', theme },
      themes: THEMES,
      preferences: await readPreferences(deps, actor),
      preferenceNames: PREFERENCE_NAMES,
      sessions: (await listSessions(deps, actor, sessionToken(res.req) ?? '')).map((one) => ({
        ...one,
        ...readUserAgent(one.userAgent),
      })),
      email: mails ? await readEmail(deps, actor) : null,
      saved: '',
      problem: null,
      wrong: '',
      ...more,
    };
  }

  router.get('/profile', async (req, res) => {
    const saved = SAVED.find((one) => one === req.query.saved) ?? '';
    res.render('profile', await model(res, { saved }));
  });
  router.post('/profile', async (req, res) => {
    const actor = actorOf(res);
    const { name, language, theme } = parsed(profileForm, req.body);
    await orAgain(
      res,
      'profile',
      await model(res, { entered: { name, language, theme }, wrong: 'profile' }),
      async () => {
        await changeProfile(deps, actor, { name, language: language === '' ? null : language, theme });
        // The sign-in page of this browser looks and speaks the same.
        rememberChoice(res, THEME_COOKIE, theme, secure);
        if (language !== '') rememberChoice(res, LANGUAGE_COOKIE, language, secure);
        res.redirect(303, '/profile?saved=profile');
      },
    );
  });

  router.get(
    ['/profile/password', '/profile/language', '/profile/preferences', '/profile/sessions'],
    (_req, res) => res.redirect(303, '/profile'),
  );
  router.post('/profile/password', async (req, res) => {
    const actor = actorOf(res);
    const { current, password } = parsed(passwordForm, req.body);
    await orAgain(res, 'profile', await model(res, { wrong: 'password' }), async () => {
      await changePassword(deps, actor, {
        current,
        password,
        ...(sessionToken(req) === null ? {} : { sessionToken: sessionToken(req)! }),
      });
      res.redirect(303, '/profile?saved=password');
    });
  });

  router.post('/profile/sessions', async (req, res) => {
    const { session } = parsed(sessionForm, req.body);
    const sessionId = session === '' ? null : session;
    await endSession(deps, actorOf(res), { sessionId, sessionToken: sessionToken(req) ?? '' });
    res.redirect(303, '/profile?saved=sessions#sessions');
  });

  router.post('/profile/preferences', async (req, res) => {
    const { ghostText, unsureMarks, invisibles } = parsed(preferencesForm, req.body);
    await changePreferences(deps, actorOf(res), {
      ghostText: ghostText === 'true',
      unsureMarks: unsureMarks === 'true',
      invisibles: invisibles === 'true',
    });
    res.redirect(303, '/profile?saved=preferences');
  });

  router.get('/profile/mail', (_req, res) => res.redirect(303, '/profile'));
  router.post('/profile/mail', async (req, res) => {
    const { email } = parsed(mailForm, req.body);
    await orAgain(res, 'profile', await model(res, { wrong: 'mail', email }), async () => {
      await changeEmail(deps, actorOf(res), email);
      res.redirect(303, '/profile?saved=mail');
    });
  });

  router.post('/profile/language', async (req, res) => {
    const { language, next } = parsed(languageForm, req.body);
    await changeProfile(deps, actorOf(res), { language });
    rememberChoice(res, LANGUAGE_COOKIE, language, secure);
    res.redirect(303, pageWithoutLanguage(next));
  });
  return router;
}
