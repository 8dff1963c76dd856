// Submitting a version for review, and withdrawing it.
import { AppError, badInput, notFound } from '../errors.ts';
import type { Actor } from '../model/user.ts';
import { versionHash } from '../model/version.ts';
import type { Row } from '../store/schema.ts';
import {
  decideVersion,
  insertVersion,
  readVersion,
  readVersions,
  type StoredItem,
} from '../store/versions.ts';
import { permitOn, requireDocument } from './access.ts';
import type { Deps } from './deps.ts';
import { readFacts, type SegmentFact } from './segment-facts.ts';
import { settleOwnTexts } from './working-text.ts';
import { type Unit, write, writeOnce } from './write.ts';

/** The longest note with a version or a decision, in UTF-16 units. */
const LONGEST_NOTE = 5000;

export function requireNote(note: string): string {
  if (note.length > LONGEST_NOTE) throw badInput('note.long', { max: LONGEST_NOTE });
  return note.trim();
}

function toItem(fact: SegmentFact): StoredItem {
  return {
    position: fact.position,
    included: fact.included,
    kind: fact.kind,
    paragraphId: fact.paragraphId,
    segmentId: fact.segmentId,
    sourceRevisionId: fact.source?.revisionId ?? null,
    targetRevisionId: fact.target?.revisionId ?? null,
    sourceText: fact.source?.text ?? '',
    targetText: fact.target?.text ?? '',
  };
}

/** Saves a version and its place in the record. */
export async function addVersion(
  deps: Deps,
  unit: Unit,
  version: Omit<Row<'versions'>, 'versionId' | 'hash'>,
  items: readonly StoredItem[],
  actorId: string,
): Promise<{ versionId: string; number: number; hash: string }> {
  const versionId = deps.newId();
  const hash = versionHash(items);
  await insertVersion(unit.trx, { ...version, versionId, hash }, items);
  const { documentId, number, note } = version;
  unit.record('version.submitted', {
    documentId,
    versionId,
    actorId,
    data: { number, hash, note },
  });
  return { versionId, number, hash };
}

/**
 * Makes a version of the document as it stands and submits it; one still open is superseded. The actor's working texts
 * become revisions first. Throws badInput `version.nothing` where nothing is translated, 409 `version.unsaved` where a working
 * text of the actor is in conflict.
 */
export async function submitVersion(
  deps: Deps,
  actor: Actor,
  input: { documentId: string; note?: string; operationId: string },
): Promise<{ versionId: string; number: number; hash: string }> {
  const { documentId, operationId } = input;
  const note = requireNote(input.note ?? '');
  return writeOnce(deps, actor, { verb: 'submit', operationId }, async (unit) => {
    await requireDocument(unit.trx, documentId);
    await permitOn(unit.trx, actor, 'version.submit', documentId);
    const left = await settleOwnTexts(deps, unit, documentId, actor.userId);
    if (left > 0) throw new AppError(409, 'version.unsaved', { count: left });
    const facts = await readFacts(unit.trx, { documentId });
    if (facts.every((fact) => (fact.target?.text ?? '').trim() === '')) throw badInput('version.nothing');
    const versions = await readVersions(unit.trx, documentId);
    for (const open of versions.filter((version) => version.status === 'submitted')) {
      await decideVersion(unit.trx, open.versionId, {
        status: 'superseded',
        decidedBy: actor.userId,
        decidedAt: unit.now,
      });
      const { versionId, number } = open;
      unit.record('version.superseded', { documentId, versionId, actorId: actor.userId, data: { number } });
    }
    const version = {
      documentId,
      number: (versions.at(-1)?.number ?? 0) + 1,
      status: 'submitted' as const,
      note,
      submittedBy: actor.userId,
      submittedAt: unit.now,
      decidedBy: null,
      decidedAt: null,
      decisionNote: '',
      selfApproved: 0 as const,
      correctsVersionId: null,
    };
    return addVersion(deps, unit, version, facts.map(toItem), actor.userId);
  });
}

/** Takes an open version back. Throws 409 `version.not-open` where it has been decided. */
export async function withdrawVersion(
  deps: Deps,
  actor: Actor,
  input: { versionId: string; operationId?: string },
): Promise<void> {
  const { versionId, operationId } = input;
  await onceIfAsked(deps, actor, { verb: 'withdraw', operationId }, async (unit) => {
    const version = await readVersion(unit.trx, versionId);
    if (version === null) throw notFound();
    const own = version.submittedBy === actor.userId;
    await permitOn(unit.trx, actor, 'version.withdraw', version.documentId, own);
    if (version.status !== 'submitted') throw new AppError(409, 'version.not-open');
    const decision = { status: 'withdrawn' as const, decidedBy: actor.userId, decidedAt: unit.now };
    await decideVersion(unit.trx, versionId, decision);
    const { documentId, number } = version;
    unit.record('version.withdrawn', { documentId, versionId, actorId: actor.userId, data: { number } });
    return null;
  });
}

/** writeOnce where the caller made an operation id; a plain write for forms without scripts, whose acts show when repeated. */
export async function onceIfAsked<Result>(
  deps: Deps,
  actor: Actor,
  operation: { verb: string; operationId: string | undefined },
  work: (unit: Unit) => Promise<Result>,
): Promise<Result> {
  const { verb, operationId } = operation;
  return operationId === undefined ? write(deps, work) : writeOnce(deps, actor, { verb, operationId }, work);
}
