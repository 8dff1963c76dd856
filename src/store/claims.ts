// Claims: who has taken which segments of a document.
import type { Scope } from './scoped-query.ts';
import type { Db } from './store.ts';

/** `claims` table. */
export type ClaimTable = { segmentId: string; documentId: string; userId: string; claimedAt: number };
export type Claim = { segmentId: string; userId: string; name: string; claimedAt: number };

/** The scope's claims, by segment. */
export async function readClaims(db: Db, scope: Scope): Promise<Map<string, Claim>> {
  const rows = await db
    .selectFrom('claims')
    .innerJoin('users', 'users.userId', 'claims.userId')
    .select(['claims.segmentId', 'claims.userId', 'claims.claimedAt', 'users.name'])
    .$if(scope.documentId !== undefined, (q) => q.where('claims.documentId', '=', scope.documentId!))
    .$if(scope.segmentId !== undefined, (q) => q.where('claims.segmentId', '=', scope.segmentId!))
    .execute();
  return new Map(rows.map((row) => [row.segmentId, row]));
}

/** Gives a segment to a person, whoever had it. */
export async function putClaim(db: Db, claim: ClaimTable): Promise<void> {
  const { userId, claimedAt } = claim;
  await db
    .insertInto('claims')
    .values(claim)
    .onConflict((conflict) => conflict.column('segmentId').doUpdateSet({ userId, claimedAt }))
    .execute();
}

export async function deleteClaim(db: Db, segmentId: string): Promise<void> {
  await db.deleteFrom('claims').where('segmentId', '=', segmentId).execute();
}

/** Documents of which the person has taken segments. */
export async function documentsClaimedBy(db: Db, userId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('claims')
    .select('documentId')
    .distinct()
    .where('userId', '=', userId)
    .execute();
  return new Set(rows.map(({ documentId }) => documentId));
}
