// Bringing back a file that was translated elsewhere: the picked segments change as one act, which can be taken back.
import { badInput, notFound } from '../errors.ts';
import type { Actor } from '../model/user.ts';
import { documentEvents, findEvent } from '../store/events.ts';
import { permitOn, readableDocument, requireDocument } from './access.ts';
import type { Deps } from './deps.ts';
import { livingItems, obstacle, takeBack } from './many-at-once.ts';
import { readReturned } from './read-returned.ts';
import { planNow } from './return-plan.ts';
import { addTarget } from './target.ts';
import { requireText } from './working-text.ts';
import { writeOnce } from './write.ts';

/** The data of a `document.returned` event. `items`: the revisions that it made; `left`: picked, but changed since the preview. */
type ReturnData = {
  name: string;
  items: readonly { segmentId: string; number: number }[];
  segments: number;
  left: number;
};

export type ReturnInput = {
  documentId: string;
  name: string;
  bytes: Uint8Array;
  /** Segments to change, each with the number of the revision that was looked at (0: none). Absent: all that are no conflict. */
  picks?: readonly { segmentId: string; number: number }[];
  operationId: string;
};

/**
 * Writes the file's texts into the picked segments, as yet to be confirmed. What has changed since the preview, or is being typed
 * in, is left alone and counted. Throws notFound, forbidden, badInput `returned.…`, the readers' own.
 */
export async function returnFile(
  deps: Deps,
  actor: Actor,
  input: ReturnInput,
): Promise<{ returnId: string; segments: number; left: number }> {
  const { documentId, bytes, operationId } = input;
  const document = await readableDocument(deps.store.db, actor, documentId);
  const pairs = await readReturned(bytes, document);
  return writeOnce(deps, actor, { verb: 'return-file', operationId }, async (unit) => {
    await permitOn(unit.trx, actor, 'segment.edit', documentId);
    const plan = await planNow(unit.trx, await requireDocument(unit.trx, documentId), pairs);
    const picked = input.picks && new Map(input.picks.map(({ segmentId, number }) => [segmentId, number]));
    const items: { segmentId: string; number: number }[] = [];
    let left = 0;
    for (const { fact, kind, text } of plan.rows) {
      const { segmentId, target } = fact;
      if (picked === undefined ? kind !== 'changed' : !picked.has(segmentId) || kind === 'same') continue;
      const number = picked?.get(segmentId) ?? target?.number ?? 0;
      if ((await obstacle(unit.trx, segmentId, number)) !== null) {
        left += 1;
        continue;
      }
      const written = { text: requireText(text), origin: 'import', authorId: actor.userId } as const;
      const made = await addTarget(deps, unit, { documentId, segmentId }, { number }, written);
      items.push({ segmentId, number: made.number });
    }
    if (items.length + left === 0) throw badInput('returned.nothing');
    const data: ReturnData = { name: input.name.slice(0, 200), items, segments: items.length, left };
    const returnId = unit.record('document.returned', { documentId, actorId: actor.userId, data });
    return { returnId, segments: items.length, left };
  });
}

/**
 * Takes a return back: each segment that still has its text gets the one before it again. Answers how many were left as somebody has
 * changed them since. Throws notFound, forbidden, badInput `returned.undone`.
 */
export async function undoReturn(
  deps: Deps,
  actor: Actor,
  input: { returnId: string; operationId: string },
): Promise<{ documentId: string; segments: number; kept: number }> {
  const { returnId, operationId } = input;
  return writeOnce(deps, actor, { verb: 'undo-return', operationId }, async (unit) => {
    const made = await findEvent(unit.trx, returnId);
    if (made?.type !== 'document.returned' || made.documentId === null) throw notFound();
    const { documentId } = made;
    await permitOn(unit.trx, actor, 'segment.edit', documentId);
    const undone = await documentEvents(unit.trx, documentId, 'document.return-undone');
    const { name, items } = made.data as ReturnData;
    if (undone.some(({ data }) => data.returnId === returnId)) throw badInput('returned.undone', { name });
    let segments = 0;
    for (const item of await livingItems(unit.trx, actor, items))
      if (await takeBack(deps, unit, actor, item)) segments += 1;
    const result = { segments, kept: items.length - segments };
    const data = { returnId, name, ...result };
    unit.record('document.return-undone', { documentId, actorId: actor.userId, data });
    return { documentId, ...result };
  });
}

export type Returned = Pick<ReturnData, 'name' | 'segments' | 'left'> & {
  returnId: string;
  at: number;
  /** What taking it back came to; null while nobody has. */
  undone: { at: number; kept: number } | null;
};

/** The files that came back to a document, newest first. Throws notFound, forbidden. */
export async function readReturns(deps: Deps, actor: Actor, documentId: string): Promise<Returned[]> {
  const { db } = deps.store;
  await readableDocument(db, actor, documentId);
  const undone = await documentEvents(db, documentId, 'document.return-undone');
  const made = await documentEvents(db, documentId, 'document.returned');
  return made.reverse().map(({ eventId, createdAt, data }) => {
    const undo = undone.find((one) => one.data.returnId === eventId);
    const { name, segments, left } = data as ReturnData;
    return {
      returnId: eventId,
      at: createdAt,
      name,
      segments,
      left,
      undone: undo === undefined ? null : { at: undo.createdAt, kept: Number(undo.data.kept) },
    };
  });
}
