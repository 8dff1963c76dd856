// Dismissals: issues of the checks that somebody says are none.
import { grouped } from './grouped.ts';
import type { Scope } from './scoped-query.ts';
import type { Db } from './store.ts';

/** `dismissals` table. `about`: a key of what the issue is about (checks/about.ts). */
export type DismissalTable = {
  segmentId: string;
  checkId: string;
  about: string;
  documentId: string;
  userId: string;
  dismissedAt: number;
};
export type Dismissal = Omit<DismissalTable, 'documentId'> & { name: string };

/** The scope's dismissals, by segment. */
export async function readDismissals(db: Db, scope: Scope): Promise<Map<string, Dismissal[]>> {
  const rows = await db
    .selectFrom('dismissals')
    .innerJoin('users', 'users.userId', 'dismissals.userId')
    .select([
      'dismissals.segmentId',
      'dismissals.checkId',
      'dismissals.about',
      'dismissals.userId',
      'dismissals.dismissedAt',
      'users.name',
    ])
    .$if(scope.documentId !== undefined, (q) => q.where('dismissals.documentId', '=', scope.documentId!))
    .$if(scope.segmentId !== undefined, (q) => q.where('dismissals.segmentId', '=', scope.segmentId!))
    .execute();
  return grouped(rows, (row) => row.segmentId);
}

/** Keeps a dismissal; the first person's stands. */
export async function putDismissal(db: Db, dismissal: DismissalTable): Promise<void> {
  await db
    .insertInto('dismissals')
    .values(dismissal)
    .onConflict((conflict) => conflict.columns(['segmentId', 'checkId', 'about']).doNothing())
    .execute();
}

/** Takes a dismissal back; answers whether there was one. */
export async function deleteDismissal(
  db: Db,
  { segmentId, checkId, about }: Pick<DismissalTable, 'segmentId' | 'checkId' | 'about'>,
): Promise<boolean> {
  const done = await db
    .deleteFrom('dismissals')
    .where('segmentId', '=', segmentId)
    .where('checkId', '=', checkId)
    .where('about', '=', about)
    .executeTakeFirst();
  return Number(done.numDeletedRows) > 0;
}
