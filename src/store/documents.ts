// Projects, documents, their paragraphs and segments, and the bytes they were imported from.
import type { DocumentDetails, DocumentRecord } from '../model/document.ts';
import type { Gone, Paragraph } from '../model/paragraph.ts';
import type { Project, ProjectSettings } from '../model/project.ts';
import type { Filler } from '../model/segment.ts';
import type { InlineCode, Span } from '../model/text.ts';
import { notBinned } from './bin.ts';
import { chunks } from './chunks.ts';
import { type Viewer, visibleTo } from './project-members.ts';
import type { Flag, Row } from './schema.ts';
import type { Db } from './store.ts';

/** Makes a project that everybody sees. */
export async function insertProject(db: Db, project: Omit<Project, 'membersOnly'>): Promise<void> {
  await db
    .insertInto('projects')
    .values({ ...project, settings: JSON.stringify(project.settings) })
    .execute();
}

function toProject(row: Row<'projects'>): Project {
  const settings = JSON.parse(row.settings) as ProjectSettings;
  return { ...row, settings, membersOnly: row.membersOnly === 1 };
}

/** The project, or the oldest one where no id is given. */
export async function readProject(db: Db, projectId?: string): Promise<Project | null> {
  let query = db.selectFrom('projects').selectAll().orderBy('createdAt').orderBy('projectId').limit(1);
  if (projectId !== undefined) query = query.where('projectId', '=', projectId);
  const row = await query.executeTakeFirst();
  return row === undefined ? null : toProject(row);
}

/** Every project, the oldest first. */
export async function readProjects(db: Db): Promise<Project[]> {
  const rows = await db
    .selectFrom('projects')
    .selectAll()
    .orderBy('createdAt')
    .orderBy('projectId')
    .execute();
  return rows.map(toProject);
}

export async function writeProjectSettings(
  db: Db,
  projectId: string,
  settings: ProjectSettings,
): Promise<void> {
  await db
    .updateTable('projects')
    .set({ settings: JSON.stringify(settings) })
    .where('projectId', '=', projectId)
    .execute();
}

export async function renameProject(db: Db, projectId: string, name: string): Promise<void> {
  await db.updateTable('projects').set({ name }).where('projectId', '=', projectId).execute();
}

export async function moveDocument(db: Db, documentId: string, projectId: string): Promise<void> {
  await db.updateTable('documents').set({ projectId }).where('documentId', '=', documentId).execute();
}

export async function insertDocument(db: Db, document: Omit<DocumentRecord, 'due'>): Promise<void> {
  await db.insertInto('documents').values(document).execute();
}

export async function insertOriginal(db: Db, original: Row<'originals'>): Promise<void> {
  await db.insertInto('originals').values(original).execute();
}

export async function readOriginal(db: Db, documentId: string): Promise<Row<'originals'> | null> {
  const row = await db
    .selectFrom('originals')
    .selectAll()
    .where('documentId', '=', documentId)
    .executeTakeFirst();
  // libsql hands out an ArrayBuffer.
  return row === undefined ? null : { ...row, bytes: new Uint8Array(row.bytes) };
}

/** The document, or null where there is none or it is in the bin. */
export async function readDocument(db: Db, documentId: string): Promise<DocumentRecord | null> {
  const row = await db
    .selectFrom('documents')
    .selectAll()
    .where('documentId', '=', documentId)
    .where(notBinned('documents.documentId'))
    .executeTakeFirst();
  return row ?? null;
}

/** Every document that the viewer may see and that is not in the bin, with the time of the newest event about it, that first. */
export async function readDocuments(
  db: Db,
  viewer: Viewer,
): Promise<(DocumentRecord & { updatedAt: number })[]> {
  const rows = await db
    .selectFrom('documents')
    .selectAll('documents')
    .select((e) =>
      e
        .selectFrom('events')
        .select((f) => f.fn.max('events.createdAt').as('newest'))
        .whereRef('events.documentId', '=', 'documents.documentId')
        .as('newest'),
    )
    .where(notBinned('documents.documentId'))
    .where(visibleTo(viewer, 'documents.documentId'))
    .execute();
  return rows
    .map(({ newest, ...row }) => ({ ...row, updatedAt: Number(newest ?? row.createdAt) }))
    .sort((a, b) => b.updatedAt - a.updatedAt || (a.documentId < b.documentId ? 1 : -1));
}

