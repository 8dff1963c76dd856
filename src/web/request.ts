// What a route takes from a request: who asks, in which language, and a body or query of a known shape.
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { badInput, signedOut } from '../errors.ts';
import type { Scope } from '../model/permissions.ts';
import type { Actor, User } from '../model/user.ts';
import { quickTranslate } from './quick-translate.ts';
import type { Reader } from './row-view.ts';

/** The signed-in person as workflow verbs want them. Throws signedOut. */
export function actorOf(res: Response): Actor {
  const user = res.locals.user as User | null | undefined;
  if (!user) throw signedOut();
  const { scopes } = res.locals as { scopes?: readonly Scope[] | null };
  return { userId: user.userId, role: user.role, ...(scopes ? { scopes } : {}) };
}

/** The reader's language and clock, for view models. `now`: milliseconds UTC. */
export function readerOf(res: Response, now: number): Reader {
  const userId = (res.locals.user as User | null | undefined)?.userId ?? null;
  return { t: quickTranslate(res.locals.t), language: res.locals.lang, now, userId };
}

/** Parses a body or query. Throws badInput('input', {field}) naming the first field that is wrong. */
export function parsed<T extends z.ZodType>(schema: T, value: unknown): z.infer<T> {
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  const field = result.error.issues[0]?.path.join('.') ?? '';
  throw badInput('input', { field });
}

/** A path parameter as one string. */
export function param(req: Request, name: string): string {
  const value = req.params[name];
  return Array.isArray(value) ? value.join('/') : (value ?? '');
}

/** Aborts when the reader has left, or has left already. */
export function leaving(res: Response): AbortSignal {
  const left = new AbortController();
  if (res.closed) left.abort();
  else res.once('close', () => left.abort());
  return left.signal;
}
