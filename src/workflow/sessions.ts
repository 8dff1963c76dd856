// Signing in and out, and whose a session is.
import { AppError } from '../errors.ts';
import type { User } from '../model/user.ts';
import {
  deleteExpired,
  deleteSessions,
  extendSession,
  findSession,
  findUser,
  insertSession,
  toUser,
} from '../store/users.ts';
import { loginKey } from './accounts.ts';
import type { Deps } from './deps.ts';
import { newToken, tokenHash, verifyPassword } from './secrets.ts';

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
