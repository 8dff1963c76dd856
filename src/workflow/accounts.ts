// Accounts: the first account, invitations, sign-in and sessions, profiles.
import type { Role } from '../model/permissions.ts';
import type { Actor, Language, Theme, User } from '../model/user.ts';
import type { Deps } from './deps.ts';

export async function setupToken(_deps: Deps): Promise<string | null> {
  throw new Error('not built yet');
}
export type FirstAccount = {
  token: string;
  login: string;
  name: string;
  password: string;
  language?: Language;
};
export async function createFirstAccount(_deps: Deps, _input: FirstAccount): Promise<User> {
  throw new Error('not built yet');
}
/** Whether the link to make the first account still works. */
export async function isSetupToken(_deps: Deps, _token: string): Promise<boolean> {
  throw new Error('not built yet');
}
export type NewUser = { login: string; name: string; role: Role; password?: string };
export async function createUser(
  _deps: Deps,
  _actor: Actor,
  _input: NewUser,
): Promise<{ user: User; inviteToken: string | null }> {
  throw new Error('not built yet');
}
/** The person an invite link is for, or null where it is used up, too old or wrong. */
export async function invitedUser(_deps: Deps, _token: string): Promise<User | null> {
  throw new Error('not built yet');
}
export async function acceptInvite(_deps: Deps, _input: { token: string; password: string }): Promise<User> {
  throw new Error('not built yet');
}
export async function signIn(
  _deps: Deps,
  _input: { login: string; password: string; userAgent: string },
): Promise<{ sessionToken: string; user: User }> {
  throw new Error('not built yet');
}
export async function signOut(_deps: Deps, _sessionToken: string): Promise<void> {
  throw new Error('not built yet');
}
export async function sessionUser(_deps: Deps, _sessionToken: string): Promise<User | null> {
  throw new Error('not built yet');
}
export async function changeProfile(
  _deps: Deps,
  _actor: Actor,
  _input: { name?: string; language?: Language | null; theme?: Theme },
): Promise<User> {
  throw new Error('not built yet');
}
/** Signs out the person's other sessions; `sessionToken`: the one to keep. */
export async function changePassword(
  _deps: Deps,
  _actor: Actor,
  _input: { current: string; password: string; sessionToken?: string },
): Promise<void> {
  throw new Error('not built yet');
}
export async function setActive(
  _deps: Deps,
  _actor: Actor,
  _input: { userId: string; active: boolean },
): Promise<User> {
  throw new Error('not built yet');
}
export async function setRole(
  _deps: Deps,
  _actor: Actor,
  _input: { userId: string; role: Role },
): Promise<User> {
  throw new Error('not built yet');
}
/** A new one-time link for somebody who has not signed in yet or forgot the password. */
export async function renewInvite(
  _deps: Deps,
  _actor: Actor,
  _input: { userId: string },
): Promise<{ inviteToken: string }> {
  throw new Error('not built yet');
}
export type UserRow = User & { createdAt: number; lastSeenAt: number | null; invited: boolean };
export async function listUsers(_deps: Deps, _actor: Actor): Promise<UserRow[]> {
  throw new Error('not built yet');
}
