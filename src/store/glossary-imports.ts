// Imported glossaries: the file while it is looked at, then what it changed, concept by concept.
import type { Concept } from '../model/term.ts';
import { chunks } from './chunks.ts';
import type { Row } from './schema.ts';
import type { Db } from './store.ts';

export type GlossaryImportTable = {
  importId: string;
  name: string;
  /** Whose own terms it is for; null: what all projects share. */
  projectId: string | null;
  /** The file, until it is imported. */
  bytes: Buffer | null;
  createdBy: string;
  createdAt: number;
  importedBy: string | null;
  importedAt: number | null;
  /** Concepts. */
  added: number;
  changed: number;
  undoneBy: string | null;
  undoneAt: number | null;
};

export type GlossaryImportChangeTable = {
  importId: string;
  conceptId: string;
  /** JSON: Concept; `before` null where the import added it. */
  before: string | null;
  after: string;
};

export type GlossaryImport = Omit<Row<'glossaryImports'>, 'bytes'>;
export type ConceptChange = { conceptId: string; before: Concept | null; after: Concept };

const FACTS = [
  'importId',
  'name',
  'projectId',
  'createdBy',
  'createdAt',
  'importedBy',
  'importedAt',
  'added',
  'changed',
  'undoneBy',
  'undoneAt',
] as const;

export async function insertGlossaryImport(
  db: Db,
  row: Pick<GlossaryImport, 'importId' | 'name' | 'projectId' | 'createdBy' | 'createdAt'> & {
    bytes: Uint8Array;
  },
): Promise<void> {
  const rest = { importedBy: null, importedAt: null, added: 0, changed: 0, undoneBy: null, undoneAt: null };
  await db
    .insertInto('glossaryImports')
    .values({ ...row, ...rest, bytes: Buffer.from(row.bytes) })
    .execute();
}

export async function readGlossaryImport(db: Db, importId: string): Promise<GlossaryImport | null> {
  const row = await db
    .selectFrom('glossaryImports')
    .select(FACTS)
    .where('importId', '=', importId)
    .executeTakeFirst();
  return row ?? null;
}

/** The file of an import that is still looked at; null once it is imported. */
export async function readImportBytes(db: Db, importId: string): Promise<Uint8Array | null> {
  const row = await db
    .selectFrom('glossaryImports')
    .select('bytes')
    .where('importId', '=', importId)
    .executeTakeFirst();
  const bytes = row?.bytes ?? null;
  return bytes === null ? null : new Uint8Array(bytes);
}

/** What was imported into these projects' own terms, or (`shared`) into what all share, newest first, with who did. */
export async function readGlossaryImports(
  db: Db,
  projects: readonly string[],
  shared: boolean,
  most: number,
): Promise<(GlossaryImport & { by: string | null })[]> {
  return db
    .selectFrom('glossaryImports')
    .leftJoin('users', 'users.userId', 'glossaryImports.importedBy')
    .select(FACTS.map((name) => `glossaryImports.${name}` as const))
    .select('users.name as by')
    .where('importedAt', 'is not', null)
    .where((e) =>
      e.or([
        ...(shared ? [e('projectId', 'is', null)] : []),
        ...(projects.length > 0 ? [e('projectId', 'in', [...projects])] : []),
      ]),
    )
    .orderBy('importedAt', 'desc')
    .orderBy('importId', 'desc')
    .limit(most)
    .execute();
}

export async function updateGlossaryImport(
  db: Db,
  importId: string,
  change: Partial<Omit<Row<'glossaryImports'>, 'importId'>>,
): Promise<void> {
  await db.updateTable('glossaryImports').set(change).where('importId', '=', importId).execute();
}

/** Forgets files that nobody imported. */
export async function forgetUploads(db: Db, before: number): Promise<void> {
  await db
    .deleteFrom('glossaryImports')
    .where('importedAt', 'is', null)
    .where('createdAt', '<', before)
    .execute();
}

export async function insertImportChanges(
  db: Db,
  importId: string,
  changes: readonly ConceptChange[],
): Promise<void> {
  for (const some of chunks(changes)) {
    const rows = some.map(({ conceptId, before, after }) => ({
      importId,
      conceptId,
      before: before === null ? null : JSON.stringify(before),
      after: JSON.stringify(after),
    }));
    await db.insertInto('glossaryImportChanges').values(rows).execute();
  }
}

const toChange = (row: GlossaryImportChangeTable): ConceptChange => ({
  conceptId: row.conceptId,
  before: row.before === null ? null : (JSON.parse(row.before) as Concept),
  after: JSON.parse(row.after) as Concept,
});

export async function readImportChanges(db: Db, importId: string): Promise<ConceptChange[]> {
  const rows = await db
    .selectFrom('glossaryImportChanges')
    .selectAll()
    .where('importId', '=', importId)
    .execute();
  return rows.map(toChange);
}

export type ConceptImport = ConceptChange & {
  name: string;
  by: string | null;
  at: number;
  undone: { by: string | null; at: number } | null;
};

/** What imports did to a concept, with who and when. */
export async function readConceptImports(db: Db, conceptId: string): Promise<ConceptImport[]> {
  const rows = await db
    .selectFrom('glossaryImportChanges')
    .innerJoin('glossaryImports', 'glossaryImports.importId', 'glossaryImportChanges.importId')
    .leftJoin('users as importer', 'importer.userId', 'glossaryImports.importedBy')
    .leftJoin('users as undoer', 'undoer.userId', 'glossaryImports.undoneBy')
    .selectAll('glossaryImportChanges')
    .select(['glossaryImports.name', 'glossaryImports.importedAt', 'glossaryImports.undoneAt'])
    .select(['importer.name as by', 'undoer.name as undoneBy'])
    .where('glossaryImportChanges.conceptId', '=', conceptId)
    .execute();
  return rows.map(({ name, by, importedAt, undoneAt, undoneBy, ...row }) => ({
    ...toChange(row),
    name,
    by,
    at: Number(importedAt),
    undone: undoneAt === null ? null : { by: undoneBy, at: Number(undoneAt) },
  }));
}
