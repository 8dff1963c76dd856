// Accounts: the first account, invitations, people's roles and profiles.
import { badInput, forbidden, notFound } from '../errors.ts';
import { ROLES, type Role } from '../model/permissions.ts';
import type { Actor, Language, User } from '../model/user.ts';
import type { Db } from '../store/store.ts';
import {
  countUsers,
  deleteSessions,
  deleteTokens,
  findToken,
  findUser,
  insertToken,
  insertUser,
  toUser,
  type UserRecord,
  updateUser,
} from '../store/users.ts';
import { permit } from './access.ts';
import type { Deps } from './deps.ts';
import { hashPassword, newToken, requirePassword, tokenHash } from './secrets.ts';
import { type Unit, write } from './write.ts';

const LINK_DAYS = 7;
const DAY = 86_400_000;
const LOGIN = /^[\p{L}\p{N}][\p{L}\p{N}._@+-]{1,63}$/u;

/** What is looked up for a login as typed. */
export function loginKey(login: string): string {
  return login.trim().normalize('NFKC').toLowerCase();
}

function requireLogin(login: string): string {
  const key = loginKey(login);
  if (!LOGIN.test(key)) throw badInput('login.invalid');
  return key;
}

export function requireName(name: string): string {
  const clean = name.trim().replace(/\s+/gu, ' ');
  if (clean === '') throw badInput('name.empty');
  if (clean.length > 100) throw badInput('name.long', { max: 100 });
  return clean;
}

async function openLink(unit: Unit, purpose: 'setup' | 'invite', userId: string | null): Promise<string> {
  const token = newToken();
  await insertToken(unit.trx, {
    tokenHash: tokenHash(token),
    purpose,
    userId,
    createdAt: unit.now,
    expiresAt: unit.now + LINK_DAYS * DAY,
  });
  return token;
}

/** A one-time token to make the first account with, in place of an earlier one; null once anybody has an account. */
export async function setupToken(deps: Deps): Promise<string | null> {
  return write(deps, async (unit) => {
    if ((await countUsers(unit.trx)) > 0) return null;
    await deleteTokens(unit.trx, { purpose: 'setup' });
    return openLink(unit, 'setup', null);
  });
}

/** Whether the link to make the first account still works. */
export async function isSetupToken(deps: Deps, token: string): Promise<boolean> {
  if ((await countUsers(deps.store.db)) > 0) return false;
  return (await findToken(deps.store.db, tokenHash(token), 'setup', deps.now())) !== null;
}

async function addUser(
  unit: Unit,
  deps: Deps,
  by: string | null,
  input: { login: string; name: string; role: Role; language: Language | null; passwordHash: string | null },
): Promise<User> {
  const login = requireLogin(input.login);
  if ((await findUser(unit.trx, { login })) !== null) throw badInput('login.taken', { login });
  const user: UserRecord = {
    userId: deps.newId(),
    login,
    name: requireName(input.name),
    role: input.role,
    language: input.language,
    theme: 'system',
    active: true,
    passwordHash: input.passwordHash,
    createdAt: unit.now,
    email: '',
  };
  await insertUser(unit.trx, user);
  unit.record('user.created', {
    actorId: by ?? user.userId,
    data: { userId: user.userId, login, role: user.role },
  });
  return toUser(user);
}

export type FirstAccount = {
  token: string;
  login: string;
  name: string;
  password: string;
  language?: Language;
};

/** Makes the first account, an admin's, and closes its link. Throws `link.used`, `login.*`, `name.*`, `password.*`. */
export async function createFirstAccount(deps: Deps, input: FirstAccount): Promise<User> {
  requirePassword(input.password);
  requireLogin(input.login);
  if (!(await isSetupToken(deps, input.token))) throw forbidden('link.used');
  const passwordHash = await hashPassword(input.password);
  return write(deps, async (unit) => {
    const token = await findToken(unit.trx, tokenHash(input.token), 'setup', unit.now);
    if (token === null || (await countUsers(unit.trx)) > 0) throw forbidden('link.used');
    await deleteTokens(unit.trx, { purpose: 'setup' });
    const { login, name, language = null } = input;
    return addUser(unit, deps, null, { login, name, role: 'admin', language, passwordHash });
  });
}

