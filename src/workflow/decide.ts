// An editor's decision on a version: approving, asking for changes.
import { AppError, badInput, forbidden, notFound } from '../errors.ts';
import type { ErrorType } from '../model/quality.ts';
import type { Actor } from '../model/user.ts';
import {
  decideVersion,
  readItems,
  readVersion,
  type StoredItem,
  type VersionRow,
} from '../store/versions.ts';
import { permitOn, requireDocument } from './access.ts';
import type { Deps } from './deps.ts';
import { onceIfAsked, requireNote } from './submit.ts';
import {
  countUntouched,
  isMostlyUntouched,
  readApprovalRefusal,
  readProvenance,
  requireUnswapped,
} from './version-checks.ts';
import type { Unit } from './write.ts';

/** A remark on a segment of the version; `error`: what it counts as, null for none. */
export type Remark = { segmentId: string; note: string; error?: ErrorType | null };

/** `hash`: of the version that the editor has seen. */
export type Approval = {
  versionId: string;
  hash: string;
  confirmUntouched?: boolean;
  remarks?: readonly Remark[];
  operationId?: string;
};

/** The version, if it waits for a decision and the actor may do `verb` to its document. */
async function requireOpen(
  unit: Unit,
  actor: Actor,
  verb: 'version.approve' | 'version.request-changes',
  versionId: string,
): Promise<VersionRow> {
  const version = await readVersion(unit.trx, versionId);
  if (version === null) throw notFound();
  await permitOn(unit.trx, actor, verb, version.documentId);
  if (version.status !== 'submitted') throw new AppError(409, 'version.not-open');
  return version;
}

/** The version and its rows, if the actor may approve them as they are. */
export async function requireApprovable(
  unit: Unit,
  actor: Actor,
  input: Approval,
): Promise<{ version: VersionRow; items: StoredItem[]; own: boolean; strict: boolean }> {
  const version = await requireOpen(unit, actor, 'version.approve', input.versionId);
  const items = await requireUnswapped(unit.trx, version, input.hash);
  const { projectId } = await requireDocument(unit.trx, version.documentId);
  const provenance = await readProvenance(unit.trx, version.versionId);
  const rule = await readApprovalRefusal(unit.trx, version, projectId, actor.userId, provenance);
  if (rule.refusal !== null) throw forbidden(rule.refusal);
  if (isMostlyUntouched(countUntouched(items, provenance)) && input.confirmUntouched !== true) {
    throw new AppError(409, 'version.untouched');
  }
  return { version, items, own: rule.own, strict: rule.strict };
}

/**
 * Approves a version. Throws 409 `version.not-open`, `version.swapped`, `version.untouched` (mostly unedited machine text and
 * not `confirmUntouched`), 403 `approval.*` (DESIGN.md: who may approve).
 */
export async function approveVersion(
  deps: Deps,
  actor: Actor,
  input: Approval,
): Promise<{ versionId: string; number: number }> {
  const { operationId } = input;
  return onceIfAsked(deps, actor, { verb: 'approve', operationId }, async (unit) => {
    const { version, items, own } = await requireApprovable(unit, actor, input);
    const { versionId, documentId, number, hash } = version;
    recordRemarks(unit, actor, version, items, input.remarks ?? []);
    await decideVersion(unit.trx, versionId, {
      status: 'approved',
      decidedBy: actor.userId,
      decidedAt: unit.now,
      selfApproved: own ? 1 : 0,
    });
    unit.record('version.approved', {
      documentId,
      versionId,
      actorId: actor.userId,
      data: { number, hash, selfApproved: own },
    });
    unit.tell(documentId, { type: 'document' });
    return { versionId, number };
  });
}

export type ChangeRequest = {
  versionId: string;
  note: string;
  remarks?: readonly Remark[];
  operationId?: string;
};

/** Sends a version back with a note and remarks on segments. Throws badInput `note.empty`, 409 `version.not-open`. */
export async function requestChanges(deps: Deps, actor: Actor, input: ChangeRequest): Promise<void> {
  const note = requireNote(input.note);
  if (note === '') throw badInput('note.empty');
  const { versionId, operationId, remarks = [] } = input;
  await onceIfAsked(deps, actor, { verb: 'request-changes', operationId }, async (unit) => {
    const { documentId, number } = await requireOpen(unit, actor, 'version.request-changes', versionId);
    const items = await requireItems(unit, versionId);
    const by = { documentId, versionId, actorId: actor.userId };
    await decideVersion(unit.trx, versionId, {
      status: 'changes-requested',
      decidedBy: actor.userId,
      decidedAt: unit.now,
      decisionNote: note,
    });
    unit.record('version.changes-requested', { ...by, data: { number, note } });
    recordRemarks(unit, actor, { documentId, versionId, number }, items.values(), remarks);
    return null;
  });
}

/** Adds an editor's remarks to the record. Throws badInput `correction.foreign` for a segment that is not in the version. */
export function recordRemarks(
  unit: Unit,
  actor: Actor,
  version: { documentId: string; versionId: string; number: number },
  items: Iterable<StoredItem>,
  remarks: readonly Remark[],
): void {
  if (remarks.length === 0) return;
  const bySegment = new Map([...items].map((item) => [item.segmentId, item]));
  const { documentId, versionId, number } = version;
  for (const remark of remarks) {
    const item = bySegment.get(remark.segmentId);
    if (item === undefined) throw badInput('correction.foreign');
    const note = requireNote(remark.note);
    const error = remark.error ?? null;
    if (note === '' && error === null) continue;
    const { segmentId, targetRevisionId: revisionId } = item;
    const data = { number, note, ...error };
    unit.record('segment.remarked', {
      documentId,
      versionId,
      actorId: actor.userId,
      segmentId,
      revisionId,
      data,
    });
  }
}

async function requireItems(unit: Unit, versionId: string): Promise<Map<string, StoredItem>> {
  return new Map((await readItems(unit.trx, versionId)).map((item) => [item.segmentId, item]));
}
