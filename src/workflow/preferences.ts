// One's own preferences: reading them with their defaults, switching one.
import { PREFERENCE_NAMES, PREFERENCES, type Preferences } from '../model/preferences.ts';
import type { Actor } from '../model/user.ts';
import { putPreference, readPreferenceRows } from '../store/preferences.ts';
import type { Deps } from './deps.ts';
import { write } from './write.ts';

/** The actor's preferences. */
export async function readPreferences(deps: Deps, actor: Actor): Promise<Preferences> {
  const chosen = await readPreferenceRows(deps.store.db, actor.userId);
  const all: Preferences = { ...PREFERENCES };
  for (const name of PREFERENCE_NAMES) all[name] = chosen.get(name) ?? all[name];
  return all;
}

/** Switches those of the actor's preferences that `change` names; the others stay. */
export async function changePreferences(
  deps: Deps,
  actor: Actor,
  change: Partial<Preferences>,
): Promise<void> {
  await write(deps, async (unit) => {
    for (const name of PREFERENCE_NAMES) {
      const on = change[name];
      if (on !== undefined) await putPreference(unit.trx, actor.userId, name, on);
    }
  });
}
