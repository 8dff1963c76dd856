// The hashes of the translation memory: written in bulk, and asked for candidates, a bounded number whatever the memory's size.
import { CompiledQuery, sql } from 'kysely';
import { chunks } from './chunks.ts';
import type { Db } from './store.ts';

/** Units of a block: its hashes lie together, so that an import writes to a few megabytes at a time, not all over the table. */
const BLOCK = 65_536;
const GRAMS = 2 ** 31;
/** Rows that one question reads, about: what a hash costs is how many units have it, so the rarest are asked first. */
const BUDGET = 3000;
/** Hashes asked for whatever they cost, and the fewest newest units of a block that each of them answers then. */
const FEWEST_ASKED = 4;
const FEWEST_OF_ONE = 40;
/** Rows of a hash that are looked at to tell how rare it is. */
const PROBED = 32;

/** Hashes (31 bits) of the unit with this number. */
export type UnitGrams = { number: number; grams: readonly number[] };

const blockOf = (number: number): number => Math.floor(number / BLOCK);
const rowsOf = (units: readonly UnitGrams[]): { gram: number; unit: number }[] =>
  units
    .flatMap(({ number, grams }) =>
      grams.map((gram) => ({ gram: blockOf(number) * GRAMS + gram, unit: number })),
    )
    .sort((a, b) => a.gram - b.gram || a.unit - b.unit);

const INSERT = 'insert into "memoryGrams" ("gram", "unit") values ';
const ROWS = 500;
const FULL_INSERT = INSERT + Array.from({ length: ROWS }, () => '(?, ?)').join(', ');

export async function insertGrams(db: Db, units: readonly UnitGrams[]): Promise<void> {
  for (const some of chunks(rowsOf(units))) {
    // Written once, not by Kysely each time: an import has some thirty of these rows a unit.
    const text = some.length === ROWS ? FULL_INSERT : INSERT + some.map(() => '(?, ?)').join(', ');
    const values = some.flatMap(({ gram, unit }) => [gram, unit]);
    await db.executeQuery(CompiledQuery.raw(text, values));
  }
}

export async function deleteGrams(db: Db, units: readonly UnitGrams[]): Promise<void> {
  for (const { gram, unit } of rowsOf(units)) {
    await db.deleteFrom('memoryGrams').where('gram', '=', gram).where('unit', '=', unit).execute();
  }
}

/** A statement's parts: SQLite joins 500 at most. */
const PARTS = 400;

const statements = new Map<string, string>();

/** The text of a statement of so many parts: made once a shape, so that it is also prepared once. */
function statement(kind: string, parts: number, make: () => string): string {
  const shape = `${kind} ${parts}`;
  let text = statements.get(shape);
  if (text === undefined) {
    text = make();
    statements.set(shape, text);
  }
  return text;
}

function inParts<Item>(items: readonly Item[]): (readonly Item[])[] {
  const pieces: (readonly Item[])[] = [];
  for (let at = 0; at < items.length; at += PARTS) pieces.push(items.slice(at, at + PARTS));
  return pieces;
}

const PROBE = `select count(*) as "count", min("unit") as "lowest" from (select "unit" from "memoryGrams" where "gram" = ? order by "unit" desc limit ${PROBED})`;

/**
 * About how many units have each of the hashes, from the newest block that is at least half full. `last`: the greatest unit
 * number.
 */
export async function gramCounts(
  db: Db,
  grams: readonly number[],
  last: number,
): Promise<Map<number, number>> {
  const counts = new Map<number, number>();
  const newest = blockOf(last);
  const block = newest > 0 && last % BLOCK < BLOCK / 2 ? newest - 1 : newest;
  const start = block * BLOCK;
  const end = Math.min(last, start + BLOCK - 1);
  for (const some of inParts([...new Set(grams)])) {
    const text = statement('probe', some.length, () =>
      some.map((_, at) => `select ${at} as "at", * from (${PROBE})`).join(' union all '),
    );
    const values = some.map((gram) => block * GRAMS + gram);
    const { rows } = await db.executeQuery<{ at: number; count: number; lowest: number }>(
      CompiledQuery.raw(text, values),
    );
    for (const { at, count, lowest } of rows) {
      const inBlock = count < PROBED ? count : (count * (end - start + 1)) / (end - lowest + 1);
      counts.set(some[at]!, (inBlock * (last + 1)) / (end - start + 1));
    }
  }
  return counts;
}

