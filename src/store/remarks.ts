// Reviewers' remarks on segments, as the record keeps them.
import type { Db } from './store.ts';

/** What was remarked on each segment of one document or of all: the data of its events, oldest first. */
export async function remarksBySegment(
  db: Db,
  documentId?: string,
): Promise<Map<string, Record<string, unknown>[]>> {
  const events = await db
    .selectFrom('events')
    .select(['segmentId', 'data'])
    .where('type', '=', 'segment.remarked')
    .$if(documentId !== undefined, (q) => q.where('documentId', '=', documentId!))
    .orderBy('sequence')
    .execute();
  const found = new Map<string, Record<string, unknown>[]>();
  for (const { segmentId, data } of events) {
    const list = found.get(segmentId!) ?? [];
    list.push(JSON.parse(data) as Record<string, unknown>);
    found.set(segmentId!, list);
  }
  return found;
}
