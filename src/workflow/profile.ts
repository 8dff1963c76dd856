// One's own account: name, language, theme, password.
import { badInput } from '../errors.ts';
import { type Actor, LANGUAGES, type Language, THEMES, type Theme, type User } from '../model/user.ts';
import { deleteSessions, deleteTokens, toUser, updateUser } from '../store/users.ts';
import { permit } from './access.ts';
import { requireName, requireUser } from './accounts.ts';
import type { Deps } from './deps.ts';
import { hashPassword, requirePassword, tokenHash, verifyPassword } from './secrets.ts';
import { write } from './write.ts';

/** The actor's own name, language (null: the browser's) and theme. */
export async function changeProfile(
  deps: Deps,
  actor: Actor,
  input: { name?: string; language?: Language | null; theme?: Theme },
): Promise<User> {
  permit(actor, 'user.edit', true);
  const { language, theme } = input;
  if (language !== undefined && language !== null && !LANGUAGES.includes(language)) {
    throw badInput('language.unknown');
  }
  if (theme !== undefined && !THEMES.includes(theme)) throw badInput('theme.unknown');
  return write(deps, async (unit) => {
    const name = input.name === undefined ? undefined : requireName(input.name);
    const change = {
      ...(name === undefined ? {} : { name }),
      ...(language === undefined ? {} : { language }),
      ...(theme === undefined ? {} : { theme }),
    };
    await updateUser(unit.trx, actor.userId, change);
    unit.record('user.changed', { actorId: actor.userId, data: { userId: actor.userId, ...change } });
    return toUser(await requireUser(unit.trx, actor.userId));
  });
}

/** Signs out the person's other sessions; `sessionToken`: the one to keep. Throws `password.wrong`, `password.short`. */
export async function changePassword(
  deps: Deps,
  actor: Actor,
  input: { current: string; password: string; sessionToken?: string },
): Promise<void> {
  permit(actor, 'user.edit', true);
  requirePassword(input.password);
  const { passwordHash: old } = await requireUser(deps.store.db, actor.userId);
  if (!(await verifyPassword(old, input.current))) throw badInput('password.wrong');
  const passwordHash = await hashPassword(input.password);
  await write(deps, async (unit) => {
    const { userId } = actor;
    if ((await requireUser(unit.trx, userId)).passwordHash !== old) throw badInput('password.wrong');
    await updateUser(unit.trx, userId, { passwordHash });
    const except = input.sessionToken === undefined ? null : tokenHash(input.sessionToken);
    await deleteSessions(unit.trx, { userId, except });
    await deleteTokens(unit.trx, { userId });
    unit.record('user.changed', { actorId: userId, data: { userId, changed: ['password'] } });
  });
}

/** The actor's address for mail, '' for none. */
export async function readEmail(deps: Deps, actor: Actor): Promise<string> {
  return (await requireUser(deps.store.db, actor.userId)).email;
}

/** Where the actor's notices go by mail; '' for nowhere. Throws badInput `email.invalid`. */
export async function changeEmail(deps: Deps, actor: Actor, given: string): Promise<void> {
  permit(actor, 'user.edit', true);
  const email = given.trim();
  if (email !== '' && !/^[^\s@<>,;]+@[^\s@<>,;]+$/.test(email)) throw badInput('email.invalid');
  await write(deps, async (unit) => {
    const { userId } = actor;
    await updateUser(unit.trx, userId, { email });
    unit.record('user.changed', { actorId: userId, data: { userId, changed: ['email'] } });
  });
}
