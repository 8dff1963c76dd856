// The hashes of the translation memory: written in bulk, and asked for candidates, a bounded number whatever the memory's size.
import { CompiledQuery, sql } from 'kysely';
import { chunks } from './chunks.ts';
import type { Db } from './store.ts';

/** Units of a block: its hashes lie together, so that an import writes to a few megabytes at a time, not all over the table. */
const BLOCK = 65_536;
const GRAMS = 2 ** 31;
/** Units of one hash looked at in one block, the newest ones: a hash that more have tells them apart badly. */
const MOST_OF_ONE = 300;

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

const ONE = `select "unit" from (select "unit" from "memoryGrams" where "gram" = ? order by "unit" desc limit ${MOST_OF_ONE})`;
const candidateQueries = new Map<string, string>();

function candidateQuery(grams: number, limit: number): string {
  const shape = `${grams} ${limit}`;
  let text = candidateQueries.get(shape);
  if (text === undefined) {
    const all = Array.from({ length: grams }, () => ONE).join(' union all ');
    text = `select "unit", count(*) as "shared" from (${all}) group by "unit" order by "shared" desc, "unit" desc limit ${limit}`;
    candidateQueries.set(shape, text);
  }
  return text;
}

/**
 * Numbers of the `limit` units that share most of the hashes. `last`: the greatest unit number. At most 300 units a hash and
 * block of 65,536 are looked at.
 */
export async function similarUnits(
  db: Db,
  grams: readonly number[],
  last: number,
  limit: number,
): Promise<number[]> {
  if (grams.length === 0 || last === 0) return [];
  const text = candidateQuery(grams.length, limit);
  const found: { unit: number; shared: number }[] = [];
  for (let block = blockOf(last); block >= 0; block--) {
    const values = grams.map((gram) => block * GRAMS + gram);
    const { rows } = await db.executeQuery<{ unit: number; shared: number }>(CompiledQuery.raw(text, values));
    found.push(...rows);
  }
  return found
    .sort((a, b) => b.shared - a.shared || b.unit - a.unit)
    .slice(0, limit)
    .map((row) => row.unit);
}

/** Numbers below `before` of units that have every one of the hashes, newest first, `limit` at most. */
export async function unitsWithAll(
  db: Db,
  grams: readonly number[],
  before: number,
  limit: number,
): Promise<number[]> {
  const [first, ...rest] = grams;
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