export type NewUser = { login: string; name: string; role: Role; password?: string };

/** Adds a person; without a password, with a one-time link on which they choose their own. */
export async function createUser(
  deps: Deps,
  actor: Actor,
  input: NewUser,
): Promise<{ user: User; inviteToken: string | null }> {
  permit(actor, 'user.create');
  if (!ROLES.includes(input.role)) throw badInput('role.unknown');
  if (input.password !== undefined) requirePassword(input.password);
  const passwordHash = input.password === undefined ? null : await hashPassword(input.password);
  return write(deps, async (unit) => {
    const { login, name, role } = input;
    const user = await addUser(unit, deps, actor.userId, { login, name, role, language: null, passwordHash });
    const inviteToken = passwordHash === null ? await openLink(unit, 'invite', user.userId) : null;
    return { user, inviteToken };
  });
}

/** The first person of an installation without a browser (`padanan user add`). Throws forbidden once anybody has an account. */
export async function createAdminFromShell(
  deps: Deps,
  input: { login: string; name: string; password: string },
): Promise<User> {
  requirePassword(input.password);
  const passwordHash = await hashPassword(input.password);
  return write(deps, async (unit) => {
    if ((await countUsers(unit.trx)) > 0) throw forbidden();
    await deleteTokens(unit.trx, { purpose: 'setup' });
    return addUser(unit, deps, null, { ...input, role: 'admin', language: null, passwordHash });
  });
}

async function inviteOf(db: Db, token: string, now: number): Promise<UserRecord | null> {
  const link = await findToken(db, tokenHash(token), 'invite', now);
  if (link === null || link.userId === null) return null;
  const user = await findUser(db, { userId: link.userId });
  return user?.active ? user : null;
}

/** The person an invite link is for, or null where it is used up, too old or wrong. */
export async function invitedUser(deps: Deps, token: string): Promise<User | null> {
  const user = await inviteOf(deps.store.db, token, deps.now());
  return user === null ? null : toUser(user);
}

/** Sets the invited person's password and closes their links. Throws `link.used`, `password.*`. */
export async function acceptInvite(deps: Deps, input: { token: string; password: string }): Promise<User> {
  requirePassword(input.password);
  if ((await invitedUser(deps, input.token)) === null) throw forbidden('link.used');
  const passwordHash = await hashPassword(input.password);
  return write(deps, async (unit) => {
    const user = await inviteOf(unit.trx, input.token, unit.now);
    if (user === null) throw forbidden('link.used');
    const { userId } = user;
    await deleteTokens(unit.trx, { userId });
    await deleteSessions(unit.trx, { userId, except: null });
    await updateUser(unit.trx, userId, { passwordHash });
    unit.record('user.changed', { actorId: userId, data: { userId, changed: ['password'] } });
    return toUser(user);
  });
}

/** A new one-time link for somebody who has not signed in yet or forgot the password; older links stop working. */
export async function renewInvite(
  deps: Deps,
  actor: Actor,
  input: { userId: string },
): Promise<{ inviteToken: string }> {
  permit(actor, 'user.create');
  return write(deps, async (unit) => {
    const user = await requireUser(unit.trx, input.userId);
    if (!user.active) throw badInput('user.inactive');
    await deleteTokens(unit.trx, { userId: user.userId });
    unit.record('user.changed', {
      actorId: actor.userId,
      data: { userId: user.userId, changed: ['invite'] },
    });
    return { inviteToken: await openLink(unit, 'invite', user.userId) };
  });
}

/** The person of this id. Throws notFound. */
export async function requireUser(db: Db, userId: string): Promise<UserRecord> {
  const user = await findUser(db, { userId });
  if (user === null) throw notFound();
  return user;
}

/** Whether anybody has an account yet: before, only the setup link leads anywhere. */
export async function hasAccounts(deps: Deps): Promise<boolean> {
  return (await countUsers(deps.store.db)) > 0;
}
