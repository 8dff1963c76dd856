// Approving a version with the editor's own corrections: a version of its own, which supersedes the corrected one.
import { badInput, forbidden } from '../errors.ts';
import type { Text } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import { newestTarget, readWorkingText } from '../store/revisions.ts';
import { decideVersion, readVersions, type StoredItem, type VersionRow } from '../store/versions.ts';
import { type Approval, recordRemarks, requireApprovable } from './decide.ts';
import type { Deps } from './deps.ts';
import { addVersion, onceIfAsked } from './submit.ts';
import { addTarget, conflictWith } from './target.ts';
import { requireText, supersedeWorkingText } from './working-text.ts';
import type { Unit } from './write.ts';

/** `base`: number of the version's revision of the segment (0: none). */
export type Correction = { segmentId: string; base: number; text: Text };

/**
 * Makes a version of an open one plus the editor's own revisions and approves it, in one step; the open one is superseded.
 * The rule of who may approve is asked of the version corrected. Throws as approveVersion, and 403 `approval.strict` under the
 * strict setting, badInput `correction.foreign` for a segment that is not in the version, ConflictError for one that somebody
 * has edited since it was submitted.
 */
export async function approveWithCorrections(
  deps: Deps,
  actor: Actor,
  input: Approval & { corrections: readonly Correction[] },
): Promise<{ versionId: string; number: number }> {
  const { operationId, corrections } = input;
  return onceIfAsked(deps, actor, { verb: 'approve-corrected', operationId }, async (unit) => {
    const { version, items, own, strict } = await requireApprovable(unit, actor, input);
    const { documentId } = version;
    if (strict && !own) throw forbidden('approval.strict');
    const corrected = await applyCorrections(deps, unit, actor, version, items, corrections);
    if (corrected.made.length === 0) throw badInput('correction.none');
    recordRemarks(unit, actor, version, items, input.remarks ?? []);
    const number = (await readVersions(unit.trx, documentId)).at(-1)!.number + 1;
    const next = await addVersion(
      deps,
      unit,
      {
        documentId,
        number,
        status: 'approved',
        note: version.note,
        submittedBy: version.submittedBy,
        submittedAt: unit.now,
        decidedBy: actor.userId,
        decidedAt: unit.now,
        decisionNote: '',
        selfApproved: own ? 1 : 0,
        correctsVersionId: version.versionId,
      },
      corrected.items,
      actor.userId,
    );
    await decideVersion(unit.trx, version.versionId, {
      status: 'superseded',
      decidedBy: actor.userId,
      decidedAt: unit.now,
    });
    const by = { documentId, actorId: actor.userId };
    unit.record('version.superseded', {
      ...by,
      versionId: version.versionId,
      data: { number: version.number, by: number },
    });
    unit.record('version.approved', {
      ...by,
      versionId: next.versionId,
      data: { number, hash: next.hash, selfApproved: own, corrections: corrected.made },
    });
    return { versionId: next.versionId, number };
  });
}

async function applyCorrections(
  deps: Deps,
  unit: Unit,
  actor: Actor,
  version: VersionRow,
  items: readonly StoredItem[],
  corrections: readonly Correction[],
): Promise<{ items: StoredItem[]; made: { segmentId: string; number: number }[] }> {
  const bySegment = new Map(items.map((item) => [item.segmentId, item]));
  const made: { segmentId: string; number: number }[] = [];
  const { documentId } = version;
  for (const { segmentId, base, ...correction } of corrections) {
    const text = requireText(correction.text);
    const item = bySegment.get(segmentId);
    if (item === undefined) throw badInput('correction.foreign');
    if (text === item.targetText) continue;
    const current = await newestTarget(unit.trx, segmentId);
    const stands = (current?.revisionId ?? null) === item.targetRevisionId && base === (current?.number ?? 0);
    if (!stands) throw conflictWith(current);
    const written = {
      text,
      origin: 'human' as const,
      authorId: actor.userId,
      data: { corrects: version.number },
    };
    const added = await addTarget(deps, unit, { documentId, segmentId }, current, written);
    const working = await readWorkingText(unit.trx, segmentId, actor.userId);
    if (working?.text === text) await supersedeWorkingText(unit, segmentId, actor.userId, text, base);
    made.push({ segmentId, number: added.number });
    bySegment.set(segmentId, { ...item, targetRevisionId: added.revisionId, targetText: text });
  }
  return { items: items.map((item) => bySegment.get(item.segmentId)!), made };
}