export async function updateDocument(
  db: Db,
  documentId: string,
  details: Partial<DocumentDetails & Pick<DocumentRecord, 'due'>>,
): Promise<void> {
  if (Object.keys(details).length === 0) return;
  await db.updateTable('documents').set(details).where('documentId', '=', documentId).execute();
}

export type ParagraphRecord = Paragraph & { notes: readonly string[] };

export async function insertParagraphs(db: Db, paragraphs: readonly ParagraphRecord[]): Promise<void> {
  for (const some of chunks(paragraphs)) {
    const rows = some.map(({ dateline, included, notes, ...rest }) => ({
      ...rest,
      included: (included ? 1 : 0) as Flag,
      datelineStart: dateline?.start ?? null,
      datelineEnd: dateline?.end ?? null,
      notes: JSON.stringify(notes),
    }));
    await db.insertInto('paragraphs').values(rows).execute();
  }
}

export type SegmentRecord = {
  segmentId: string;
  documentId: string;
  paragraphId: string;
  position: number;
  codes: readonly InlineCode[];
  fillers: Fillers;
  /** Where its text stands in the original; null: not there. */
  ref: string | null;
};

/** Kept so that the paragraph can be put together again; absent: one space. */
export type Fillers = { before?: Filler; after?: Filler };

export async function insertSegments(db: Db, segments: readonly SegmentRecord[]): Promise<void> {
  for (const some of chunks(segments)) {
    const rows = some.map((segment) => ({
      ...segment,
      codes: JSON.stringify(segment.codes),
      fillers: JSON.stringify(segment.fillers),
    }));
    await db.insertInto('segments').values(rows).execute();
  }
}

export async function readParagraph(db: Db, paragraphId: string): Promise<Row<'paragraphs'> | null> {
  const row = await db
    .selectFrom('paragraphs')
    .selectAll()
    .where('paragraphId', '=', paragraphId)
    .executeTakeFirst();
  return row ?? null;
}

export async function updateParagraph(
  db: Db,
  paragraphId: string,
  change: Partial<Pick<Paragraph, 'kind' | 'included'> & { gone: Gone }>,
): Promise<void> {
  const { included, ...rest } = change;
  const values = { ...rest, ...(included === undefined ? {} : { included: (included ? 1 : 0) as Flag }) };
  if (Object.keys(values).length === 0) return;
  await db.updateTable('paragraphs').set(values).where('paragraphId', '=', paragraphId).execute();
}

export async function setDateline(db: Db, paragraphId: string, dateline: Span | null): Promise<void> {
  const values = { datelineStart: dateline?.start ?? null, datelineEnd: dateline?.end ?? null };
  await db.updateTable('paragraphs').set(values).where('paragraphId', '=', paragraphId).execute();
}

/** Makes room for one paragraph at `position`: all from there on move down by one. */
export async function shiftParagraphs(db: Db, documentId: string, position: number): Promise<void> {
  await db
    .updateTable('paragraphs')
    .set((e) => ({ position: e('position', '+', 1) }))
    .where('documentId', '=', documentId)
    .where('position', '>=', position)
    .execute();
}

/** The segment with its place, or null where there is none or its document is in the bin. */
export async function readSegment(
  db: Db,
  segmentId: string,
): Promise<{ segmentId: string; documentId: string; paragraphId: string } | null> {
  const row = await db
    .selectFrom('segments')
    .select(['segmentId', 'documentId', 'paragraphId'])
    .where('segmentId', '=', segmentId)
    .where(notBinned('segments.documentId'))
    .executeTakeFirst();
  return row ?? null;
}
