// Keys for programs: made and removed by administrators, shown once, and whose each is.
import { AppError, badInput, notFound } from '../errors.ts';
import { SCOPES, type Scope } from '../model/permissions.ts';
import type { Actor, User } from '../model/user.ts';
import { type ApiKey, deleteKey, findKey, insertKey, readKeys, touchKey } from '../store/api-keys.ts';
import { readProject } from '../store/documents.ts';
import { permit } from './access.ts';
import { requireName, requireUser } from './accounts.ts';
import type { Deps } from './deps.ts';
import { newToken, tokenHash } from './secrets.ts';
import { write } from './write.ts';

/** Every key begins with this, so that one that leaked can be recognised for what it is. */
const MARK = 'pdn_';
const SHOWN = 8;
const DAY = 86_400_000;
const MOST_DAYS = 3650;
/** How often a key in use is written to: not with each request. */
const TOUCH_AFTER = 60_000;

export type NewKey = {
  name: string;
  scopes: readonly Scope[];
  /** Days until it expires; null: until it is removed. */
  days: number | null;
  /** Who acts where it is used. */
  userId: string;
  /** Default: the oldest project. */
  projectId?: string;
};

/**
 * Makes a key; its text is answered this once and kept nowhere. Throws forbidden, notFound, badInput `key.scopes`, `key.days`,
 * `name.*`, `user.inactive`.
 */
export async function addKey(
  deps: Deps,
  actor: Actor,
  input: NewKey,
): Promise<{ keyId: string; key: string }> {
  permit(actor, 'settings.edit');
  const name = requireName(input.name);
  const scopes = SCOPES.filter((scope) => input.scopes.includes(scope));
  if (scopes.length === 0) throw badInput('key.scopes');
  const { days } = input;
  if (days !== null && !(Number.isInteger(days) && days >= 1 && days <= MOST_DAYS))
    throw badInput('key.days', { max: MOST_DAYS });
  const key = MARK + newToken();
  return write(deps, async (unit) => {
    const project = await readProject(unit.trx, input.projectId);
    if (project === null) throw notFound();
    const user = await requireUser(unit.trx, input.userId);
    if (!user.active) throw badInput('user.inactive');
    const keyId = deps.newId();
    await insertKey(unit.trx, {
      keyId,
      tokenHash: tokenHash(key),
      start: key.slice(0, MARK.length + SHOWN),
      name,
      scopes,
      projectId: project.projectId,
      userId: user.userId,
      createdBy: actor.userId,
      createdAt: unit.now,
      expiresAt: days === null ? null : unit.now + days * DAY,
      lastUsedAt: null,
    });
    const data = { keyId, name, scopes, userId: user.userId, days, projectId: project.projectId };
    unit.record('key.created', { actorId: actor.userId, data });
    return { keyId, key };
  });
}

export type KeyRow = ApiKey & {
  userName: string;
  projectName: string;
  standing: 'active' | 'expired' | 'inactive';
};

/** Throws forbidden. */
export async function listKeys(deps: Deps, actor: Actor): Promise<KeyRow[]> {
  permit(actor, 'settings.edit');
  const now = deps.now();
  return (await readKeys(deps.store.db)).map(({ userActive, ...key }) => ({
    ...key,
    standing: !userActive
      ? 'inactive'
      : key.expiresAt !== null && key.expiresAt <= now
        ? 'expired'
        : 'active',
  }));
}

/** Throws forbidden, notFound. */
export async function removeKey(deps: Deps, actor: Actor, keyId: string): Promise<void> {
  permit(actor, 'settings.edit');
  await write(deps, async (unit) => {
    if (!(await deleteKey(unit.trx, keyId))) throw notFound();
    unit.record('key.removed', { actorId: actor.userId, data: { keyId } });
  });
}

export type KeyUse = { key: ApiKey; user: User; actor: Actor };

/** Whose key it is and what it may do. Throws 401 `key.wrong` for an unknown or expired one and for somebody shut out. */
export async function useKey(deps: Deps, key: string): Promise<KeyUse> {
  const found = await findKey(deps.store.db, tokenHash(key.slice(0, 200)));
  const now = deps.now();
  const over = found?.key.expiresAt != null && found.key.expiresAt <= now;
  if (found === null || over || !found.user.active) throw new AppError(401, 'key.wrong');
  if (now - (found.key.lastUsedAt ?? 0) > TOUCH_AFTER) await touchKey(deps.store.db, found.key.keyId, now);
  const { userId, role } = found.user;
  return { ...found, actor: { userId, role, scopes: found.key.scopes } };
}
