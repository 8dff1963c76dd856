// Importing a glossary: the file is kept and looked at, imported as one act, and taken back, for days later too.
import { badInput, forbidden, notFound } from '../errors.ts';
import { guessColumns, type TableShape } from '../formats/glossary/columns.ts';
import type { GlossaryContent } from '../formats/glossary/glossary-file.ts';
import {
  type GlossaryTable,
  readGlossaryFile,
  readGlossaryTable,
} from '../formats/glossary/read-glossary.ts';
import { may } from '../model/permissions.ts';
import type { Actor } from '../model/user.ts';
import { insertConcepts, markConcepts, readConcepts, restoreConcepts } from '../store/concepts.ts';
import {
  type ConceptChange,
  type GlossaryImport,
  insertGlossaryImport,
  insertImportChanges,
  readGlossaryImport,
  readGlossaryImports,
  readImportBytes,
  readImportChanges,
  updateGlossaryImport,
} from '../store/glossary-imports.ts';
import type { Db } from '../store/store.ts';
import type { Deps } from './deps.ts';
import { permitTerms } from './edit-concept.ts';
import { type ImportMode, type Plan, planImport, sameConcept } from './glossary-plan.ts';
import { listProjects } from './projects.ts';
import { writeOnce } from './write.ts';

/** Imports that are listed for undoing. */
const MOST_LISTED = 20;

/** `shape`: what the columns of a table hold, where a person has said so; `choices`: modes for single concepts of the plan. */
export type ImportChoices = {
  shape?: TableShape;
  mode: ImportMode;
  choices?: ReadonlyMap<number, ImportMode>;
};

export type ImportPreview = {
  name: string;
  /** Whose own terms it is for; null: what all projects share. */
  projectId: string | null;
  format: string;
  version: string | null;
  encoding: string | null;
  /** Of a table: its rows and what its columns hold; null for TBX. */
  table: (GlossaryTable & { shape: TableShape }) | null;
  plan: Plan;
};

/**
 * Keeps a file to be looked at; `projectId`: whose own terms it is for, null for what all projects share. Throws notFound, forbidden,
 * badInput where it is no glossary at all: the readers' errors, with their lines.
 */
export async function keepGlossaryFile(
  deps: Deps,
  actor: Actor,
  { name, bytes, projectId }: { name: string; bytes: Uint8Array; projectId: string | null },
): Promise<{ importId: string }> {
  await permitTerms(deps.store.db, actor, projectId);
  const table = readGlossaryTable(bytes);
  if (table === null) readGlossaryFile(bytes);
  else if (table.rows.length === 0) throw badInput('glossary-file.empty');
  const importId = deps.newId();
  const row = { importId, name, projectId, bytes, createdBy: actor.userId, createdAt: deps.now() };
  await deps.store.transaction((trx) => insertGlossaryImport(trx, row));
  return { importId };
}

/** Throws notFound, forbidden, badInput `glossary-file.done`. */
async function requireBytes(
  db: Db,
  actor: Actor,
  importId: string,
): Promise<{ row: GlossaryImport; bytes: Uint8Array }> {
  const row = await readGlossaryImport(db, importId);
  if (row === null) throw notFound();
  await permitTerms(db, actor, row.projectId);
  const bytes = await readImportBytes(db, importId);
  if (bytes === null) throw badInput('glossary-file.done', { name: row.name });
  return { row, bytes };
}

/** No choice of columns holds a term: nothing would be imported, and the page can say so. */
const NOTHING: Plan = { items: [], problems: [], joined: [], other: 0 };

async function planFor(
  db: Db,
  deps: Deps,
  projectId: string | null,
  content: GlossaryContent,
  { mode, choices = new Map() }: ImportChoices,
): Promise<Plan> {
  const ours = (await readConcepts(db, projectId)).filter((one) => one.projectId === projectId);
  return planImport(ours, content, { mode, choices, newId: deps.newId });
}

/** What an import would do. Throws notFound, badInput `glossary-file.done` where it has been done. */
export async function previewGlossary(
  deps: Deps,
  actor: Actor,
  input: ImportChoices & { importId: string },
): Promise<ImportPreview> {
  const { db } = deps.store;
  const { row, bytes } = await requireBytes(db, actor, input.importId);
  const { name, projectId } = row;
  const planned = (content: GlossaryContent) => planFor(db, deps, projectId, content, input);
  const table = readGlossaryTable(bytes);
  if (table === null) {
    const content = readGlossaryFile(bytes);
    const { format, version, encoding } = content;
    return { name, projectId, format, version, encoding, table, plan: await planned(content) };
  }
  const shape = input.shape ?? guessColumns(table.rows);
  const { format, encoding } = table;
  const holdsTerms = shape.roles.some((role) => role.startsWith('term'));
  const plan = holdsTerms ? await planned(readGlossaryFile(bytes, shape)) : NOTHING;
  return { name, projectId, format, version: null, encoding, table: { ...table, shape }, plan };
}

