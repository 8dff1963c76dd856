// The bin: deleted documents, kept out of every list until they are restored or taken away for good.
import { type SqlBool, sql } from 'kysely';
import type { Row } from './schema.ts';
import type { Db } from './store.ts';

/** For a `where`: the document that `column` names is not in the bin. */
export function notBinned(column: string) {
  return sql<SqlBool>`not exists (select 1 from ${sql.table('binnedDocuments')} as "bin" where ${sql.ref('bin.documentId')} = ${sql.ref(column)})`;
}

export async function isBinned(db: Db, documentId: string): Promise<boolean> {
  const row = await db
    .selectFrom('binnedDocuments')
    .select('documentId')
    .where('documentId', '=', documentId)
    .executeTakeFirst();
  return row !== undefined;
}

export type BinnedDocument = Row<'binnedDocuments'> & {
  title: string;
  sourceLang: string;
  createdBy: string | null;
  deletedByName: string;
};

/** What is in the bin, deleted last first; `before`: only what was deleted before that time. */
export async function readBin(db: Db, before = Number.MAX_SAFE_INTEGER): Promise<BinnedDocument[]> {
  return db
    .selectFrom('binnedDocuments')
    .innerJoin('documents', 'documents.documentId', 'binnedDocuments.documentId')
    .innerJoin('users', 'users.userId', 'binnedDocuments.deletedBy')
    .selectAll('binnedDocuments')
    .select(['documents.title', 'documents.sourceLang', 'documents.createdBy', 'users.name as deletedByName'])
    .where('binnedDocuments.deletedAt', '<', before)
    .orderBy('binnedDocuments.deletedAt', 'desc')
    .execute();
}

export async function putInBin(db: Db, binned: Row<'binnedDocuments'>): Promise<void> {
  await db.insertInto('binnedDocuments').values(binned).execute();
}

export async function takeFromBin(db: Db, documentId: string): Promise<void> {
  await db.deleteFrom('binnedDocuments').where('documentId', '=', documentId).execute();
}

/** What outlives a document: the record, what was confirmed, the glossary's proposals. */
const KEPT = ['events', 'memoryUnits', 'termProposals'];
/**
 * Taken away last and in this order: the tables that others point to. History goes only while its document is in the bin
 * (migration 0007-purging).
 */
const LAST = [
  'jobs',
  'versions',
  'threads',
  'revisions',
  'segments',
  'paragraphs',
  'binnedDocuments',
  'documents',
];

/** How a table without the document's id is led to it, the shortest way first. */
const WAYS: readonly (readonly [column: string, ids: (documentId: string) => ReturnType<typeof sql>])[] = [
  ['documentId', (id) => sql`${id}`],
  ['segmentId', (id) => sql`select "segmentId" from "segments" where "documentId" = ${id}`],
  ['versionId', (id) => sql`select "versionId" from "versions" where "documentId" = ${id}`],
  ['threadId', (id) => sql`select "threadId" from "threads" where "documentId" = ${id}`],
  ['jobId', (id) => sql`select "jobId" from "jobs" where "documentId" = ${id}`],
  [
    'revisionId',
    (id) =>
      sql`select "revisionId" from "revisions" where "segmentId" in (select "segmentId" from "segments" where "documentId" = ${id})`,
  ],
];

/**
 * Takes a document and everything of it away for good. Which tables hold something of it is read from the database, so that a
 * table that is added later is not forgotten.
 */
export async function purgeDocument(db: Db, documentId: string): Promise<void> {
  const own = sql`select "segmentId" from "segments" where "documentId" = ${documentId}`;
  await sql`update "memoryUnits" set "segmentId" = null, "revisionId" = null where "segmentId" in (${own})`.execute(
    db,
  );
  await db
    .updateTable('termProposals')
    .set({ documentId: null })
    .where('documentId', '=', documentId)
    .execute();
  const tables = (await db.introspection.getTables()).filter(({ name }) => !KEPT.includes(name));
  const rank = ({ name }: { name: string }) => LAST.indexOf(name);
  for (const { name, columns } of tables.sort((a, b) => rank(a) - rank(b))) {
    const way = WAYS.find(([column]) => columns.some((one) => one.name === column));
    if (way === undefined) continue;
    const [column, ids] = way;
    await sql`delete from ${sql.table(name)} where ${sql.ref(column)} in (${ids(documentId)})`.execute(db);
  }
}
