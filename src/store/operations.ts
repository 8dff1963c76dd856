// Operations: what a client's call with an operation id answered, so that its retry writes nothing and answers the same.
import type { Db } from './store.ts';

export async function readOperation(
  db: Db,
  userId: string,
  operationId: string,
): Promise<{ verb: string; result: unknown } | null> {
  const row = await db
    .selectFrom('operations')
    .select(['verb', 'result'])
    .where('userId', '=', userId)
    .where('operationId', '=', operationId)
    .executeTakeFirst();
  return row === undefined ? null : { verb: row.verb, result: JSON.parse(row.result) as unknown };
}

export async function saveOperation(
  db: Db,
  operation: { userId: string; operationId: string; verb: string; result: unknown; createdAt: number },
): Promise<void> {
  await db
    .insertInto('operations')
    .values({ ...operation, result: JSON.stringify(operation.result ?? null) })
    .execute();
}

/** Forgets operations older than `before`: no client retries for so long. */
export async function forgetOperations(db: Db, before: number): Promise<void> {
  await db.deleteFrom('operations').where('createdAt', '<', before).execute();
}
