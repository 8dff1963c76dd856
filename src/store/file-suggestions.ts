// Translations that an imported file proposed for its segments (alt-trans, mtc:match).
import type { Text } from '../model/text.ts';
import { chunks } from './chunks.ts';
import type { Db } from './store.ts';

/** `fileSuggestions` table; `score` 0 to 100, null where the file gives none. */
export type FileSuggestionTable = {
  segmentId: string;
  position: number;
  source: Text | null;
  target: Text;
  score: number | null;
  origin: string;
};

export async function insertFileSuggestions(db: Db, rows: readonly FileSuggestionTable[]): Promise<void> {
  for (const some of chunks(rows)) await db.insertInto('fileSuggestions').values(some).execute();
}

/** The file's proposals for a segment, in the file's order. */
export async function readFileSuggestions(db: Db, segmentId: string): Promise<FileSuggestionTable[]> {
  return db
    .selectFrom('fileSuggestions')
    .selectAll()
    .where('segmentId', '=', segmentId)
    .orderBy('position')
    .execute();
}
