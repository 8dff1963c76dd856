// Working texts: what people have typed and not yet made a revision of. None vanishes unless its text is in the record.
import { badInput } from '../errors.ts';
import { cleanText, type Text } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import { segmentEvents } from '../store/events.ts';
import {
  deleteWorkingText,
  type NamedRevision,
  newestTarget,
  personsWorkingTexts,
  putWorkingText,
  quietWorkingTexts,
  readWorkingText,
  type WorkingText,
} from '../store/revisions.ts';
import { addSegmentTime } from '../store/segment-times.ts';
import type { Db } from '../store/store.ts';
import { permitIn, requireSegment } from './access.ts';
import type { Deps } from './deps.ts';
import { addTarget, conflictWith } from './target.ts';
import { type Unit, write, writeOnce } from './write.ts';

/** How long a working text is left alone before it becomes a revision. */
const QUIET = 5 * 60_000;
/** Longest target of one segment, in UTF-16 units. */
const LONGEST_TEXT = 100_000;

/** The text as it is kept. Throws badInput `segment.long`. */
export function requireText(text: Text): Text {
  if (text.length > LONGEST_TEXT) throw badInput('segment.long', { max: LONGEST_TEXT });
  return cleanText(text);
}

/**
 * Whether a text typed over revision `base` stands over the current one: it is the same, or all that came since are the
 * person's own working texts that five quiet minutes made revisions of. Throws badInput for a base that is still to come.
 */
export async function standsOver(
  trx: Db,
  segmentId: string,
  base: number,
  current: NamedRevision | null,
  userId: string,
): Promise<boolean> {
  const number = current?.number ?? 0;
  if (!Number.isInteger(base) || base < 0 || base > number) throw badInput('segment.base');
  if (base === number) return true;
  const since = (await segmentEvents(trx, segmentId)).filter(
    ({ type, data }) => type === 'segment.revised' && Number(data.number) > base,
  );
  return since.length > 0 && since.every(({ actorId, data }) => actorId === userId && data.quiet === true);
}

export type WorkingTextInput = {
  segmentId: string;
  text: Text;
  base: number;
  operationId: string;
  /** Milliseconds typed since the save before. */
  spent?: number;
};

/** Keeps how long the person has typed in the segment. */
export async function keepTime(
  unit: Unit,
  segmentId: string,
  userId: string,
  milliseconds: number,
): Promise<void> {
  if (milliseconds <= 0) return;
  const day = new Date(unit.now).toISOString().slice(0, 10);
  await addSegmentTime(unit.trx, { segmentId, userId, day, milliseconds });
}

/**
 * Keeps what the person has typed, durable when it resolves. `base`: the number of the revision it was typed over; the
 * answer's `base` is the one to go on with. Throws ConflictError where somebody saved a newer, different text; the person's
 * text is kept even then.
 */
export async function saveWorkingText(
  deps: Deps,
  actor: Actor,
  input: WorkingTextInput,
): Promise<{ savedAt: number; base: number }> {
  await permitIn(deps.store.db, actor, 'segment.edit', input.segmentId);
  const { segmentId, base, operationId } = input;
  const text = requireText(input.text);
  const { userId } = actor;
  const operation = { verb: 'working-text', operationId };
  const outcome = await writeOnce(deps, actor, operation, async (unit) => {
    await requireSegment(unit.trx, segmentId);
    await keepTime(unit, segmentId, userId, input.spent ?? 0);
    const current = await newestTarget(unit.trx, segmentId);
    const number = current?.number ?? 0;
    const stands = await standsOver(unit.trx, segmentId, base, current, userId);
    if (text === (current?.text ?? '')) {
      await supersedeWorkingText(unit, segmentId, userId, text, base);
      return { savedAt: unit.now, base: number };
    }
    const kept = stands ? number : base;
    await putWorkingText(unit.trx, { segmentId, userId, text, base: kept, updatedAt: unit.now });
    return stands ? { savedAt: unit.now, base: kept } : { conflict: true as const };
  });
  if ('conflict' in outcome) throw conflictWith(await newestTarget(deps.store.db, segmentId));
  return outcome;
}

/**
 * Takes the person's working text away because a newer text of theirs stands in its place. One that was in conflict (typed
 * over another revision than `base`) stays in the record unless it is that text.
 */
export async function supersedeWorkingText(
  unit: Unit,
  segmentId: string,
  userId: string,
  text: Text,
  base: number,
): Promise<void> {
  const working = await readWorkingText(unit.trx, segmentId, userId);
  if (working === null) return;
  if (working.text !== text && working.base !== base) await recordDiscarded(unit, working);
  await deleteWorkingText(unit.trx, segmentId, userId);
}

/** Takes a working text away and keeps what it said in the record. */
export async function recordDiscarded(unit: Unit, working: WorkingText): Promise<void> {
  const { documentId } = await requireSegment(unit.trx, working.segmentId);
  const { segmentId, userId, text, base } = working;
  await deleteWorkingText(unit.trx, segmentId, userId);
  unit.record('working-text.discarded', { documentId, segmentId, actorId: userId, data: { text, base } });
}

/** Makes a revision of a working text that stands over the current one; answers whether it is gone. In conflict it stays. */
export async function settleWorkingText(
  deps: Deps,
  unit: Unit,
  working: WorkingText,
  data: Record<string, unknown> = {},
): Promise<boolean> {
  const { segmentId, userId, text, base } = working;
  const current = await newestTarget(unit.trx, segmentId);
  if (text !== (current?.text ?? '')) {
    if (!(await standsOver(unit.trx, segmentId, base, current, userId))) return false;
    const segment = await requireSegment(unit.trx, segmentId);
    await addTarget(deps, unit, segment, current, { text, origin: 'human', authorId: userId, data });
  }
  await deleteWorkingText(unit.trx, segmentId, userId);
  return true;
}

/** Makes revisions of one person's working texts in a document; answers how many stay because they are in conflict. */
export async function settleOwnTexts(
  deps: Deps,
  unit: Unit,
  documentId: string,
  userId: string,
): Promise<number> {
  let left = 0;
  for (const working of await personsWorkingTexts(unit.trx, documentId, userId)) {
    if (!(await settleWorkingText(deps, unit, working, { quiet: true }))) left += 1;
  }
  return left;
}

/** Turns working texts untouched for five minutes into revisions; answers how many. Those in conflict stay. */
export async function flushWorkingTexts(deps: Deps): Promise<number> {
  let settled = 0;
  for (const { segmentId, userId } of await quietWorkingTexts(deps.store.db, deps.now() - QUIET)) {
    const gone = await write(deps, async (unit) => {
      const working = await readWorkingText(unit.trx, segmentId, userId);
      if (working === null || working.updatedAt > unit.now - QUIET) return false;
      return settleWorkingText(deps, unit, working, { quiet: true });
    });
    if (gone) settled += 1;
  }
  return settled;
}
