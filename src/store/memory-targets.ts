// The memory's units by what their targets say, and the keys of targets that were kept before they had any.
import type { MemoryScope } from '../model/memory.ts';
import type { StoredUnit } from './memory.ts';
import type { Db } from './store.ts';

/** Living units of the scope by the keys of their targets, in no order, `limit` at most. */
export async function unitsByTarget(
  db: Db,
  scope: MemoryScope,
  keys: readonly number[],
  limit: number,
): Promise<(Pick<StoredUnit, 'segmentId' | 'source' | 'target'> & { targetKey: number })[]> {
  if (keys.length === 0) return [];
  const rows = await db
    .selectFrom('memoryUnits')
    .select(['segmentId', 'source', 'target', 'targetKey'])
    .where('projectId', '=', scope.projectId)
    .where('targetKey', 'in', [...keys])
    .where('sourceLang', '=', scope.sourceLang)
    .where('targetLang', '=', scope.targetLang)
    .where('removal', 'is', null)
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, targetKey: row.targetKey! }));
}

/** Units with a number above `after` whose targets have no key, oldest first; short targets never get one. */
export async function unitsWithoutTargetKey(
  db: Db,
  after: number,
  limit: number,
): Promise<{ number: number; target: string }[]> {
  return db
    .selectFrom('memoryUnits')
    .select(['number', 'target'])
    .where('number', '>', after)
    .where('targetKey', 'is', null)
    .orderBy('number')
    .limit(limit)
    .execute();
}

export async function putTargetKey(db: Db, number: number, targetKey: number): Promise<void> {
  await db.updateTable('memoryUnits').set({ targetKey }).where('number', '=', number).execute();
}
