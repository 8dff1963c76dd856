// Editing what surrounds the texts: a paragraph's kind and inclusion, added paragraphs, a document's details.
import { badInput, notFound } from '../errors.ts';
import type { DocumentDetails, DocumentRecord } from '../model/document.ts';
import { PARAGRAPH_KINDS, type ParagraphKind } from '../model/paragraph.ts';
import type { Actor } from '../model/user.ts';
import {
  insertParagraphs,
  insertSegments,
  readParagraph,
  shiftParagraphs,
  updateDocument,
  updateParagraph,
} from '../store/documents.ts';
import { readLayout } from '../store/layout.ts';
import { permitOn, readableDocument, requireDocument } from './access.ts';
import type { Deps } from './deps.ts';
import { isDate, requireDetails } from './details.ts';
import { addTarget } from './target.ts';
import { requireText } from './working-text.ts';
import { type Unit, write, writeOnce } from './write.ts';

export type ParagraphEdit = {
  paragraphId: string;
  kind?: ParagraphKind;
  included?: boolean;
  operationId: string;
};

/** Changes a paragraph's kind and inclusion. Throws badInput `paragraph.kind`, `arrange.gone`, notFound. */
export async function editParagraph(
  deps: Deps,
  actor: Actor,
  input: ParagraphEdit,
): Promise<{ documentId: string; eventId: string | null }> {
  const { paragraphId, kind, included, operationId } = input;
  if (kind !== undefined && !PARAGRAPH_KINDS.includes(kind)) throw badInput('paragraph.kind');
  return writeOnce(deps, actor, { verb: 'edit-paragraph', operationId }, async (unit) => {
    const before = await readParagraph(unit.trx, paragraphId);
    if (before === null) throw notFound();
    await permitOn(unit.trx, actor, 'document.edit', before.documentId);
    const change = {
      ...(kind === undefined || kind === before.kind ? {} : { kind }),
      ...(included === undefined || included === (before.included === 1) ? {} : { included }),
    };
    if (change.included === true && before.gone !== '') throw badInput('arrange.gone');
    let eventId: string | null = null;
    if (Object.keys(change).length > 0) {
      await updateParagraph(unit.trx, paragraphId, change);
      eventId = unit.record('paragraph.edited', {
        documentId: before.documentId,
        actorId: actor.userId,
        data: {
          paragraphId,
          before: { kind: before.kind, included: before.included === 1 },
          after: change,
        },
      });
    }
    return { documentId: before.documentId, eventId };
  });
}

export type AddedParagraph = {
  documentId: string;
  kind: 'headline' | 'deck';
  text?: string;
  operationId: string;
};

/** Adds an English headline or deck without a source: at the top, a deck below a headline. */
export async function addParagraph(
  deps: Deps,
  actor: Actor,
  input: AddedParagraph,
): Promise<{ paragraphId: string; segmentId: string }> {
  const { documentId, kind, text = '', operationId } = input;
  return writeOnce(deps, actor, { verb: 'add-paragraph', operationId }, async (unit) => {
    await requireDocument(unit.trx, documentId);
    await permitOn(unit.trx, actor, 'document.edit', documentId);
    const first = (await readLayout(unit.trx, { documentId }))[0];
    const below = kind === 'deck' && first?.kind === 'headline';
    const position = first === undefined ? 0 : first.paragraphPosition + (below ? 1 : 0);
    await shiftParagraphs(unit.trx, documentId, position);
    const paragraphId = deps.newId();
    const segmentId = deps.newId();
    const place = { paragraphId, documentId };
    await insertParagraphs(unit.trx, [
      { ...place, position, kind, included: true, dateline: null, notes: [] },
    ]);
    await insertSegments(unit.trx, [{ ...place, segmentId, position: 0, codes: [], fillers: {}, ref: null }]);
    unit.record('paragraph.added', {
      documentId,
      segmentId,
      actorId: actor.userId,
      data: { paragraphId, kind },
    });
    unit.tell(documentId, { type: 'document' });
    if (text.trim() !== '') {
      const segment = { documentId, segmentId };
      await addTarget(deps, unit, segment, null, {
        text: requireText(text).trim(),
        origin: 'human',
        authorId: actor.userId,
      });
    }
    return { paragraphId, segmentId };
  });
}

export async function readDetails(deps: Deps, actor: Actor, documentId: string): Promise<DocumentRecord> {
  return readableDocument(deps.store.db, actor, documentId);
}

/** Changes the details given, leaves the others. Throws badInput `document.title`, `document.date`. */
export async function editDetails(
  deps: Deps,
  actor: Actor,
  input: { documentId: string; details: Partial<DocumentDetails> },
): Promise<DocumentRecord> {
  return write(deps, async (unit) => {
    const document = await requireDocument(unit.trx, input.documentId);
    await permitOn(unit.trx, actor, 'document.edit', input.documentId);
    const { title, outlet, byline, address, date, rights } = document;
    const before: DocumentDetails = { title, outlet, byline, address, date, rights };
    const details = requireDetails({ ...before, ...input.details });
    const changed = (Object.keys(details) as (keyof DocumentDetails)[]).filter(
      (field) => details[field] !== before[field],
    );
    if (changed.length > 0) {
      await updateDocument(unit.trx, input.documentId, details);
      unit.record('document.edited', {
        documentId: input.documentId,
        actorId: actor.userId,
        data: { before, changed },
      });
    }
    return { ...document, ...details };
  });
}

/** Sets the day by which the document is wanted (YYYY-MM-DD, '' for none). Throws badInput `document.date`. */
export async function setDue(
  deps: Deps,
  actor: Actor,
  input: { documentId: string; due: string },
): Promise<void> {
  const { documentId } = input;
  const due = input.due.trim();
  if (due !== '' && !isDate(due)) throw badInput('document.date');
  await write(deps, async (unit) => {
    await writeDue(unit, actor, { documentId, due });
  });
}

/** Writes a day ('': none) that is one; answers the day before where that was another. Throws notFound, forbidden. */
export async function writeDue(
  unit: Unit,
  actor: Actor,
  { documentId, due }: { documentId: string; due: string },
): Promise<string | null> {
  await permitOn(unit.trx, actor, 'document.edit', documentId);
  const before = await requireDocument(unit.trx, documentId);
  if (before.due === due) return null;
  await updateDocument(unit.trx, documentId, { due });
  const data = { before: { due: before.due }, changed: ['due'] };
  unit.record('document.edited', { documentId, actorId: actor.userId, data });
  return before.due;
}
