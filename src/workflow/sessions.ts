// Signing in and out, and whose a session is.
import { AppError, notFound } from '../errors.ts';
import type { Actor, User } from '../model/user.ts';
import {
  deleteExpired,
  deleteSessions,
  extendSession,
  findSession,
  findUser,
  insertSession,
  readSessions,
  toUser,
} from '../store/users.ts';
import { permit } from './access.ts';
import { loginKey } from './accounts.ts';
import type { Deps } from './deps.ts';
import { newToken, tokenHash, verifyPassword } from './secrets.ts';
import { write } from './write.ts';

const DAY = 86_400_000;
/** How often a session in use is written to: not with each request. */
const EXTEND_AFTER = 5 * 60_000;

/**
 * Opens a session. Throws 401 `sign-in.wrong` for a wrong password, an unknown login, somebody without a password yet and
 * somebody shut out alike, after the same work.
 */
export async function signIn(
  deps: Deps,
  input: { login: string; password: string; userAgent: string },
): Promise<{ sessionToken: string; user: User }> {
  const user = await findUser(deps.store.db, { login: loginKey(input.login) });
  const right = await verifyPassword(user?.passwordHash ?? null, input.password.slice(0, 1000));
  if (user === null || !right || !user.active) throw new AppError(401, 'sign-in.wrong');
  const sessionToken = newToken();
  await deps.store.transaction(async (trx) => {
    const now = deps.now();
    const still = await findUser(trx, { userId: user.userId });
    if (still?.passwordHash !== user.passwordHash || !still?.active) throw new AppError(401, 'sign-in.wrong');
    await deleteExpired(trx, now);
    await insertSession(trx, {
      tokenHash: tokenHash(sessionToken),
      userId: user.userId,
      userAgent: input.userAgent.slice(0, 300),
      createdAt: now,
      lastSeenAt: now,
      expiresAt: now + deps.sessionDays * DAY,
    });
  });
  return { sessionToken, user: toUser(user) };
}

export async function signOut(deps: Deps, sessionToken: string): Promise<void> {
  await deleteSessions(deps.store.db, { tokenHash: tokenHash(sessionToken) });
}

export type SessionRow = {
  /** Enough of the token's hash to name the session: nobody can sign in with it. */
  sessionId: string;
  userAgent: string;
  createdAt: number;
  lastSeenAt: number;
  /** The one that asks. */
  own: boolean;
};

const SHOWN = 24;

/** The actor's open sessions, the one that asks first, then used last first. `sessionToken`: the one that asks. */
export async function listSessions(deps: Deps, actor: Actor, sessionToken: string): Promise<SessionRow[]> {
  permit(actor, 'user.edit', true);
  const here = tokenHash(sessionToken);
  const rows = await readSessions(deps.store.db, actor.userId, deps.now());
  return rows
    .map(({ tokenHash: hash, userAgent, createdAt, lastSeenAt }) => ({
      sessionId: hash.slice(0, SHOWN),
      userAgent,
      createdAt,
      lastSeenAt,
      own: hash === here,
    }))
    .sort((a, b) => Number(b.own) - Number(a.own));
}

/** Ends one of the actor's sessions, or (null) all but the one that asks. Throws notFound. */
export async function endSession(
  deps: Deps,
  actor: Actor,
  input: { sessionId: string | null; sessionToken: string },
): Promise<void> {
  permit(actor, 'user.edit', true);
  const { userId } = actor;
  const { sessionId, sessionToken } = input;
  await write(deps, async (unit) => {
    if (sessionId === null) await deleteSessions(unit.trx, { userId, except: tokenHash(sessionToken) });
    else {
      const open = await readSessions(unit.trx, userId, unit.now);
      const found = open.find((one) => one.tokenHash.slice(0, SHOWN) === sessionId);
      if (found === undefined) throw notFound();
      await deleteSessions(unit.trx, { tokenHash: found.tokenHash });
    }
    unit.record('user.changed', { actorId: userId, data: { userId, changed: ['sessions'] } });
  });
}

/** Whose session it is, or null where it has ended. A session lives on while it is used. */
export async function sessionUser(deps: Deps, sessionToken: string): Promise<User | null> {
  const now = deps.now();
  const found = await findSession(deps.store.db, tokenHash(sessionToken), now);
  if (found === null || !found.user.active) return null;
  if (now - found.session.lastSeenAt > EXTEND_AFTER) {
    await extendSession(deps.store.db, found.session.tokenHash, now, now + deps.sessionDays * DAY);
  }
  return toUser(found.user);
}
