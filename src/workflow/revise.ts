// Revising: making revisions, restoring earlier ones, confirming and taking that back, an editor's acceptance.
import { badInput, notFound } from '../errors.ts';
import type { Origin } from '../model/revision.ts';
import type { SegmentState } from '../model/segment.ts';
import { ofThisSource } from '../model/source.ts';
import type { Text } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import { revisionEvents } from '../store/events.ts';
import {
  findTarget,
  type NamedRevision,
  newestTarget,
  putWorkingText,
  readWorkingText,
} from '../store/revisions.ts';
import { readApprovedItems } from '../store/segments.ts';
import { readSourceHistories } from '../store/source-changes.ts';
import type { Db } from '../store/store.ts';
import { permitIn, permitOn, requireSegment } from './access.ts';
import type { Deps } from './deps.ts';
import { type DeskRow, readRow } from './desk.ts';
import { learnSoon } from './learn.ts';
import type { Progress } from './segment-facts.ts';
import { stateFrom } from './segment-state.ts';
import { addTarget, conflictWith } from './target.ts';
import {
  keepTime,
  recordDiscarded,
  requireText,
  settleWorkingText,
  standsOver,
  supersedeWorkingText,
} from './working-text.ts';
import { type Unit, writeOnce } from './write.ts';

export type ReviseInput = {
  segmentId: string;
  text: Text;
  base: number;
  confirm: boolean;
  operationId: string;
  /** Milliseconds typed since the save before. */
  spent?: number;
  origin?: Extract<Origin, 'human' | 'restore' | 'tm'>;
};
export type ReviseResult = { row: DeskRow; progress: Progress };

/** What an act in a segment came to; a conflict is told after the transaction, so that the person's text is kept. */
type Outcome = 'done' | 'conflict';
type Segment = { documentId: string; segmentId: string };
type Target = { revisionId: string; number: number } | null;

/** Runs one act in a segment, once per operation id, and answers the row as it then is. Throws ConflictError. */
async function actIn(
  deps: Deps,
  actor: Actor,
  act: { verb: string; segmentId: string; operationId: string },
  work: (unit: Unit, segment: Segment, current: NamedRevision | null) => Promise<Outcome>,
): Promise<ReviseResult> {
  const { verb, segmentId, operationId } = act;
  const outcome = await writeOnce(deps, actor, { verb, operationId }, async (unit) => {
    const segment = await requireSegment(unit.trx, segmentId);
    return work(unit, segment, await newestTarget(unit.trx, segmentId));
  });
  if (outcome === 'conflict') throw conflictWith(await newestTarget(deps.store.db, segmentId));
  const { row, progress } = await readRow(deps, actor, segmentId);
  return { row, progress };
}

/** State of a segment's current target, and who stands behind it as confirmed. */
async function standing(
  trx: Db,
  segmentId: string,
  target: Target,
): Promise<{ state: SegmentState; confirmers: (string | null)[] }> {
  if (target === null) return { state: 'initial', confirmers: [] };
  const history = (await readSourceHistories(trx, { segmentId })).get(segmentId);
  const events = ofThisSource(await revisionEvents(trx, target.revisionId), history);
  const last = events.findLastIndex(({ type }) => type === 'segment.unconfirmed');
  const since = events.slice(last + 1);
  const approved = (await readApprovedItems(trx, { segmentId })).get(segmentId);
  return {
    state: stateFrom(target, events, approved, history),
    confirmers: since.filter(({ type }) => type === 'segment.confirmed').map(({ actorId }) => actorId),
  };
}

async function confirmTarget(unit: Unit, segment: Segment, target: Target, userId: string): Promise<void> {
  if (target === null) throw badInput('segment.empty');
  const { confirmers, state } = await standing(unit.trx, segment.segmentId, target);
  if (confirmers.includes(userId) || state === 'final') return;
  const { documentId, segmentId } = segment;
  const { revisionId, number } = target;
  unit.record('segment.confirmed', { documentId, segmentId, revisionId, actorId: userId, data: { number } });
}

/**
 * Makes a revision of the text (none where it is the current text already) and confirms it if asked. Throws ConflictError
 * where somebody saved a newer, different text: the actor's is kept as their working text. Throws badInput `segment.empty`
 * for confirming nothing.
 */
