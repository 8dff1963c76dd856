// How long people typed: milliseconds per segment, person and day.
import type { Db } from './store.ts';

/** `segmentTimes` table. `day`: YYYY-MM-DD, UTC. */
export type SegmentTimeTable = { segmentId: string; userId: string; day: string; milliseconds: number };

/** Adds to what is known of the segment, person and day. */
export async function addSegmentTime(db: Db, time: SegmentTimeTable): Promise<void> {
  await db
    .insertInto('segmentTimes')
    .values(time)
    .onConflict((c) =>
      c
        .columns(['segmentId', 'userId', 'day'])
        .doUpdateSet((e) => ({ milliseconds: e('segmentTimes.milliseconds', '+', time.milliseconds) })),
    )
    .execute();
}

/** Milliseconds by segment, then by person, of one document or of all. */
export async function segmentTimes(db: Db, documentId?: string): Promise<Map<string, Map<string, number>>> {
  const rows = await db
    .selectFrom('segmentTimes')
    .innerJoin('segments', 'segments.segmentId', 'segmentTimes.segmentId')
    .select(['segmentTimes.segmentId', 'segmentTimes.userId'])
    .select((e) => e.fn.sum<number>('segmentTimes.milliseconds').as('milliseconds'))
    .$if(documentId !== undefined, (q) => q.where('segments.documentId', '=', documentId!))
    .groupBy(['segmentTimes.segmentId', 'segmentTimes.userId'])
    .execute();
  const found = new Map<string, Map<string, number>>();
  for (const { segmentId, userId, milliseconds } of rows) {
    const people = found.get(segmentId) ?? new Map<string, number>();
    people.set(userId, Number(milliseconds));
    found.set(segmentId, people);
  }
  return found;
}