/** The rarest of the hashes: as many as the budget reads, and a few at least. */
function rarest(
  grams: readonly number[],
  counts: ReadonlyMap<number, number>,
): { chosen: readonly number[]; rows: number } {
  const chosen: number[] = [];
  let rows = 0;
  for (const gram of grams.toSorted((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0))) {
    const cost = counts.get(gram) ?? 0;
    if (chosen.length >= FEWEST_ASKED && rows + cost > BUDGET) break;
    chosen.push(gram);
    rows += cost;
  }
  return { chosen, rows };
}

/**
 * Numbers of at most `limit` units that share most of the rarest of the hashes, best first. `counts`: how many units have
 * each (gramCounts); `last`: the greatest unit number.
 */
export async function similarUnits(
  db: Db,
  grams: readonly number[],
  counts: ReadonlyMap<number, number>,
  last: number,
  limit: number,
): Promise<number[]> {
  if (grams.length === 0 || last === 0) return [];
  const { chosen, rows: expected } = rarest(grams, counts);
  const blocks = blockOf(last) + 1;
  // A hash that is rare in one block may be in all units of another.
  const ofOne = Math.max(FEWEST_OF_ONE, Math.floor((2 * BUDGET) / (chosen.length * blocks)));
  const most = expected > BUDGET ? ofOne : Math.max(ofOne, 300);
  const asked = Array.from({ length: blocks }, (_, block) =>
    chosen.map((gram) => block * GRAMS + gram),
  ).flat();
  const shared = new Map<number, number>();
  for (const some of inParts(asked)) {
    const text = statement(`similar ${limit}`, some.length, () => {
      const one =
        'select "unit" from (select "unit" from "memoryGrams" where "gram" = ? order by "unit" desc limit ?)';
      const all = some.map(() => one).join(' union all ');
      return `select "unit", count(*) as "shared" from (${all}) group by "unit" order by "shared" desc, "unit" desc limit ${limit}`;
    });
    const values = some.flatMap((gram) => [gram, most]);
    const { rows } = await db.executeQuery<{ unit: number; shared: number }>(CompiledQuery.raw(text, values));
    for (const row of rows) shared.set(row.unit, (shared.get(row.unit) ?? 0) + row.shared);
  }
  return [...shared]
    .sort(([unit, count], [other, otherCount]) => otherCount - count || other - unit)
    .slice(0, limit)
    .map(([unit]) => unit);
}

/** Numbers below `before` of units that have every one of the hashes, newest first, `limit` at most. */
export async function unitsWithAll(
  db: Db,
  grams: readonly number[],
  before: number,
  limit: number,
): Promise<number[]> {
  const counts = await gramCounts(db, grams, before - 1);
  const [first, ...rest] = grams.toSorted((a, b) => counts.get(a)! - counts.get(b)!);
  if (first === undefined) return [];
  const found: number[] = [];
  for (let block = blockOf(before); block >= 0 && found.length < limit; block--) {
    const start = block * GRAMS;
    let query = db
      .selectFrom('memoryGrams as one')
      .select('one.unit')
      .where('one.gram', '=', start + first)
      .where('one.unit', '<', before)
      .orderBy('one.unit', 'desc')
      .limit(limit - found.length);
    for (const gram of rest) {
      query = query.where((e) =>
        e.exists(
          e
            .selectFrom('memoryGrams as other')
            .select(sql<number>`1`.as('there'))
            .where('other.gram', '=', start + gram)
            .whereRef('other.unit', '=', 'one.unit'),
        ),
      );
    }
    found.push(...(await query.execute()).map((row) => row.unit));
  }
  return found;
}
