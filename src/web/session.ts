// The session cookie: who asks, in which language and theme; kept in res.locals for the request.
import { parse } from 'cookie';
import type { CookieOptions, Request, RequestHandler, Response } from 'express';
import type { i18n } from 'i18next';
import { AppError } from '../errors.ts';
import { THEMES, type Theme, type User } from '../model/user.ts';
import { useKey } from '../workflow/api-keys.ts';
import type { Deps } from '../workflow/deps.ts';
import { countUnread } from '../workflow/notices.ts';
import { sessionUser } from '../workflow/sessions.ts';
import { LANGUAGE_COOKIE, languageOf } from './messages.ts';

export const SESSION_COOKIE = 'padanan_session';
export const THEME_COOKIE = 'padanan_theme';
const YEAR_MS = 365 * 86_400_000;

/** HttpOnly and SameSite=Lax; Secure where the installation says so. */
export function cookieOptions(secure: boolean, maxAge: number): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge };
}

/** The token that the request carries, or null. */
export function sessionToken(req: Request): string | null {
  return parse(req.headers.cookie ?? '')[SESSION_COOKIE] ?? null;
}

/** Remembers a choice made while signed out (or by `?lang`) in the browser. */
export function rememberChoice(
  res: Response,
  name: typeof LANGUAGE_COOKIE | typeof THEME_COOKIE,
  value: string,
  secure: boolean,
): void {
  res.cookie(name, value, cookieOptions(secure, YEAR_MS));
}

/** Fills res.locals: user, unread (notices), lang, t, theme, path, url, and `languageUrl`: this address in another language. */
export function withSession(deps: Deps, messages: i18n, secure: boolean): RequestHandler {
  return async (req, res, next) => {
    const token = sessionToken(req);
    const bearer = req.path.startsWith('/api/v1/') ? bearerToken(req) : null;
    const key = bearer === null ? null : await useKey(deps, bearer).catch(keyProblem);
    const user: User | null =
      bearer !== null
        ? key instanceof AppError || key === null
          ? null
          : key.user
        : token === null
          ? null
          : await sessionUser(deps, token);
    const lang = languageOf(req, user);
    if (typeof req.query.lang === 'string' && req.query.lang === lang)
      rememberChoice(res, LANGUAGE_COOKIE, lang, secure);
    const chosen = user?.theme ?? parse(req.headers.cookie ?? '')[THEME_COOKIE];
    const theme: Theme = THEMES.find((one) => one === chosen) ?? 'system';
    const languageUrl = (other: string) => {
      const url = new URL(req.originalUrl, 'http://localhost');
      url.searchParams.set('lang', other);
      return url.pathname + url.search;
    };
    const t = messages.getFixedT(lang);
    // The number beside the inbox: only pages show it.
    const isPage = req.method === 'GET' && !req.path.startsWith('/api/');
    const unread = user !== null && isPage ? await countUnread(deps, user) : 0;
    Object.assign(res.locals, {
      user,
      unread,
      lang,
      theme,
      t,
      path: req.path,
      url: req.originalUrl,
      languageUrl,
    });
    if (key instanceof AppError) throw key;
    res.locals.scopes = key?.actor.scopes ?? null;
    res.locals.keyProjectId = key?.key.projectId;
    next();
  };
}

/** The key of a program, which stands in place of a session under /api/v1. */
function bearerToken(req: Request): string | null {
  return /^Bearer (\S+)$/i.exec(req.headers.authorization ?? '')?.[1] ?? null;
}

/** A wrong key is told once the language of the answer is known. */
function keyProblem(error: unknown): AppError {
  if (error instanceof AppError) return error;
  throw error;
}
