// New editions of a document's original, each with its bytes and what taking it did.
import type { Db } from './store.ts';

/** `editions` table. `outcome`: JSON of workflow/edition.ts; times in milliseconds UTC. */
export type EditionTable = {
  editionId: string;
  documentId: string;
  number: number;
  name: string;
  format: string;
  bytes: Uint8Array;
  outcome: string;
  takenBy: string;
  takenAt: number;
  undoneAt: number | null;
};

export async function insertEdition(db: Db, edition: EditionTable): Promise<void> {
  await db.insertInto('editions').values(edition).execute();
}

export type StoredEdition = Omit<EditionTable, 'bytes'> & { takerName: string };

function editionsQuery(db: Db) {
  return db
    .selectFrom('editions')
    .innerJoin('users', 'users.userId', 'editions.takenBy')
    .select([
      'editions.editionId',
      'editions.documentId',
      'editions.number',
      'editions.name',
      'editions.format',
      'editions.outcome',
      'editions.takenBy',
      'editions.takenAt',
      'editions.undoneAt',
      'users.name as takerName',
    ]);
}

/** A document's editions after the first, oldest first. */
export async function readEditions(db: Db, documentId: string): Promise<StoredEdition[]> {
  return editionsQuery(db).where('editions.documentId', '=', documentId).orderBy('editions.number').execute();
}

export async function findEdition(db: Db, editionId: string): Promise<StoredEdition | null> {
  return (await editionsQuery(db).where('editions.editionId', '=', editionId).executeTakeFirst()) ?? null;
}

export async function markUndone(db: Db, editionId: string, undoneAt: number): Promise<void> {
  await db.updateTable('editions').set({ undoneAt }).where('editionId', '=', editionId).execute();
}

/** Whether the document is no longer of the file that it was imported from. */
export async function hasNewEdition(db: Db, documentId: string): Promise<boolean> {
  return (await readEditions(db, documentId)).some(({ undoneAt }) => undoneAt === null);
}
