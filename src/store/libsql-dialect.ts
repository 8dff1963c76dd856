// Kysely over libsql: SQLite's dialect with write transactions that begin IMMEDIATE and statements prepared once.
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
  type TransactionSettings,
} from 'kysely';
import Database from 'libsql';

const PREPARED_STATEMENTS = 200;

/**
 * A deferred transaction that reads first and writes later fails with SQLITE_BUSY when another process has written in
 * between, and no busy_timeout helps: so a transaction takes the write lock at once, unless it is marked read-only.
 */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(
    connection: DatabaseConnection,
    settings?: TransactionSettings,
  ): Promise<void> {
    const readOnly = settings?.accessMode === 'read only';
    await connection.executeQuery(CompiledQuery.raw(readOnly ? 'begin' : 'begin immediate'));
  }
}

/**
 * Text as SQLite can keep it: libsql ends a string at a NUL, and UTF-8 has no lone surrogates. Both become U+FFFD.
 */
function storableText(text: string): string {
  return text.replace(/\0|\p{Cs}/gu, '\uFFFD');
}

function storable(parameters: ReadonlyArray<unknown>): unknown[] {
  return parameters.map((value) => (typeof value === 'string' ? storableText(value) : value));
}

function keepingTextWhole(statement: SqliteStatement): SqliteStatement {
  return {
    reader: statement.reader,
    all: (parameters) => statement.all(storable(parameters)),
    run: (parameters) => statement.run(storable(parameters)),
    iterate: (parameters) => statement.iterate(storable(parameters)),
  };
}

/** Keeps the most recent statements prepared: Kysely prepares anew for each query, which costs more than running it. */
function cachingStatements(database: Database.Database): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => {
      prepared.clear();
      database.close();
    },
    prepare(sql) {
      const known = prepared.get(sql);
      if (known !== undefined) {
        prepared.delete(sql);
        prepared.set(sql, known);
        return known;
      }
      const statement = keepingTextWhole(database.prepare(sql));
      prepared.set(sql, statement);
      if (prepared.size > PREPARED_STATEMENTS) prepared.delete(prepared.keys().next().value!);
      return statement;
    },
  };
}

/** Opens the file (created if missing) with what durability needs: WAL, synchronous=FULL, foreign keys, a busy timeout. */
function openFile(path: string): Database.Database {
  const database = new Database(path);
  for (const pragma of [
    'busy_timeout = 10000',
    'journal_mode = WAL',
    'synchronous = FULL',
    'foreign_keys = ON',
    'cache_size = -32000',
    'temp_store = MEMORY',
  ]) {
    database.pragma(pragma);
  }
  return database;
}

/** Kysely dialect for an SQLite file. `path`: a file path or `:memory:`. */
export function libsqlDialect(path: string): Dialect {
  const config = { database: async () => cachingStatements(openFile(path)) };
  const sqlite = new SqliteDialect(config);
  return {
    createAdapter: () => sqlite.createAdapter(),
    createDriver: () => new ImmediateDriver(config),
    createIntrospector: (db) => sqlite.createIntrospector(db),
    createQueryCompiler: () => sqlite.createQueryCompiler(),
  };
}
