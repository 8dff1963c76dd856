// Going over a whole memory: by pages, by import, by repeated source; and how much there is.
import { sql } from 'kysely';
import { type StoredUnit, toUnit } from './memory.ts';
import type { Db } from './store.ts';

/** A page of a project's living units: at most `limit` below `before` (newest first), or, with `after`, above it (oldest first). */
export async function pageOfUnits(
  db: Db,
  projectId: string,
  from: { before?: number; after?: number },
  limit: number,
): Promise<StoredUnit[]> {
  let query = db
    .selectFrom('memoryUnits')
    .selectAll()
    // Joined with nothing, so that SQLite goes by number and does not sort the whole project.
    .where(sql`"projectId" || ''`, '=', projectId)
    .where('removal', 'is', null)
    .limit(limit);
  if (from.after !== undefined) query = query.where('number', '>', from.after).orderBy('number');
  else query = query.where('number', '<', from.before ?? Number.MAX_SAFE_INTEGER).orderBy('number', 'desc');
  return (await query.execute()).map(toUnit);
}

/** Units of an import with a number above `after`, oldest first, removed ones too. */
export async function importedUnits(
  db: Db,
  importId: string,
  after: number,
  limit: number,
): Promise<StoredUnit[]> {
  const rows = await db
    .selectFrom('memoryUnits')
    .selectAll()
    .where('importId', '=', importId)
    .where('number', '>', after)
    .orderBy('number')
    .limit(limit)
    .execute();
  return rows.map(toUnit);
}

export async function countUnits(db: Db, projectId: string): Promise<number> {
  const row = await db
    .selectFrom('memoryUnits')
    .select((e) => e.fn.countAll().as('units'))
    .where('projectId', '=', projectId)
    .where('removal', 'is', null)
    .executeTakeFirst();
  return Number(row?.units ?? 0);
}

/** The greatest number given to a unit; 0: none yet. */
export async function lastUnitNumber(db: Db): Promise<number> {
  const row = await db
    .selectFrom('memoryUnits')
    .select((e) => e.fn.max('number').as('number'))
    .executeTakeFirst();
  return Number(row?.number ?? 0);
}

/** Keys of sources that several living units of a project share, above `after`, in order. */
export async function repeatedSources(
  db: Db,
  projectId: string,
  after: number,
  limit: number,
): Promise<number[]> {
  const rows = await db
    .selectFrom('memoryUnits')
    .select('sourceKey')
    .where('projectId', '=', projectId)
    .where('sourceKey', '>', after)
    .groupBy('sourceKey')
    .having((e) => e.fn.countAll(), '>', 1)
    .orderBy('sourceKey')
    .limit(limit)
    .execute();
  return rows.map((row) => row.sourceKey);
}
