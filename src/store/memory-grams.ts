// The hashes of the translation memory: written in bulk, and asked for candidates, a bounded number whatever the memory's size.
import { CompiledQuery, sql } from 'kysely';
import { chunks } from './chunks.ts';
import type { Db } from './store.ts';

/** Units of a block: its hashes lie together, so that an import writes to a few megabytes at a time, not all over the table. */
const BLOCK = 65_536;
const GRAMS = 2 ** 31;
/** Rows that one lookup reads, about: what a hash costs is how many units have it. */
export const ROWS_OF_LOOKUP = 12_000;
/** Newest units of a block that a hash answers at least: one that is rare in one block may be in all units of another. */
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

/** Parts of a statement come in this many at a time; what fills it up is a hash that no unit has. */
const STEP = 40;
const NOTHING = { weight: 0, gram: -1, most: 1 };

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

type Asked = { gram: number; most: number };

/**
 * Which of the hashes to ask for, each with the most units of a block that it may answer: all the rare ones; of the others, in their
 * order, those that `budget` has room for; the rarest, cut short, where it has none.
 */
function choose(
  grams: readonly number[],
  counts: ReadonlyMap<number, number>,
  blocks: number,
  budget: number,
): Asked[] {
  const countOf = (gram: number) => counts.get(gram) ?? 0;
  const rare = (gram: number) => countOf(gram) < PROBED * blocks;
  const order = [
    ...grams.filter(rare).sort((a, b) => countOf(a) - countOf(b)),
    ...grams.filter((gram) => !rare(gram)),
  ];
  const most = (gram: number) => Math.max(FEWEST_OF_ONE, Math.ceil((2 * countOf(gram)) / blocks));
  const chosen: Asked[] = [];
  let rows = 0;
  for (const gram of order) {
    if (rows + countOf(gram) > budget) continue;
    chosen.push({ gram, most: most(gram) });
    rows += countOf(gram);
  }
  if (chosen.length > 0) return chosen;
  const [rarest] = grams.toSorted((a, b) => countOf(a) - countOf(b));
  return rarest === undefined ? [] : [{ gram: rarest, most: Math.ceil(budget / blocks) }];
}

/**
 * Numbers of at most `limit` units that share most of the hashes asked for, the rarer ones counting more, best first. `grams`: those that a unit is likeliest to
 * keep first; `counts`: how many units have each (gramCounts); `last`: the greatest unit number; `budget`: rows to read, about.
 */
export async function similarUnits(
  db: Db,
  grams: readonly number[],
  counts: ReadonlyMap<number, number>,
  last: number,
  { limit, budget }: { limit: number; budget: number },
): Promise<number[]> {
  if (grams.length === 0 || last === 0) return [];
  const blocks = blockOf(last) + 1;
  const chosen = choose(grams, counts, blocks, budget);
  const asked = Array.from({ length: blocks }, (_, block) =>
    chosen.map(({ gram, most }) => ({
      gram: block * GRAMS + gram,
      most,
      // What a shared hash says, in bits: that of a common pair of words little.
      weight: Math.log2((last + 1) / ((counts.get(gram) ?? 0) + 1)),
    })),
  ).flat();
  const shared = new Map<number, number>();
  for (const some of inParts(asked)) {
    // Filled up, so that few statements do for all: preparing one takes longer than running it.
    const parts = Math.ceil(some.length / STEP) * STEP;
    const filled = [...some, ...Array.from({ length: parts - some.length }, () => NOTHING)];
    const text = statement('similar', parts, () => {
      const one =
        'select "unit", ? as "weight" from (select "unit" from "memoryGrams" where "gram" = ? order by "unit" desc limit ?)';
      const all = filled.map(() => one).join(' union all ');
      return `select "unit", sum("weight") as "shared" from (${all}) group by "unit" order by "shared" desc, "unit" desc limit ?`;
    });
    const values = [...filled.flatMap(({ weight, gram, most }) => [weight, gram, most]), limit];
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
