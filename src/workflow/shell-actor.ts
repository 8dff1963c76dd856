// Who a shell command may act as: whoever can read the database file is trusted as much as the file's owner.
import type { Actor } from '../model/user.ts';
import { readUsers } from '../store/users.ts';
import type { Deps } from './deps.ts';

/** The active accounts, with the names they sign in with. */
export async function shellActors(deps: Deps): Promise<(Actor & { login: string })[]> {
  const users = await readUsers(deps.store.db, deps.now());
  return users.filter((user) => user.active).map(({ userId, login, role }) => ({ userId, login, role }));
}
