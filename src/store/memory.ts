// The translation memory's rows: kept, removed, and found again by key, by segment or one by one.

import type { MemoryScope, MemoryUnit } from '../model/memory.ts';
import type { InlineCode } from '../model/text.ts';
import { chunks } from './chunks.ts';
import { deleteGrams, insertGrams } from './memory-grams.ts';
import type { Flag, Row } from './schema.ts';
import type { Db } from './store.ts';

/** A unit to keep, with the hashes that it is to be found by (memory/keys.ts). */
export type NewUnit = MemoryUnit & {
  sourceKey: number;
  targetKey: number | null;
  searched: boolean;
  importId: string | null;
  grams: readonly number[];
};

export type StoredUnit = MemoryUnit & { number: number; searched: boolean; removal: string | null };

/** A row as a unit. */
export function toUnit(row: Row<'memoryUnits'>): StoredUnit {
  const { sourceKey: _k, targetKey: _t, importId: _i, ...unit } = row;
  return {
    ...unit,
    codes: row.codes === '[]' ? [] : (JSON.parse(row.codes) as InlineCode[]),
    machine: row.machine === 1,
    searched: row.searched === 1,
  };
}

/** Adds units in order; in a write transaction, since their numbers follow the last one's. */
export async function insertUnits(db: Db, units: readonly NewUnit[]): Promise<void> {
  if (units.length === 0) return;
  const last = await db
    .selectFrom('memoryUnits')
    .select((e) => e.fn.max('number').as('number'))
    .executeTakeFirst();
  const first = Number(last?.number ?? 0) + 1;
  const rows = units.map(({ grams: _, ...unit }, at) => ({
    ...unit,
    number: first + at,
    codes: JSON.stringify(unit.codes),
    machine: (unit.machine ? 1 : 0) as Flag,
    searched: (unit.searched ? 1 : 0) as Flag,
    removal: null,
  }));
  for (const some of chunks(rows))
    await db
      .insertInto('memoryUnits')
      .values([...some])
      .execute();
  await insertGrams(
    db,
    units.map(({ grams }, at) => ({ number: first + at, grams })),
  );
}

/** Removes units for good. `gramsOf`: the hashes that each was kept with. */
export async function deleteUnits(
  db: Db,
  units: readonly StoredUnit[],
  gramsOf: (unit: StoredUnit) => readonly number[],
): Promise<void> {
  for (const some of chunks(units)) {
    await deleteGrams(
      db,
      some.map((unit) => ({ number: unit.number, grams: gramsOf(unit) })),
    );
    const numbers = some.map((unit) => unit.number);
    await db.deleteFrom('memoryUnits').where('number', 'in', numbers).execute();
  }
}

/** Changes a unit's texts. `before`, `after`: its hashes with the old texts and with the new ones. */
export async function updateUnit(
  db: Db,
  number: number,
  change: Pick<
    Row<'memoryUnits'>,
    'source' | 'target' | 'sourceKey' | 'targetKey' | 'author' | 'changedAt' | 'machine'
  >,
  grams: { before: readonly number[]; after: readonly number[] },
): Promise<void> {
  await deleteGrams(db, [{ number, grams: grams.before }]);
  await db.updateTable('memoryUnits').set(change).where('number', '=', number).execute();
  await insertGrams(db, [{ number, grams: grams.after }]);
}

/** Marks living units as removed by the act `removal`; answers how many. */
export async function markRemoved(db: Db, unitIds: readonly string[], removal: string): Promise<number> {
  let count = 0;
  for (const some of chunks(unitIds)) {
    const done = await db
      .updateTable('memoryUnits')
      .set({ removal })
      .where('unitId', 'in', [...some])
      .where('removal', 'is', null)
      .executeTakeFirst();
    count += Number(done.numUpdatedRows);
  }
  return count;
}

/** Brings back what an act removed; answers how many. */
export async function restoreRemoved(db: Db, removal: string): Promise<number> {
  const done = await db
    .updateTable('memoryUnits')
    .set({ removal: null })
    .where('removal', '=', removal)
    .executeTakeFirst();
  return Number(done.numUpdatedRows);
}

