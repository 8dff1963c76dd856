// Users, their one-time links and their sessions.
import type { User } from '../model/user.ts';
import type { Flag, Row } from './schema.ts';
import type { Db } from './store.ts';

/** `email`: '' for no mail. */
export type UserRecord = User & { passwordHash: string | null; createdAt: number; email: string };

function toRecord(row: Row<'users'>): UserRecord {
  return { ...row, active: row.active === 1 };
}

/** What everybody may see of a user: no password hash. */
export function toUser({ userId, login, name, role, language, theme, active }: UserRecord): User {
  return { userId, login, name, role, language, theme, active };
}

export async function insertUser(
  db: Db,
  user: Omit<UserRecord, 'email'> & { email?: string },
): Promise<void> {
  await db
    .insertInto('users')
    .values({ ...user, active: user.active ? 1 : 0 })
    .execute();
}

export async function findUser(
  db: Db,
  by: { userId: string } | { login: string },
): Promise<UserRecord | null> {
  let query = db.selectFrom('users').selectAll();
  query = 'userId' in by ? query.where('userId', '=', by.userId) : query.where('login', '=', by.login);
  const row = await query.executeTakeFirst();
  return row === undefined ? null : toRecord(row);
}

export async function updateUser(
  db: Db,
  userId: string,
  change: Partial<
    Pick<UserRecord, 'name' | 'role' | 'language' | 'theme' | 'active' | 'passwordHash' | 'email'>
  >,
): Promise<void> {
  const { active, ...rest } = change;
  const flags = active === undefined ? {} : { active: (active ? 1 : 0) as Flag };
  const values = { ...rest, ...flags };
  if (Object.keys(values).length === 0) return;
  await db.updateTable('users').set(values).where('userId', '=', userId).execute();
}

export async function countUsers(db: Db, only: { active?: true; role?: 'admin' } = {}): Promise<number> {
  let query = db.selectFrom('users').select((e) => e.fn.countAll().as('count'));
  if (only.active) query = query.where('active', '=', 1);
  if (only.role !== undefined) query = query.where('role', '=', only.role);
  return Number((await query.executeTakeFirstOrThrow()).count);
}

/** Everybody, with the time of their last request and whether an invitation of theirs is open. */
export async function readUsers(
  db: Db,
  now: number,
): Promise<(UserRecord & { lastSeenAt: number | null; invited: boolean })[]> {
  const rows = await db
    .selectFrom('users')
    .selectAll('users')
    .select((e) => [
      e
        .selectFrom('sessions')
        .select((s) => s.fn.max('lastSeenAt').as('seen'))
        .whereRef('sessions.userId', '=', 'users.userId')
        .as('lastSeenAt'),
      e
        .selectFrom('oneTimeTokens')
        .select((t) => t.fn.countAll().as('open'))
        .whereRef('oneTimeTokens.userId', '=', 'users.userId')
        .where('expiresAt', '>', now)
        .as('open'),
    ])
    .orderBy('users.createdAt')
    .execute();
  return rows.map(({ open, lastSeenAt, ...row }) => ({
    ...toRecord(row),
    lastSeenAt: lastSeenAt === null ? null : Number(lastSeenAt),
    invited: Number(open) > 0,
  }));
}

export async function insertToken(db: Db, token: Row<'oneTimeTokens'>): Promise<void> {
  await db.insertInto('oneTimeTokens').values(token).execute();
}

/** An open one-time link by its token's hash. */
export async function findToken(
  db: Db,
  tokenHash: string,
  purpose: 'setup' | 'invite',
  now: number,
): Promise<Row<'oneTimeTokens'> | null> {
  const row = await db
    .selectFrom('oneTimeTokens')
    .selectAll()
    .where('tokenHash', '=', tokenHash)
    .where('purpose', '=', purpose)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
  return row ?? null;
}

/** Closes links: all for the first account, or those of one person. */
export async function deleteTokens(db: Db, which: { purpose: 'setup' } | { userId: string }): Promise<void> {
  const query = db.deleteFrom('oneTimeTokens');
  await ('userId' in which
    ? query.where('userId', '=', which.userId)
    : query.where('purpose', '=', which.purpose)
  ).execute();
}

export async function insertSession(db: Db, session: Row<'sessions'>): Promise<void> {
  await db.insertInto('sessions').values(session).execute();
}

export async function findSession(
  db: Db,
  tokenHash: string,
  now: number,
): Promise<{ session: Row<'sessions'>; user: UserRecord } | null> {
  const session = await db
    .selectFrom('sessions')
    .selectAll()
    .where('tokenHash', '=', tokenHash)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
  if (session === undefined) return null;
  const user = await findUser(db, { userId: session.userId });
  return user === null ? null : { session, user };
}

/** A person's open sessions, used last first. */
export async function readSessions(db: Db, userId: string, now: number): Promise<Row<'sessions'>[]> {
  return db
    .selectFrom('sessions')
    .selectAll()
    .where('userId', '=', userId)
    .where('expiresAt', '>', now)
    .orderBy('lastSeenAt', 'desc')
    .execute();
}

export async function extendSession(
  db: Db,
  tokenHash: string,
  now: number,
  expiresAt: number,
): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ lastSeenAt: now, expiresAt })
    .where('tokenHash', '=', tokenHash)
    .execute();
}

/** Ends one session, or all of a person's but one. */
export async function deleteSessions(
  db: Db,
  which: { tokenHash: string } | { userId: string; except: string | null },
): Promise<void> {
  let query = db.deleteFrom('sessions');
  if ('tokenHash' in which) query = query.where('tokenHash', '=', which.tokenHash);
  else {
    query = query.where('userId', '=', which.userId);
    if (which.except !== null) query = query.where('tokenHash', '!=', which.except);
  }
  await query.execute();
}

export async function deleteExpired(db: Db, now: number): Promise<void> {
  await db.deleteFrom('sessions').where('expiresAt', '<=', now).execute();
  await db.deleteFrom('oneTimeTokens').where('expiresAt', '<=', now).execute();
}

/** A person's name; null for an unknown one. */
export async function readUserName(db: Db, userId: string): Promise<string | null> {
  const row = await db.selectFrom('users').select('name').where('userId', '=', userId).executeTakeFirst();
  return row?.name ?? null;
}
