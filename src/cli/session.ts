// What the shell commands share: the opened world, who acts, and errors as sentences.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next from 'i18next';
import pino from 'pino';
import { ConfigError, readConfig } from '../config.ts';
import { EngineError } from '../engines/engine.ts';
import { AppError } from '../errors.ts';
import type { Actor } from '../model/user.ts';
import type { Deps } from '../workflow/deps.ts';

const MESSAGES = join(import.meta.dirname, '../../translations/messages/en.json');

/** The message of a key, in English: the shell's language. */
export async function sentenceOf(key: string, params: Record<string, string | number>): Promise<string> {
  const messages = JSON.parse(readFileSync(MESSAGES, 'utf8')) as object;
  const t = await i18next
    .createInstance()
    .init({ lng: 'en', resources: { en: { translation: messages } }, interpolation: { escapeValue: false } });
  return t(key, params);
}

/** The sentence for an error, in English. */
export async function sentence(error: unknown): Promise<string> {
  if (error instanceof ConfigError) return error.message;
  const key =
    error instanceof AppError ? error.key : error instanceof EngineError ? `engine.${error.kind}` : undefined;
  if (key === undefined) return error instanceof Error ? error.message : String(error);
  const said = await sentenceOf(`errors.${key}`, error instanceof AppError ? error.params : {});
  return error instanceof EngineError ? `${said} (${error.message})` : said;
}

/** Wraps a command: a failure becomes one line on stderr and exit code 1. */
export function reported<A extends unknown[]>(
  run: (...args: A) => Promise<void>,
): (...args: A) => Promise<void> {
  return async (...args) => {
    try {
      await run(...args);
    } catch (error) {
      console.error(`padanan: ${await sentence(error)}`);
      process.exitCode = 1;
    }
  };
}

/** Opens the database and engines of the configuration, runs `work`, closes them. Works beside a running server. */
export async function withDeps(work: (deps: Deps) => Promise<void>): Promise<void> {
  const config = readConfig();
  const log = pino({ level: config.LOG_LEVEL === 'info' ? 'warn' : config.LOG_LEVEL }, pino.destination(2));
  // Only commands that need the world wait until it is loaded.
  const { openDeps } = await import('../workflow/open-deps.ts');
  const { choicesOf } = await import('./choices.ts');
  const { deps, close } = await openDeps(choicesOf(config), log);
  try {
    await work(deps);
  } finally {
    await close();
  }
}

/** Who a command acts as: the account named, else the only active admin. Throws AppError where that is not clear. */
export async function actorFor(deps: Deps, login: string | undefined): Promise<Actor> {
  const { shellActors } = await import('../workflow/shell-actor.ts');
  const actors = await shellActors(deps);
  const named = actors.find((actor) => actor.login === login);
  if (login !== undefined) {
    if (named === undefined) throw new AppError(404, 'shell.no-account', { login });
    return named;
  }
  const admins = actors.filter((actor) => actor.role === 'admin');
  if (admins.length === 1) return admins[0]!;
  throw new AppError(400, admins.length === 0 ? 'shell.no-admin' : 'shell.which-account');
}

/** As actorFor, for a command that only reads: before the first account there is nobody to read as, and nothing to hide. */
export async function readerFor(deps: Deps, login: string | undefined): Promise<Actor> {
  const { shellActors } = await import('../workflow/shell-actor.ts');
  if (login === undefined && (await shellActors(deps)).length === 0)
    return { userId: deps.newId(), role: 'admin' };
  return actorFor(deps, login);
}
