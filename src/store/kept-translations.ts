// Translations kept: an engine's answer is looked up before it is asked again. Bounded; the longest unused go first.
import { chunks } from './chunks.ts';
import type { Row } from './schema.ts';
import type { Db } from './store.ts';

export type KeptTranslation = Pick<
  Row<'keptTranslations'>,
  'key' | 'engine' | 'modelVersion' | 'target' | 'sentences'
>;

/** Those of `keys` that are kept and were made at `since` or later, each with one more hit. */
export async function takeKept(
  db: Db,
  keys: readonly string[],
  times: { now: number; since: number },
): Promise<Map<string, KeptTranslation>> {
  const found = new Map<string, KeptTranslation>();
  for (const some of chunks(keys)) {
    const rows = await db
      .selectFrom('keptTranslations')
      .select(['key', 'engine', 'modelVersion', 'target', 'sentences'])
      .where('key', 'in', [...some])
      .where('createdAt', '>=', times.since)
      .execute();
    for (const row of rows) found.set(row.key, row);
    if (rows.length === 0) continue;
    await db
      .updateTable('keptTranslations')
      .set((e) => ({ hits: e('hits', '+', 1), usedAt: times.now }))
      .where(
        'key',
        'in',
        rows.map((row) => row.key),
      )
      .execute();
  }
  return found;
}

/** Keeps answers, then forgets the longest unused beyond `limit`. */
export async function keepTranslations(
  db: Db,
  kept: readonly KeptTranslation[],
  { now, limit }: { now: number; limit: number },
): Promise<void> {
  for (const one of kept) {
    const row = { ...one, hits: 0, createdAt: now, usedAt: now };
    await db
      .insertInto('keptTranslations')
      .values(row)
      .onConflict((c) => c.column('key').doUpdateSet(row))
      .execute();
  }
  const { count } = await db
    .selectFrom('keptTranslations')
    .select((e) => e.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  const over = Number(count) - limit;
  if (over <= 0) return;
  await db
    .deleteFrom('keptTranslations')
    .where('key', 'in', (e) =>
      e.selectFrom('keptTranslations').select('key').orderBy('usedAt').orderBy('key').limit(over),
    )
    .execute();
}

/** How many are kept, and how often they were of use since each was made. */
export async function countKept(db: Db): Promise<{ kept: number; hits: number }> {
  const row = await db
    .selectFrom('keptTranslations')
    .select((e) => [e.fn.countAll().as('kept'), e.fn.sum('hits').as('hits')])
    .executeTakeFirstOrThrow();
  return { kept: Number(row.kept), hits: Number(row.hits ?? 0) };
}
