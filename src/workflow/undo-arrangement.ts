// Taking back what was done to a document's paragraphs, and bringing paragraphs back that are gone.
import { AppError, notFound } from '../errors.ts';
import type { EventType } from '../model/event.ts';
import type { Gone, ParagraphKind } from '../model/paragraph.ts';
import type { Actor } from '../model/user.ts';
import { readOrder } from '../store/arrangement.ts';
import { readParagraph, updateParagraph } from '../store/documents.ts';
import { documentEvents, findEvent } from '../store/events.ts';
import { permitOn } from './access.ts';
import { type MovedData, placeBelow, predecessor, requireParagraph } from './arrange.ts';
import type { Deps } from './deps.ts';
import { type MergedData, undoMerge } from './merge-paragraphs.ts';
import { type Unit, writeOnce } from './write.ts';

/** Acts on paragraphs that can be taken back. */
const UNDOABLE = ['paragraph.edited', 'paragraph.added', 'paragraph.moved', 'paragraph.merged'] as const;
type Undoable = (typeof UNDOABLE)[number];

type Sides = { kind?: ParagraphKind; included?: boolean; gone?: Gone };
/** The data of a `paragraph.edited` event. */
type EditedData = { paragraphId: string; before: Sides; after: Sides };

const isUndoable = (type: EventType): type is Undoable => (UNDOABLE as readonly EventType[]).includes(type);

const since = () => new AppError(409, 'arrange.since');

/**
 * Takes one act on paragraphs back, by its event's id. Answers how many texts were left as somebody has written them since. Throws
 * notFound, 409 `arrange.since` where what it did has been changed since.
 */
export async function undoArrangement(
  deps: Deps,
  actor: Actor,
  input: { documentId: string; eventId: string; operationId: string },
): Promise<{ kept: number }> {
  const { documentId, eventId, operationId } = input;
  return writeOnce(deps, actor, { verb: 'undo-arrangement', operationId }, async (unit) => {
    const event = await findEvent(unit.trx, eventId);
    if (event === null || event.documentId !== documentId || !isUndoable(event.type)) throw notFound();
    await permitOn(unit.trx, actor, 'paragraph.arrange', documentId);
    const kept = await takeBackAct(deps, unit, actor, documentId, { ...event, type: event.type });
    unit.record('paragraph.undone', { documentId, actorId: actor.userId, data: { eventId, kept } });
    unit.tell(documentId, { type: 'document' });
    return { kept };
  });
}

async function takeBackAct(
  deps: Deps,
  unit: Unit,
  actor: Actor,
  documentId: string,
  event: { type: Undoable; data: Record<string, unknown> },
): Promise<number> {
  if (event.type === 'paragraph.merged') {
    return undoMerge(deps, unit, actor, documentId, event.data as MergedData);
  }
  if (event.type === 'paragraph.moved') {
    const { paragraphId, before, after } = event.data as MovedData;
    const order = await readOrder(unit.trx, documentId);
    const stands = before === null || order.some((one) => one.paragraphId === before && one.gone === '');
    if (predecessor(order, paragraphId) !== after || !stands) throw since();
    await placeBelow(unit, actor, documentId, paragraphId, before);
    return 0;
  }
  const { paragraphId } = event.data as { paragraphId: string };
  const now = await readParagraph(unit.trx, paragraphId);
  if (now === null) throw notFound();
  if (event.type === 'paragraph.added') {
    if (now.gone !== '') throw since();
    await updateParagraph(unit.trx, paragraphId, { gone: 'removed', included: false });
    return 0;
  }
  const { before, after } = event.data as EditedData;
  const sides = { kind: now.kind, included: now.included === 1, gone: now.gone };
  const changed = Object.keys(after) as (keyof Sides)[];
  if (changed.some((side) => sides[side] !== after[side])) throw since();
  await updateParagraph(
    unit.trx,
    paragraphId,
    Object.fromEntries(changed.map((side) => [side, before[side]])),
  );
  return 0;
}

/** An act on paragraphs that can be taken back, or null. */
export async function readArrangement(
  deps: Deps,
  documentId: string,
  eventId: string,
): Promise<{ eventId: string; type: Undoable } | null> {
  const event = await findEvent(deps.store.db, eventId);
  if (event === null || event.documentId !== documentId || !isUndoable(event.type)) return null;
  return { eventId, type: event.type };
}

/**
 * Makes a paragraph that is gone part of the article again; one that was merged away parts from the one it went into. Throws
 * notFound, 409 `arrange.since`.
 */
export async function bringBack(
  deps: Deps,
  actor: Actor,
  input: { paragraphId: string; operationId: string },
): Promise<{ documentId: string; eventId: string }> {
  const { paragraphId, operationId } = input;
  return writeOnce(deps, actor, { verb: 'bring-back', operationId }, async (unit) => {
    const { documentId, gone } = await requireParagraph(unit.trx, actor, paragraphId);
    if (gone === '') throw since();
    unit.tell(documentId, { type: 'document' });
    const by = { documentId, actorId: actor.userId };
    if (gone === 'merged') {
      const merges = await documentEvents(unit.trx, documentId, 'paragraph.merged');
      const merge = merges.findLast(({ data }) => data.below === paragraphId);
      if (merge === undefined) throw notFound();
      const kept = await undoMerge(deps, unit, actor, documentId, merge.data as MergedData);
      const eventId = unit.record('paragraph.undone', { ...by, data: { eventId: merge.eventId, kept } });
      return { documentId, eventId };
    }
    await updateParagraph(unit.trx, paragraphId, { gone: '', included: true });
    const data: EditedData = {
      paragraphId,
      before: { included: false, gone },
      after: { included: true, gone: '' },
    };
    return { documentId, eventId: unit.record('paragraph.edited', { ...by, data }) };
  });
}
