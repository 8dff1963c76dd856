// The people of an installation, as administrators see and change them.
import { AppError, badInput } from '../errors.ts';
import { ROLES, type Role } from '../model/permissions.ts';
import type { Actor, User } from '../model/user.ts';
import { countUsers, deleteSessions, deleteTokens, readUsers, toUser, updateUser } from '../store/users.ts';
import { permit } from './access.ts';
import { requireUser } from './accounts.ts';
import type { Deps } from './deps.ts';
import { write } from './write.ts';

async function changeUser(
  deps: Deps,
  actor: Actor,
  userId: string,
  change: { active?: boolean; role?: Role },
): Promise<User> {
  permit(actor, 'user.edit');
  return write(deps, async (unit) => {
    const before = await requireUser(unit.trx, userId);
    await updateUser(unit.trx, userId, change);
    const after = await requireUser(unit.trx, userId);
    if (before.active && before.role === 'admin' && !(after.active && after.role === 'admin')) {
      if ((await countUsers(unit.trx, { active: true, role: 'admin' })) === 0) {
        throw new AppError(409, 'user.last-admin');
      }
    }
    if (!after.active) {
      await deleteSessions(unit.trx, { userId, except: null });
      await deleteTokens(unit.trx, { userId });
    }
    unit.record('user.changed', { actorId: actor.userId, data: { userId, ...change } });
    return toUser(after);
  });
}

/** Lets a person in again, or out for good: their sessions and links end. Throws `user.last-admin`. */
export async function setActive(
  deps: Deps,
  actor: Actor,
  input: { userId: string; active: boolean },
): Promise<User> {
  return changeUser(deps, actor, input.userId, { active: input.active });
}

/** Throws `user.last-admin`. */
export async function setRole(
  deps: Deps,
  actor: Actor,
  input: { userId: string; role: Role },
): Promise<User> {
  if (!ROLES.includes(input.role)) throw badInput('role.unknown');
  return changeUser(deps, actor, input.userId, { role: input.role });
}

/** `invited`: an invitation of theirs is open. */
/** The active people of the installation by name, for whoever gives work to somebody. */
export async function activePeople(deps: Deps, actor: Actor): Promise<{ userId: string; name: string }[]> {
  permit(actor, 'document.read');
  return (await readUsers(deps.store.db, deps.now()))
    .filter(({ active }) => active)
    .map(({ userId, name }) => ({ userId, name }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

export type UserRow = User & { createdAt: number; lastSeenAt: number | null; invited: boolean };

export async function listUsers(deps: Deps, actor: Actor): Promise<UserRow[]> {
  permit(actor, 'user.create');
  const users = await readUsers(deps.store.db, deps.now());
  return users.map((user) => ({
    ...toUser(user),
    createdAt: user.createdAt,
    lastSeenAt: user.lastSeenAt,
    invited: user.invited,
  }));
}