export async function revise(deps: Deps, actor: Actor, input: ReviseInput): Promise<ReviseResult> {
  const { db } = deps.store;
  await permitIn(db, actor, 'segment.edit', input.segmentId);
  if (input.confirm) await permitIn(db, actor, 'segment.confirm', input.segmentId);
  const { segmentId, base, confirm, operationId, origin = 'human' } = input;
  const text = requireText(input.text);
  if (confirm && text.trim() === '') throw badInput('segment.empty');
  const { userId } = actor;
  const result = await actIn(
    deps,
    actor,
    { verb: 'revise', segmentId, operationId },
    async (unit, segment, current) => {
      await keepTime(unit, segmentId, userId, input.spent ?? 0);
      const stands = await standsOver(unit.trx, segmentId, base, current, userId);
      let target: Target = current;
      if (text !== (current?.text ?? '')) {
        if (!stands) {
          await putWorkingText(unit.trx, { segmentId, userId, text, base, updatedAt: unit.now });
          return 'conflict';
        }
        target = await addTarget(deps, unit, segment, current, { text, origin, authorId: userId });
      }
      await supersedeWorkingText(unit, segmentId, userId, text, base);
      if (confirm) await confirmTarget(unit, segment, target, userId);
      return 'done';
    },
  );
  if (confirm) learnSoon(deps, segmentId);
  return result;
}

/** Drops the actor's working text ("keep theirs"); what it said stays in the record. */
export async function discardWorkingText(
  deps: Deps,
  actor: Actor,
  input: { segmentId: string; operationId: string },
): Promise<ReviseResult> {
  await permitIn(deps.store.db, actor, 'segment.edit', input.segmentId);
  return actIn(deps, actor, { verb: 'discard', ...input }, async (unit) => {
    const working = await readWorkingText(unit.trx, input.segmentId, actor.userId);
    if (working !== null) await recordDiscarded(unit, working);
    return 'done';
  });
}

export type SegmentAct = { segmentId: string; base: number; operationId: string };

/** Takes confirmation and review of the current text back. Throws ConflictError, badInput `segment.final`. */
export async function unconfirm(deps: Deps, actor: Actor, input: SegmentAct): Promise<ReviseResult> {
  await permitIn(deps.store.db, actor, 'segment.confirm', input.segmentId);
  const { segmentId, base, operationId } = input;
  return actIn(deps, actor, { verb: 'unconfirm', segmentId, operationId }, async (unit, segment, current) => {
    if (base !== (current?.number ?? 0)) return 'conflict';
    const { state } = await standing(unit.trx, segmentId, current);
    if (state === 'final') throw badInput('segment.final');
    if (state === 'reviewed') await permitOn(unit.trx, actor, 'segment.review', segment.documentId);
    if (current !== null && state !== 'initial') {
      unit.record('segment.unconfirmed', {
        documentId: segment.documentId,
        segmentId,
        revisionId: current.revisionId,
        actorId: actor.userId,
        data: { number: current.number },
      });
    }
    return 'done';
  });
}

/**
 * Makes a new revision of what revision `number` said. The actor's working text becomes a revision first, so that it can be
 * restored as well. Throws ConflictError, notFound.
 */
export async function restore(
  deps: Deps,
  actor: Actor,
  input: SegmentAct & { number: number },
): Promise<ReviseResult> {
  await permitIn(deps.store.db, actor, 'segment.edit', input.segmentId);
  const { segmentId, base, operationId, number } = input;
  return actIn(deps, actor, { verb: 'restore', segmentId, operationId }, async (unit, segment, current) => {
    if (!(await standsOver(unit.trx, segmentId, base, current, actor.userId))) return 'conflict';
    const wanted = await findTarget(unit.trx, segmentId, number);
    if (wanted === null) throw notFound();
    const working = await readWorkingText(unit.trx, segmentId, actor.userId);
    if (working !== null && !(await settleWorkingText(deps, unit, working))) {
      await recordDiscarded(unit, working);
    }
    const newest = await newestTarget(unit.trx, segmentId);
    if (newest?.text === wanted.text) return 'done';
    const data = { restored: number };
    await addTarget(deps, unit, segment, newest, {
      text: wanted.text,
      origin: 'restore',
      authorId: actor.userId,
      data,
    });
    return 'done';
  });
}

/** An editor accepts the current text. Throws ConflictError, badInput `segment.empty`. */
export async function markReviewed(deps: Deps, actor: Actor, input: SegmentAct): Promise<ReviseResult> {
  await permitIn(deps.store.db, actor, 'segment.review', input.segmentId);
  const { segmentId, base, operationId } = input;
  return actIn(deps, actor, { verb: 'reviewed', segmentId, operationId }, async (unit, segment, current) => {
    if (base !== (current?.number ?? 0)) return 'conflict';
    if (current === null || current.text.trim() === '') throw badInput('segment.empty');
    const { state } = await standing(unit.trx, segmentId, current);
    if (state === 'reviewed' || state === 'final') return 'done';
    unit.record('segment.reviewed', {
      documentId: segment.documentId,
      segmentId,
      revisionId: current.revisionId,
      actorId: actor.userId,
      data: { number: current.number },
    });
    return 'done';
  });
}
