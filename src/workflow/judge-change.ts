// Accepting and rejecting one tracked change of a segment.
import { notFound } from '../errors.ts';
import type { Actor } from '../model/user.ts';
import { acceptedChanges } from '../store/changes.ts';
import { newestTarget, readWorkingText, segmentTargets } from '../store/revisions.ts';
import { changesIn, trackChanges, withoutChange } from '../text/tracked.ts';
import { permitIn, requireSegment } from './access.ts';
import type { Deps } from './deps.ts';
import { addTarget, conflictWith } from './target.ts';
import { trackedSteps } from './tracked-changes.ts';
import { recordDiscarded, settleWorkingText, standsOver } from './working-text.ts';
import { writeOnce } from './write.ts';

/** `change`: "3.1", the first change of revision 3. `base`: number of the revision that the person saw as current. */
export type Judgement = { segmentId: string; change: string; base: number; operationId: string };

/**
 * Takes a change back, as a new revision; what others changed around it stays. Answers the number of the revision before,
 * which undoing restores. Throws ConflictError where the segment has a newer text, notFound for a change that is not there.
 */
export async function rejectChange(deps: Deps, actor: Actor, input: Judgement): Promise<{ before: number }> {
  const { segmentId, change, base, operationId } = input;
  await permitIn(deps.store.db, actor, 'segment.edit', segmentId);
  const outcome = await writeOnce(deps, actor, { verb: 'reject-change', operationId }, async (unit) => {
    const segment = await requireSegment(unit.trx, segmentId);
    const current = await newestTarget(unit.trx, segmentId);
    if (!(await standsOver(unit.trx, segmentId, base, current, actor.userId))) return null;
    const working = await readWorkingText(unit.trx, segmentId, actor.userId);
    if (working !== null && !(await settleWorkingText(deps, unit, working))) {
      await recordDiscarded(unit, working);
    }
    const targets = await segmentTargets(unit.trx, segmentId);
    const before = Number(change.split('.')[0]) - 1;
    const text = targets.find((target) => target.number === before)?.text ?? '';
    const pieces = trackChanges({ number: before, text }, trackedSteps(targets, before));
    if (!changesIn(pieces).some(({ id }) => id === change)) throw notFound();
    const newest = targets.at(-1)!;
    await addTarget(deps, unit, segment, newest, {
      text: withoutChange(pieces, change),
      origin: 'human',
      authorId: actor.userId,
      data: { rejects: change },
    });
    return { before: newest.number };
  });
  if (outcome === null) throw conflictWith(await newestTarget(deps.store.db, segmentId));
  return outcome;
}

/** Says that a change is as it should be, or takes that back. Throws notFound for a revision that is not there. */
export async function acceptChange(
  deps: Deps,
  actor: Actor,
  input: Omit<Judgement, 'base'> & { accepted: boolean },
): Promise<void> {
  const { segmentId, change, accepted, operationId } = input;
  await permitIn(deps.store.db, actor, 'segment.edit', segmentId);
  await writeOnce(deps, actor, { verb: 'accept-change', operationId }, async (unit) => {
    const { documentId } = await requireSegment(unit.trx, segmentId);
    const number = Number(change.split('.')[0]);
    const targets = await segmentTargets(unit.trx, segmentId);
    const revision = targets.find((target) => target.number === number);
    if (revision === undefined) throw notFound();
    const known = (await acceptedChanges(unit.trx, documentId)).get(segmentId)?.has(change) ?? false;
    if (known === accepted) return null;
    unit.record(accepted ? 'segment.change-accepted' : 'segment.change-reopened', {
      documentId,
      segmentId,
      revisionId: revision.revisionId,
      actorId: actor.userId,
      data: { number, change },
    });
    return null;
  });
}
