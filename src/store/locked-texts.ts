// Texts of an imported file that stay as they are, each beside the segment that it stands next to.
import type { LockedRow, LockReason } from '../model/locked.ts';
import type { InlineCode, Text } from '../model/text.ts';
import { chunks } from './chunks.ts';
import type { Db } from './store.ts';

/** `lockedTexts` table. */
export type LockedTextTable = {
  documentId: string;
  segmentId: string;
  position: number;
  reason: LockReason;
  source: Text | null;
  target: Text | null;
  codes: string;
  sourceLang: string;
  targetLang: string;
};

export async function insertLockedTexts(
  db: Db,
  documentId: string,
  rows: readonly LockedRow[],
): Promise<void> {
  for (const some of chunks(rows)) {
    const values = some.map((row) => ({ ...row, documentId, codes: JSON.stringify(row.codes) }));
    await db.insertInto('lockedTexts').values(values).execute();
  }
}

/** A document's locked texts: of one segment in reading order, the segments in none. */
export async function readLockedTexts(db: Db, documentId: string): Promise<LockedRow[]> {
  const rows = await db
    .selectFrom('lockedTexts')
    .selectAll()
    .where('documentId', '=', documentId)
    .orderBy('segmentId')
    .orderBy('position')
    .execute();
  return rows.map(({ documentId: _own, codes, ...row }) => ({
    ...row,
    codes: JSON.parse(codes) as InlineCode[],
  }));
}
