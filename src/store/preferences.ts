// People's preferences, as stored: only what somebody has chosen.
import type { Db } from './store.ts';

/** What the person has chosen, by name; names of earlier releases may be among them. */
export async function readPreferenceRows(db: Db, userId: string): Promise<Map<string, boolean>> {
  const rows = await db
    .selectFrom('preferences')
    .select(['name', 'value'])
    .where('userId', '=', userId)
    .execute();
  return new Map(rows.map(({ name, value }) => [name, value === 1]));
}

export async function putPreference(db: Db, userId: string, name: string, on: boolean): Promise<void> {
  const value = on ? 1 : 0;
  await db
    .insertInto('preferences')
    .values({ userId, name, value })
    .onConflict((conflict) => conflict.columns(['userId', 'name']).doUpdateSet({ value }))
    .execute();
}
