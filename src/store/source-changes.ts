// Changes of sources after the first: which segments have any, and since when their English has been looked at.
import type { SourceChange, SourceHistory } from '../model/source.ts';
import { type Scope, scopedQuery } from './scoped-query.ts';
import type { Db } from './store.ts';

/** `sourceChanges` table: a row a source revision after a segment's first; createdAt in milliseconds UTC. */
export type SourceChangeTable = SourceChange & { segmentId: string };

export async function insertSourceChange(db: Db, change: SourceChangeTable): Promise<void> {
  await db.insertInto('sourceChanges').values(change).execute();
}

const changes = scopedQuery((db, scope) =>
  db
    .selectFrom('sourceChanges')
    .innerJoin('segments', 'segments.segmentId', 'sourceChanges.segmentId')
    .selectAll('sourceChanges')
    .select((e) =>
      e
        .selectFrom('events')
        .select((f) => f.fn.max('events.createdAt').as('at'))
        .whereRef('events.segmentId', '=', 'sourceChanges.segmentId')
        .where('events.type', 'in', ['segment.confirmed', 'segment.reviewed'])
        .as('confirmedAt'),
    )
    .$if(scope.documentId !== undefined, (q) => q.where('segments.documentId', '=', scope.documentId!))
    .$if(scope.segmentId !== undefined, (q) => q.where('segments.segmentId', '=', scope.segmentId!))
    .orderBy('sourceChanges.number'),
);

/** Histories of the scope's sources that have changed, by segment; the others (nearly all) are missing. */
export async function readSourceHistories(db: Db, scope: Scope): Promise<Map<string, SourceHistory>> {
  const found = new Map<string, { changes: SourceChange[]; confirmedAt: number }>();
  for (const { segmentId, confirmedAt, ...change } of await changes(db, scope)) {
    const own = found.get(segmentId);
    if (own === undefined) found.set(segmentId, { changes: [change], confirmedAt: Number(confirmedAt ?? 0) });
    else own.changes.push(change);
  }
  return found;
}

/** As readSourceHistories, for the document of a version. */
export async function versionSourceHistories(db: Db, versionId: string): Promise<Map<string, SourceHistory>> {
  const row = await db
    .selectFrom('versions')
    .select('documentId')
    .where('versionId', '=', versionId)
    .executeTakeFirstOrThrow();
  return readSourceHistories(db, { documentId: row.documentId });
}
