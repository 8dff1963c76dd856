// "Not an issue here": a person says that an issue of the checks is none, or takes that back.
import { AppError } from '../errors.ts';
import type { Text } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import { deleteDismissal, putDismissal } from '../store/dismissals.ts';
import { newestTarget } from '../store/revisions.ts';
import { permitIn, requireSegment } from './access.ts';
import { checkText } from './check-text.ts';
import type { Deps } from './deps.ts';
import { writeOnce } from './write.ts';

/** `text`: the English that the issue was found in; null: the segment's revision. */
export type Verdict = {
  segmentId: string;
  check: string;
  about: string;
  text: Text | null;
  operationId: string;
};

/** Says that an issue is none; again is the same. Throws notFound, forbidden, 409 `checks.gone` where the text has no such issue. */
export async function dismissIssue(deps: Deps, actor: Actor, input: Verdict): Promise<void> {
  const { segmentId, check, about, text, operationId } = input;
  await permitIn(deps.store.db, actor, 'segment.edit', segmentId);
  const english = text ?? (await newestTarget(deps.store.db, segmentId))?.text ?? '';
  const { issues } = await checkText(deps, actor, { segmentId, text: english });
  const issue = issues.find((one) => one.check === check && one.about === about);
  if (issue === undefined) throw new AppError(409, 'checks.gone');
  await writeOnce(deps, actor, { verb: 'dismiss-issue', operationId }, async (unit) => {
    const { documentId } = await requireSegment(unit.trx, segmentId);
    const { userId } = actor;
    const kept = { segmentId, checkId: issue.check, about, documentId, userId, dismissedAt: unit.now };
    await putDismissal(unit.trx, kept);
    const { message, params } = issue;
    const data = { check, about, message, params };
    unit.record('issue.dismissed', { documentId, segmentId, actorId: userId, data });
    return null;
  });
}

/** Takes a dismissal back; where there is none, nothing happens. Throws notFound, forbidden. */
export async function restoreIssue(deps: Deps, actor: Actor, input: Omit<Verdict, 'text'>): Promise<void> {
  const { segmentId, check, about, operationId } = input;
  await permitIn(deps.store.db, actor, 'segment.edit', segmentId);
  await writeOnce(deps, actor, { verb: 'restore-issue', operationId }, async (unit) => {
    const { documentId } = await requireSegment(unit.trx, segmentId);
    if (await deleteDismissal(unit.trx, { segmentId, checkId: check, about })) {
      const data = { check, about };
      unit.record('issue.restored', { documentId, segmentId, actorId: actor.userId, data });
    }
    return null;
  });
}
