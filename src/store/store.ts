// The store: one open database, migrated, and its transactions.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely, Migrator, type Transaction } from 'kysely';
import { groupCommits } from './group-commit.ts';
import { libsqlDialect } from './libsql-dialect.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Schema } from './schema.ts';

/** What a query function takes: the open database or a transaction in it. */
export type Db = Kysely<Schema>;

export type Store = {
  readonly db: Db;
  /**
   * Runs `work` in one write transaction: all of it stands, on disk, when the promise resolves, or none. Inside, use only the
   * `trx` handed in (anything on `db` would wait for the transaction for ever) and await nothing but queries.
   */
  transaction<T>(work: (trx: Transaction<Schema>) => Promise<T>): Promise<T>;
  /** Runs `work` over one unchanging view of the database. */
  snapshot<T>(work: (trx: Transaction<Schema>) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

async function migrate(db: Db): Promise<void> {
  const provider = { getMigrations: async () => ({ ...MIGRATIONS }) };
  // Numbers are given out before the work is done: a lower one may come after a higher one.
  const migrator = new Migrator({ db, provider, allowUnorderedMigrations: true });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

/** Opens and migrates the database at `url` (`file:PATH` or `:memory:`); makes its folder. Throws what SQLite reports. */
export async function openStore(url: string): Promise<Store> {
  const path = url.startsWith('file:') ? url.slice('file:'.length) : url;
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const db: Db = new Kysely<Schema>({ dialect: libsqlDialect(path) });
  await migrate(db);
  return {
    db,
    transaction: groupCommits(db),
    snapshot: (work) => db.transaction().setAccessMode('read only').execute(work),
    close: () => db.destroy(),
  };
}
