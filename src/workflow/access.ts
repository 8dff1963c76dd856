// Asking the permission table, and finding what a verb is about.
import { forbidden, notFound } from '../errors.ts';
import type { DocumentRecord } from '../model/document.ts';
import { may, type Verb } from '../model/permissions.ts';
import type { Actor } from '../model/user.ts';
import { readDocument, readSegment } from '../store/documents.ts';
import type { Db } from '../store/store.ts';

/** Throws forbidden unless the actor may do `verb`; `own`: to a thing of their own (true where there is no owner). */
export function permit(actor: Actor, verb: Verb, own = false): void {
  if (!may(actor.role, verb, own)) throw forbidden();
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
