// Group commit: transactions that wait at the same time share one commit, and so one wait for the disk.
import { type Kysely, sql, type Transaction } from 'kysely';

/** Bounds how long reads wait behind a group: some 30 ms of work. */
const MOST = 32;

type Waiting<Schema> = {
  work: (trx: Transaction<Schema>) => Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
};

/**
 * Answers a function that runs `work` in a write transaction: it resolves when all of it is on disk, and leaves nothing where
 * it rejects. Works that wait at the same time run one after the other, each behind a savepoint of its own, and are committed
 * together: with synchronous=FULL a commit costs a millisecond or more, during which the server does nothing else. A commit that
 * fails rejects them all.
 */
export function groupCommits<Schema>(
  db: Kysely<Schema>,
): <Result>(work: (trx: Transaction<Schema>) => Promise<Result>) => Promise<Result> {
  const queue: Waiting<Schema>[] = [];
  let draining = false;

  async function drain(): Promise<void> {
    if (draining) return;
    draining = true;
    while (queue.length > 0) {
      // One turn of the event loop: what came in while the last commit blocked it joins this group.
      await new Promise((resolve) => setImmediate(resolve));
      await commit(db, queue.splice(0, MOST));
    }
    draining = false;
  }

  return <Result>(work: (trx: Transaction<Schema>) => Promise<Result>) =>
    new Promise<Result>((resolve, reject) => {
      queue.push({ work, resolve: resolve as (value: unknown) => void, reject });
      void drain();
    });
}

async function commit<Schema>(db: Kysely<Schema>, group: readonly Waiting<Schema>[]): Promise<void> {
  const [only] = group;
  if (group.length === 1 && only !== undefined) {
    return db.transaction().execute(only.work).then(only.resolve, only.reject);
  }
  const settle: (() => void)[] = [];
  try {
    await db.transaction().execute(async (trx) => {
      for (const { work, resolve, reject } of group) {
        await sql`SAVEPOINT unit`.execute(trx);
        try {
          const result = await work(trx);
          settle.push(() => resolve(result));
        } catch (error) {
          await sql`ROLLBACK TO unit`.execute(trx);
          settle.push(() => reject(error));
        }
        await sql`RELEASE unit`.execute(trx);
      }
    });
  } catch (error) {
    for (const { reject } of group) reject(error);
    return;
  }
  for (const one of settle) one();
}
