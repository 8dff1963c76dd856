// Acts on several documents at once from the list: a day, a person, the bin, one packed file. Each can be taken back.
import JSZip from 'jszip';
import { AppError, badInput } from '../errors.ts';
import { may } from '../model/permissions.ts';
import type { Actor } from '../model/user.ts';
import { deleteClaim, putClaim, readClaims } from '../store/claims.ts';
import { readLayout } from '../store/layout.ts';
import { permitOn, roleOn } from './access.ts';
import { requireUser } from './accounts.ts';
import { putDocumentInBin, takeDocumentFromBin } from './bin.ts';
import type { Deps } from './deps.ts';
import { isDate } from './details.ts';
import { writeDue } from './edit-paragraph.ts';
import { exportDocument } from './export-document.ts';
import { writeOnce } from './write.ts';

/** Documents of one act, and of one packed file. */
const MOST = 500;
const MOST_PACKED = 100;

/** A document that an act changed, and what the way back needs to know. */
export type Changed = { documentId: string; before: string };

function requireSome<One>(given: readonly One[], max = MOST): readonly One[] {
  if (given.length === 0) throw badInput('project.none-chosen');
  if (given.length > max) throw badInput('project.many', { max });
  return given;
}

/** Says by when documents are wanted ('': no day). `before`: the day that each had. Throws badInput `document.date`, notFound, forbidden. */
export async function setDueOfAll(
  deps: Deps,
  actor: Actor,
  input: { dues: readonly { documentId: string; due: string }[]; operationId: string },
): Promise<Changed[]> {
  const { dues, operationId } = input;
  requireSome(dues);
  if (dues.some(({ due }) => due !== '' && !isDate(due))) throw badInput('document.date');
  return writeOnce(deps, actor, { verb: 'set-dues', operationId }, async (unit) => {
    const changed: Changed[] = [];
    for (const one of dues) {
      const before = await writeDue(unit, actor, one);
      if (before !== null) changed.push({ documentId: one.documentId, before });
    }
    return changed;
  });
}

/**
 * Gives a person all segments of documents that nobody has. `before`: person and time, by which the way back knows them. Throws
 * notFound, forbidden, badInput `claim.person`, `claim.outsider`.
 */
export async function giveDocuments(
  deps: Deps,
  actor: Actor,
  input: { documentIds: readonly string[]; userId: string; operationId: string },
): Promise<Changed[]> {
  const { documentIds, userId, operationId } = input;
  requireSome(documentIds);
  return writeOnce(deps, actor, { verb: 'give-documents', operationId }, async (unit) => {
    const person = await requireUser(unit.trx, userId);
    if (!person.active) throw badInput('claim.person');
    const changed: Changed[] = [];
    for (const documentId of documentIds) {
      await permitOn(unit.trx, actor, 'segment.claim', documentId, userId === actor.userId);
      if (!may(await roleOn(unit.trx, person, documentId), 'segment.claim', true))
        throw badInput('claim.outsider', { name: person.name });
      const claims = await readClaims(unit.trx, { documentId });
      let given = 0;
      for (const { segmentId } of await readLayout(unit.trx, { documentId })) {
        if (claims.has(segmentId)) continue;
        await putClaim(unit.trx, { segmentId, documentId, userId, claimedAt: unit.now });
        const data = { userId, name: person.name };
        unit.record('segment.claimed', { documentId, segmentId, actorId: actor.userId, data });
        given += 1;
      }
      if (given > 0) changed.push({ documentId, before: `${userId}@${unit.now}` });
    }
    return changed;
  });
}

/** Takes back what giveDocuments gave, where the person still has it from then. Throws notFound, forbidden. */
export async function takeDocumentsBack(
  deps: Deps,
  actor: Actor,
  input: { given: readonly Changed[]; operationId: string },
): Promise<void> {
  const { given, operationId } = input;
  requireSome(given);
  await writeOnce(deps, actor, { verb: 'take-documents-back', operationId }, async (unit) => {
    for (const { documentId, before } of given) {
      const [userId = '', at] = before.split('@');
      await permitOn(unit.trx, actor, 'segment.claim', documentId, userId === actor.userId);
      for (const claim of (await readClaims(unit.trx, { documentId })).values()) {
        if (claim.userId !== userId || claim.claimedAt !== Number(at)) continue;
        const { segmentId } = claim;
        await deleteClaim(unit.trx, segmentId);
        const data = { from: userId };
        unit.record('segment.released', { documentId, segmentId, actorId: actor.userId, data });
      }
    }
    return null;
  });
}

/** Puts documents into the bin. Throws notFound, forbidden: then none is. */
export async function deleteDocuments(
  deps: Deps,
  actor: Actor,
  input: { documentIds: readonly string[]; operationId: string },
): Promise<Changed[]> {
  const { documentIds, operationId } = input;
  requireSome(documentIds);
  return writeOnce(deps, actor, { verb: 'delete-documents', operationId }, async (unit) => {
    for (const documentId of documentIds) await putDocumentInBin(unit, actor, documentId);
    return documentIds.map((documentId) => ({ documentId, before: '' }));
  });
}

/** Brings documents back from the bin. Throws notFound, forbidden. */
export async function restoreDocuments(
  deps: Deps,
  actor: Actor,
  input: { documentIds: readonly string[]; operationId: string },
): Promise<void> {
  const { documentIds, operationId } = input;
  requireSome(documentIds);
  await writeOnce(deps, actor, { verb: 'restore-documents', operationId }, async (unit) => {
    for (const documentId of documentIds) await takeDocumentFromBin(unit, actor, documentId);
    return null;
  });
}

/**
 * Documents as files of one ZIP: the approved version of each, the current text (marked DRAFT in the name) where there is none.
 * Throws as exportDocument, forbidden.
 */
export async function packDocuments(
  deps: Deps,
  actor: Actor,
  input: { documentIds: readonly string[]; format: string },
): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const documentId of requireSome(input.documentIds, MOST_PACKED)) {
    const asked = { documentId, format: input.format };
    const file = await exportDocument(deps, actor, { ...asked, version: 'approved' }).catch((error) => {
      if (!(error instanceof AppError) || error.key !== 'export.none-approved') throw error;
      return exportDocument(deps, actor, { ...asked, version: 'draft' });
    });
    // Two articles of a day may have one title.
    const [, stem = '', extension = ''] = /^(.*)(\.[a-z0-9]+)$/.exec(file.fileName) ?? [];
    let name = file.fileName;
    for (let n = 2; zip.file(name) !== null; n++) name = `${stem}_${n}${extension}`;
    zip.file(name, file.bytes);
  }
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}