export type Imported = { importId: string; added: number; changed: number; same: number; skipped: number };

/**
 * Imports a kept file as one act. Throws notFound, badInput `glossary-file.done`, `glossary-file.nothing` where it would
 * change nothing, and the readers' errors; then nothing is changed.
 */
export async function importGlossary(
  deps: Deps,
  actor: Actor,
  input: ImportChoices & { importId: string; operationId: string },
): Promise<Imported> {
  const { importId, operationId } = input;
  // Reading a large file takes a second: nobody who saves has to wait for it.
  const bytes = await readImportBytes(deps.store.db, importId);
  const content = bytes === null ? null : readGlossaryFile(bytes, input.shape);
  return writeOnce(deps, actor, { verb: 'import-glossary', operationId }, async ({ trx, now, record }) => {
    const { row } = await requireBytes(trx, actor, importId);
    const { name, projectId } = row;
    if (content === null) throw notFound();
    const plan = await planFor(trx, deps, projectId, content, input);
    const changes = plan.items.flatMap(({ before, after }): ConceptChange[] =>
      after === null ? [] : [{ conceptId: after.conceptId, before, after }],
    );
    if (changes.length === 0) throw badInput('glossary-file.nothing');
    const fresh = changes.filter(({ before }) => before === null).map(({ after }) => after);
    const changed = changes.filter(({ before }) => before !== null).map(({ after }) => after);
    await insertConcepts(
      trx,
      fresh.map((concept) => ({ ...concept, projectId, createdAt: now })),
    );
    await restoreConcepts(trx, changed);
    await insertImportChanges(trx, importId, changes);
    const counts = { added: fresh.length, changed: changed.length };
    const done = { ...counts, bytes: null, importedBy: actor.userId, importedAt: now };
    await updateGlossaryImport(trx, importId, done);
    record('term.changed', { actorId: actor.userId, data: { importId, name, ...counts } });
    const same = plan.items.length - changes.length;
    return { importId, ...counts, same, skipped: plan.problems.length };
  });
}

/**
 * Takes an import back: what it added goes, what it changed is as before. Concepts that somebody has changed since stay as they
 * are and are counted. Throws notFound, badInput `glossary-file.undone`.
 */
export async function undoGlossaryImport(
  deps: Deps,
  actor: Actor,
  input: { importId: string; operationId: string },
): Promise<{ restored: number; kept: number }> {
  const { importId, operationId } = input;
  return writeOnce(deps, actor, { verb: 'undo-glossary-import', operationId }, async (unit) => {
    const { trx, now } = unit;
    const row = await readGlossaryImport(trx, importId);
    if (row === null || row.importedAt === null) throw notFound('glossary-file.no-import');
    await permitTerms(trx, actor, row.projectId);
    if (row.undoneAt !== null) throw badInput('glossary-file.undone', { name: row.name });
    const changes = await readImportChanges(trx, importId);
    const living = new Map((await readConcepts(trx, null)).map((one) => [one.conceptId, one]));
    const untouched = changes.filter(({ conceptId, after }) => {
      const now = living.get(conceptId);
      return now !== undefined && now.projectId === row.projectId && sameConcept(now, after);
    });
    const added = untouched.filter(({ before }) => before === null).map(({ conceptId }) => conceptId);
    await markConcepts(trx, added, 1);
    await restoreConcepts(
      trx,
      untouched.flatMap(({ before }) => (before === null ? [] : [before])),
    );
    await updateGlossaryImport(trx, importId, { undoneBy: actor.userId, undoneAt: now });
    const result = { restored: untouched.length, kept: changes.length - untouched.length };
    unit.record('term.changed', {
      actorId: actor.userId,
      data: { undoneImport: importId, name: row.name, ...result },
    });
    return result;
  });
}

/** The imports of late into what the actor may change, newest first. */
export async function listGlossaryImports(
  deps: Deps,
  actor: Actor,
): Promise<(GlossaryImport & { by: string | null })[]> {
  const { projects } = await listProjects(deps, actor);
  const own = projects.filter(({ own }) => may(own, 'term.edit', false)).map(({ projectId }) => projectId);
  const shared = may(actor.role, 'term.edit', false);
  if (!shared && own.length === 0) throw forbidden();
  return readGlossaryImports(deps.store.db, own, shared, MOST_LISTED);
}
