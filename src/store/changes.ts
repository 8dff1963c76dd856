// Which tracked changes somebody has accepted.
import type { Db } from './store.ts';

/** Ids of the accepted changes of a document, by segment. */
export async function acceptedChanges(db: Db, documentId: string): Promise<Map<string, Set<string>>> {
  const events = await db
    .selectFrom('events')
    .select(['segmentId', 'type', 'data'])
    .where('documentId', '=', documentId)
    .where('type', 'in', ['segment.change-accepted', 'segment.change-reopened'])
    .orderBy('sequence')
    .execute();
  const found = new Map<string, Set<string>>();
  for (const { segmentId, type, data } of events) {
    const { change } = JSON.parse(data) as { change: string };
    const ids = found.get(segmentId!) ?? new Set();
    found.set(segmentId!, ids);
    if (type === 'segment.change-accepted') ids.add(change);
    else ids.delete(change);
  }
  return found;
}
