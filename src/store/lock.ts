// The server's lock on its data: one server at a time, while shell commands work beside it.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';

/** Another server holds the lock of this data folder. */
export class ServerLockedError extends Error {
  constructor(readonly dataDir: string) {
    super(`another server is using ${dataDir}`);
    this.name = 'ServerLockedError';
  }
}

/**
 * Takes the lock of a data folder (made if missing) until `release`, or until the process ends in whatever way: the operating
 * system drops it then. Throws ServerLockedError where it is held.
 */
export function openServerLock(dataDir: string): { release(): void } {
  mkdirSync(dataDir, { recursive: true });
  const database = new Database(join(dataDir, 'server.lock.db'));
  try {
    database.exec('PRAGMA busy_timeout = 0');
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
      throw new ServerLockedError(dataDir);
    throw error;
  }
  let held = true;
  return {
    release() {
      if (held) database.close();
      held = false;
    },
  };
}
