// Long lists in pieces: one INSERT takes a bounded number of parameters (SQLite 32,766; PostgreSQL 65,535).

const ROWS = 500;

/** The list in pieces of at most 500. */
export function* chunks<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += ROWS) yield items.slice(start, start + ROWS);
}
