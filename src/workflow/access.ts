// Asking the permission table, and finding what a verb is about.
import { forbidden, notFound } from '../errors.ts';
import type { DocumentRecord } from '../model/document.ts';
import {
  type DocumentRole,
  type DocumentVerb,
  type GeneralVerb,
  may,
  type Role,
  roleOnDocument,
  scopesAllow,
  type Verb,
} from '../model/permissions.ts';
import type { Actor } from '../model/user.ts';
import { isBinned } from '../store/bin.ts';
import { findDocumentRole } from '../store/document-roles.ts';
import { readDocument, readSegment } from '../store/documents.ts';
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

/** What the actor is on a document: the role given there, else the one in the installation. */
export async function roleOn(db: Db, actor: Actor, documentId: string): Promise<Role | DocumentRole> {
  return roleOnDocument(actor.role, await findDocumentRole(db, documentId, actor.userId));
}

/**
 * Throws forbidden unless the actor may do `verb` to this document or a thing in it, notFound where it is in the bin; `own`: a
 * thing of their own.
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
  if (!may(await roleOn(db, actor, documentId), verb, own)) throw forbidden();
}

/** As permitOn for the document of a segment. Throws notFound, forbidden. */
export async function permitIn(db: Db, actor: Actor, verb: DocumentVerb, segmentId: string): Promise<void> {
  const { documentId } = await requireSegment(db, segmentId);
  await permitOn(db, actor, verb, documentId);
}

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