/** The projects of some units: those named, or those that an act removed. */
export async function projectsOfUnits(
  db: Db,
  which: { unitIds: readonly string[] } | { removal: string },
): Promise<string[]> {
  const query = db.selectFrom('memoryUnits').select('projectId').distinct();
  const some =
    'removal' in which
      ? query.where('removal', '=', which.removal)
      : query.where('unitId', 'in', [...which.unitIds]);
  return (await some.execute()).map(({ projectId }) => projectId);
}

export async function readUnit(db: Db, unitId: string): Promise<StoredUnit | null> {
  const row = await db.selectFrom('memoryUnits').selectAll().where('unitId', '=', unitId).executeTakeFirst();
  return row === undefined ? null : toUnit(row);
}

/** Everything that came from a segment, removed units too. */
export async function segmentUnitRows(db: Db, segmentId: string): Promise<StoredUnit[]> {
  const rows = await db.selectFrom('memoryUnits').selectAll().where('segmentId', '=', segmentId).execute();
  return rows.map(toUnit);
}

/** Living units of the scope by the keys of their sources, newest first, `limit` at most. */
export async function unitsBySource(
  db: Db,
  scope: MemoryScope,
  keys: readonly number[],
  limit: number,
): Promise<(StoredUnit & { sourceKey: number })[]> {
  if (keys.length === 0) return [];
  const rows = await db
    .selectFrom('memoryUnits')
    .selectAll()
    .where('projectId', '=', scope.projectId)
    .where('sourceKey', 'in', [...keys])
    .where('sourceLang', '=', scope.sourceLang)
    .where('targetLang', '=', scope.targetLang)
    .where('removal', 'is', null)
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...toUnit(row), sourceKey: row.sourceKey }));
}

/** Every living unit of a project with one of the keys. */
export async function unitsByKey(db: Db, projectId: string, keys: readonly number[]): Promise<StoredUnit[]> {
  const rows = await db
    .selectFrom('memoryUnits')
    .selectAll()
    .where('projectId', '=', projectId)
    .where('sourceKey', 'in', [...keys])
    .where('removal', 'is', null)
    .execute();
  return rows.map(toUnit);
}

/**
 * Living units of the scope by their numbers, in no order. The scope is looked at afterwards: asked for in the query, SQLite
 * reads the whole project by its index instead of forty rows.
 */
export async function unitsByNumber(
  db: Db,
  scope: MemoryScope,
  numbers: readonly number[],
): Promise<StoredUnit[]> {
  if (numbers.length === 0) return [];
  const rows = await db
    .selectFrom('memoryUnits')
    .selectAll()
    .where('number', 'in', [...numbers])
    .where('removal', 'is', null)
    .execute();
  const { projectId, sourceLang, targetLang } = scope;
  return rows
    .filter(
      (row) => row.projectId === projectId && row.sourceLang === sourceLang && row.targetLang === targetLang,
    )
    .map(toUnit);
}

/** Which of these revisions an editor has reviewed, or stand in an approved version. */
export async function approvedRevisions(
  db: Db,
  units: readonly { segmentId: string | null; revisionId: string | null }[],
): Promise<Set<string>> {
  const segments = [...new Set(units.flatMap(({ segmentId }) => segmentId ?? []))];
  const revisions = [...new Set(units.flatMap(({ revisionId }) => revisionId ?? []))];
  if (revisions.length === 0) return new Set();
  const approved = await db
    .selectFrom('versionItems')
    .innerJoin('versions', 'versions.versionId', 'versionItems.versionId')
    .select('versionItems.targetRevisionId')
    .where('versionItems.segmentId', 'in', segments)
    .where('versions.status', '=', 'approved')
    .execute();
  const reviewed = await db
    .selectFrom('events')
    .select('revisionId')
    .where('revisionId', 'in', revisions)
    .where('type', '=', 'segment.reviewed')
    .execute();
  return new Set([
    ...approved.flatMap(({ targetRevisionId }) => targetRevisionId ?? []),
    ...reviewed.flatMap(({ revisionId }) => revisionId ?? []),
  ]);
}

/** Takes the units of a document's segments along to another project. */
export async function moveUnits(db: Db, documentId: string, projectId: string): Promise<void> {
  await db
    .updateTable('memoryUnits')
    .set({ projectId })
    .where('segmentId', 'in', (e) =>
      e.selectFrom('segments').select('segments.segmentId').where('segments.documentId', '=', documentId),
    )
    .execute();
}
