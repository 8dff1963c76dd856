// Accounts, invitations and sessions.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { User } from '../../src/model/user.ts';
import {
  acceptInvite,
  createFirstAccount,
  createUser,
  invitedUser,
  isSetupToken,
  renewInvite,
  setupToken,
} from '../../src/workflow/accounts.ts';
import { listUsers, setActive, setRole } from '../../src/workflow/people.ts';
import { changePassword, changeProfile } from '../../src/workflow/profile.ts';
import { sessionUser, signIn, signOut } from '../../src/workflow/sessions.ts';
import { createWorld, type World } from './world.ts';

const PASSWORD = 'kata sandi panjang';
let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

async function firstAdmin(): Promise<User> {
  const token = (await setupToken(world.deps))!;
  return createFirstAccount(world.deps, { token, login: 'Ratri', name: 'Ratri W', password: PASSWORD });
}
const enter = (login: string, password: string) => signIn(world.deps, { login, password, userAgent: 'test' });

it('makes the first account from the one-time link only, once', async () => {
  const old = (await setupToken(world.deps))!;
  const token = (await setupToken(world.deps))!;
  expect(await isSetupToken(world.deps, old)).toBe(false);
  const input = { login: 'ratri', name: 'Ratri', password: PASSWORD };
  await expect(createFirstAccount(world.deps, { ...input, token: old })).rejects.toMatchObject({
    status: 403,
    key: 'link.used',
  });
  expect(await createFirstAccount(world.deps, { ...input, token })).toMatchObject({ role: 'admin' });
  await expect(createFirstAccount(world.deps, { ...input, token })).rejects.toMatchObject({
    key: 'link.used',
  });
  expect(await setupToken(world.deps)).toBeNull();
});

it('keeps no password and no token in the clear', async () => {
  const token = (await setupToken(world.deps))!;
  const tokens = JSON.stringify(await world.store.db.selectFrom('oneTimeTokens').selectAll().execute());
  expect(tokens).not.toContain(token);
  await createFirstAccount(world.deps, { token, login: 'ratri', name: 'Ratri', password: PASSWORD });
  const { sessionToken } = await enter('ratri', PASSWORD);
  const [user] = await world.store.db.selectFrom('users').selectAll().execute();
  expect(user!.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  const sessions = JSON.stringify(await world.store.db.selectFrom('sessions').selectAll().execute());
  expect(sessions).not.toContain(sessionToken);
});

it('signs in whatever the case of the login, and answers every refusal alike', async () => {
  const admin = await firstAdmin();
  const { sessionToken, user } = await enter(' RATRI ', PASSWORD);
  expect(user).toEqual(admin);
  expect(await sessionUser(world.deps, sessionToken)).toEqual(admin);
  await createUser(world.deps, admin, { login: 'baru', name: 'Baru', role: 'translator' });
  for (const [login, password] of [
    ['ratri', 'salah'],
    ['siapa', PASSWORD],
    ['baru', PASSWORD],
    ['ratri', ''],
  ] as const) {
    await expect(enter(login, password)).rejects.toMatchObject({ status: 401, key: 'sign-in.wrong' });
  }
  await signOut(world.deps, sessionToken);
  expect(await sessionUser(world.deps, sessionToken)).toBeNull();
});

it('lets a session live while it is used and end when it is not', async () => {
  await firstAdmin();
  const { sessionToken } = await enter('ratri', PASSWORD);
  for (let day = 0; day < 30; day += 10) {
    world.clock.now += 10 * 86_400_000;
    expect(await sessionUser(world.deps, sessionToken)).not.toBeNull();
  }
  world.clock.now += 15 * 86_400_000;
  expect(await sessionUser(world.deps, sessionToken)).toBeNull();
});

it('invites by a link that works once and sets the password', async () => {
  const admin = await firstAdmin();
  const { user, inviteToken } = await createUser(world.deps, admin, {
    login: 'ani',
    name: 'Ani',
    role: 'translator',
  });
  expect((await listUsers(world.deps, admin)).map((one) => [one.login, one.invited])).toEqual([
    ['ratri', false],
    ['ani', true],
  ]);
  const { inviteToken: newer } = await renewInvite(world.deps, admin, { userId: user.userId });
  expect(await invitedUser(world.deps, inviteToken!)).toBeNull();
  expect(await invitedUser(world.deps, newer)).toEqual(user);
  await acceptInvite(world.deps, { token: newer, password: PASSWORD });
  await expect(acceptInvite(world.deps, { token: newer, password: PASSWORD })).rejects.toMatchObject({
    key: 'link.used',
  });
  expect((await enter('ani', PASSWORD)).user).toEqual(user);
});

it('ends other sessions with a new password, and every session of somebody shut out', async () => {
  const admin = await firstAdmin();
  const kept = await enter('ratri', PASSWORD);
  const other = await enter('ratri', PASSWORD);
  const change = { current: PASSWORD, password: 'kata sandi yang baru', sessionToken: kept.sessionToken };
  await expect(changePassword(world.deps, admin, { ...change, current: 'salah' })).rejects.toMatchObject({
    key: 'password.wrong',
  });
  await changePassword(world.deps, admin, change);
  expect(await sessionUser(world.deps, other.sessionToken)).toBeNull();
  expect(await sessionUser(world.deps, kept.sessionToken)).not.toBeNull();
  const input = { login: 'edi', name: 'Edi', role: 'editor' as const, password: PASSWORD };
  const { user } = await createUser(world.deps, admin, input);
  const { sessionToken } = await enter('edi', PASSWORD);
  await setActive(world.deps, admin, { userId: user.userId, active: false });
  expect(await sessionUser(world.deps, sessionToken)).toBeNull();
  await expect(enter('edi', PASSWORD)).rejects.toMatchObject({ key: 'sign-in.wrong' });
});

it('never leaves an installation without an admin', async () => {
  const admin = await firstAdmin();
  const { userId } = admin;
  for (const act of [
    setActive(world.deps, admin, { userId, active: false }),
    setRole(world.deps, admin, { userId, role: 'editor' }),
  ]) {
    await expect(act).rejects.toMatchObject({ status: 409, key: 'user.last-admin' });
  }
  expect((await listUsers(world.deps, admin))[0]).toMatchObject({ role: 'admin', active: true });
});

it('lets only admins make people, and everybody change their own profile', async () => {
  await firstAdmin();
  const ani = await world.person('Ani', 'translator');
  const input = { login: 'x1', name: 'X', role: 'admin' as const };
  await expect(createUser(world.deps, ani, input)).rejects.toMatchObject({ status: 403 });
  const changed = await changeProfile(world.deps, ani, {
    name: ' Ani  Lestari ',
    language: 'id',
    theme: 'dark',
  });
  expect(changed).toMatchObject({ name: 'Ani Lestari', language: 'id', theme: 'dark', role: 'translator' });
});

it.each([
  ['a short password', { password: 'pendek' }, 'password.short'],
  ['a login with spaces', { login: 'a b' }, 'login.invalid'],
  ['a login that is taken', { login: 'RATRI' }, 'login.taken'],
  ['no name', { name: '  ' }, 'name.empty'],
])('refuses %s', async (_what, wrong, key) => {
  const admin = await firstAdmin();
  const input = { login: 'ani', name: 'Ani', role: 'translator' as const, password: PASSWORD, ...wrong };
  await expect(createUser(world.deps, admin, input)).rejects.toMatchObject({ status: 400, key });
});
