// The order of a document's paragraphs, and which of them are gone.
import type { Gone } from '../model/paragraph.ts';
import type { InlineCode } from '../model/text.ts';
import type { Db } from './store.ts';

export type Placed = { paragraphId: string; position: number; gone: Gone };

/** Every paragraph of a document in order, those that are gone among them. */
export async function readOrder(db: Db, documentId: string): Promise<Placed[]> {
  return db
    .selectFrom('paragraphs')
    .select(['paragraphId', 'position', 'gone'])
    .where('documentId', '=', documentId)
    .orderBy('position')
    .orderBy('paragraphId')
    .execute();
}

/** Puts the paragraphs in this order; writes only those whose place changes. `before`: as readOrder gave them. */
export async function writeOrder(db: Db, before: readonly Placed[], order: readonly string[]): Promise<void> {
  const places = new Map(before.map(({ paragraphId, position }) => [paragraphId, position]));
  for (const [position, paragraphId] of order.entries()) {
    if (places.get(paragraphId) === position) continue;
    await db.updateTable('paragraphs').set({ position }).where('paragraphId', '=', paragraphId).execute();
  }
}

export async function writeCodes(db: Db, segmentId: string, codes: readonly InlineCode[]): Promise<void> {
  await db
    .updateTable('segments')
    .set({ codes: JSON.stringify(codes) })
    .where('segmentId', '=', segmentId)
    .execute();
}
