// Asking the permission table, and finding what a verb is about.
import { forbidden, notFound } from '../errors.ts';
import type { DocumentRecord } from '../model/document.ts';
import {
  type DocumentVerb,
  type GeneralVerb,
  may,
  type ProjectVerb,
  roleInProject,
  roleOnDocument,
  type Standing,
  scopesAllow,
  type Verb,
} from '../model/permissions.ts';
import type { Project } from '../model/project.ts';
import type { Actor } from '../model/user.ts';
import { isBinned } from '../store/bin.ts';
import { readDocument, readProjects, readSegment } from '../store/documents.ts';
import { membershipsOf, readStanding } from '../store/project-members.ts';
import type { Db } from '../store/store.ts';

/** Throws forbidden unless the actor may do `verb`; `own`: to a thing of their own (true where there is no owner). */
export function permit(actor: Actor, verb: GeneralVerb, own = false): void {
  requireScope(actor, verb);
  if (!may(actor.role, verb, own)) throw forbidden();
}

/** Throws forbidden where the actor is a program whose key is not made for `verb`. */
function requireScope(actor: Actor, verb: Verb): void {
  if (!scopesAllow(actor.scopes ?? null, verb)) throw forbidden('key.scope');
}

/** What the actor is on a document: the role given there, else the one in its project; null where it is hidden or not there. */
export async function roleOn(db: Db, actor: Actor, documentId: string): Promise<Standing> {
  const standing = await readStanding(db, documentId, actor.userId);
  return standing === null ? null : roleOnDocument(actor.role, standing.granted, standing);
}

/** What the actor is in a project; null where it is hidden or not there. */
export async function roleIn(db: Db, actor: Actor, projectId: string): Promise<Standing> {
  const membership = (await membershipsOf(db, actor.userId)).get(projectId);
  return membership === undefined ? null : roleInProject(actor.role, membership);
}

/** Throws forbidden unless the actor may do `verb` in this project; notFound where it is hidden from them or not there. */
export async function permitInProject(
  db: Db,
  actor: Actor,
  verb: ProjectVerb,
  projectId: string,
): Promise<void> {
  requireScope(actor, verb);
  const role = await roleIn(db, actor, projectId);
  if (role === null) throw notFound();
  if (!may(role, verb, false)) throw forbidden();
}

/**
 * The project with this id, or the oldest that the actor sees. Throws notFound, also for a hidden one, and forbidden for a key
 * that is not made for reading.
 */
export async function readableProject(db: Db, actor: Actor, projectId?: string): Promise<Project> {
  requireScope(actor, 'document.read');
  const memberships = await membershipsOf(db, actor.userId);
  const found = (await readProjects(db)).find(
    (project) =>
      (projectId === undefined || project.projectId === projectId) &&
      roleInProject(actor.role, memberships.get(project.projectId)!) !== null,
  );
  if (found === undefined) throw notFound();
  return found;
}

/**
 * Throws forbidden unless the actor may do `verb` to this document or a thing in it, notFound where it is in the bin or hidden
 * from them; `own`: a thing of their own.
 */
export async function permitOn(
  db: Db,
  actor: Actor,
  verb: DocumentVerb,
  documentId: string,
  own = false,
): Promise<void> {
  requireScope(actor, verb);
  if (verb !== 'document.delete' && (await isBinned(db, documentId))) throw notFound();
  const role = await roleOn(db, actor, documentId);
  if (role === null) throw notFound();
  if (!may(role, verb, own)) throw forbidden();
}

/** As permitOn for the document of a segment. Throws notFound, forbidden. */
export async function permitIn(db: Db, actor: Actor, verb: DocumentVerb, segmentId: string): Promise<void> {
  const { documentId } = await requireSegment(db, segmentId);
  await permitOn(db, actor, verb, documentId);
}

/** A document that the actor may read. Throws notFound, also where it is hidden from them, and forbidden. */
export async function readableDocument(db: Db, actor: Actor, documentId: string): Promise<DocumentRecord> {
  permit(actor, 'document.read');
  const document = await requireDocument(db, documentId);
  if ((await roleOn(db, actor, documentId)) === null) throw notFound();
  return document;
}

/** As readableDocument for a segment and its place. */
export async function readableSegment(
  db: Db,
  actor: Actor,
  segmentId: string,
): Promise<{ segmentId: string; documentId: string; paragraphId: string }> {
  const segment = await requireSegment(db, segmentId);
  await readableDocument(db, actor, segment.documentId);
  return segment;
}

/** The document, whoever asks: for what the machine does, and where permitOn has asked already. Throws notFound. */
export async function requireDocument(db: Db, documentId: string): Promise<DocumentRecord> {
  const document = await readDocument(db, documentId);
  if (document === null) throw notFound();
  return document;
}

export async function requireSegment(
  db: Db,
  segmentId: string,
): Promise<{ segmentId: string; documentId: string; paragraphId: string }> {
  const segment = await readSegment(db, segmentId);
  if (segment === null) throw notFound();
  return segment;
}
