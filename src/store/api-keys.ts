// Keys for programs, as stored: never the key, only its SHA-256.
import type { Scope } from '../model/permissions.ts';
import type { User } from '../model/user.ts';
import type { Db } from './store.ts';
import { findUser, toUser } from './users.ts';

export type ApiKeyTable = {
  keyId: string;
  tokenHash: string;
  /** Its first letters, to tell keys apart by. */
  start: string;
  name: string;
  /** JSON: Scope[]. */
  scopes: string;
  /** Whose engines and glossary it translates with. */
  projectId: string;
  /** Who acts where it is used. */
  userId: string;
  createdBy: string;
  createdAt: number;
  /** Null: until it is removed. */
  expiresAt: number | null;
  lastUsedAt: number | null;
};

export type ApiKey = Omit<ApiKeyTable, 'tokenHash' | 'scopes'> & { scopes: readonly Scope[] };

function toKey({ tokenHash: _hash, scopes, ...row }: ApiKeyTable): ApiKey {
  return { ...row, scopes: JSON.parse(scopes) as Scope[] };
}

export async function insertKey(db: Db, key: ApiKey & { tokenHash: string }): Promise<void> {
  await db
    .insertInto('apiKeys')
    .values({ ...key, scopes: JSON.stringify(key.scopes) })
    .execute();
}

/** Every key with its project's name and that of who acts where it is used, the newest first. */
export async function readKeys(
  db: Db,
): Promise<(ApiKey & { userName: string; userActive: boolean; projectName: string })[]> {
  const rows = await db
    .selectFrom('apiKeys')
    .innerJoin('users', 'users.userId', 'apiKeys.userId')
    .innerJoin('projects', 'projects.projectId', 'apiKeys.projectId')
    .selectAll('apiKeys')
    .select(['users.name as userName', 'users.active as userActive', 'projects.name as projectName'])
    .orderBy('apiKeys.createdAt', 'desc')
    .execute();
  return rows.map(({ userName, userActive, projectName, ...row }) => ({
    ...toKey(row),
    userName,
    projectName,
    userActive: userActive === 1,
  }));
}

export async function findKey(db: Db, tokenHash: string): Promise<{ key: ApiKey; user: User } | null> {
  const row = await db
    .selectFrom('apiKeys')
    .selectAll()
    .where('tokenHash', '=', tokenHash)
    .executeTakeFirst();
  if (row === undefined) return null;
  const user = await findUser(db, { userId: row.userId });
  return user === null ? null : { key: toKey(row), user: toUser(user) };
}

/** Answers whether there was one. */
export async function deleteKey(db: Db, keyId: string): Promise<boolean> {
  const result = await db.deleteFrom('apiKeys').where('keyId', '=', keyId).executeTakeFirst();
  return Number(result.numDeletedRows) > 0;
}

export async function touchKey(db: Db, keyId: string, now: number): Promise<void> {
  await db.updateTable('apiKeys').set({ lastUsedAt: now }).where('keyId', '=', keyId).execute();
}
