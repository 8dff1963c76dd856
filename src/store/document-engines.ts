// Each document's own choice of engine.
import type { Db } from './store.ts';

export async function readDocumentEngine(db: Db, documentId: string): Promise<string | null> {
  const row = await db
    .selectFrom('documentEngines')
    .select('engine')
    .where('documentId', '=', documentId)
    .executeTakeFirst();
  return row?.engine ?? null;
}

export async function writeDocumentEngine(db: Db, documentId: string, engine: string): Promise<void> {
  await db
    .insertInto('documentEngines')
    .values({ documentId, engine })
    .onConflict((c) => c.column('documentId').doUpdateSet({ engine }))
    .execute();
}
