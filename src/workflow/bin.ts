// Deleting a document: into the bin for thirty days, back from it, and away for good when they are over.
import { notFound } from '../errors.ts';
import { may } from '../model/permissions.ts';
import type { Actor } from '../model/user.ts';
import {
  type BinnedDocument,
  isBinned,
  purgeDocument,
  putInBin,
  readBin,
  takeFromBin,
} from '../store/bin.ts';
import { newestJob, updateJob } from '../store/jobs.ts';
import { permit, permitOn, requireDocument, roleOn } from './access.ts';
import type { Deps } from './deps.ts';
import { type Unit, write } from './write.ts';

export const BIN_DAYS = 30;
const DAY = 86_400_000;

/** Puts a document into the bin; a drafting job of it ends. Throws notFound, forbidden. */
export async function putDocumentInBin(
  unit: Unit,
  actor: Actor,
  documentId: string,
): Promise<{ title: string }> {
  const { title, createdBy } = await requireDocument(unit.trx, documentId);
  await permitOn(unit.trx, actor, 'document.delete', documentId, createdBy === actor.userId);
  const job = await newestJob(unit.trx, documentId);
  if (job !== null && (job.status === 'queued' || job.status === 'running'))
    await updateJob(unit.trx, job.jobId, { status: 'cancelled', finishedAt: unit.now });
  await putInBin(unit.trx, { documentId, deletedBy: actor.userId, deletedAt: unit.now });
  unit.record('document.deleted', { documentId, actorId: actor.userId, data: { title } });
  return { title };
}

/** Brings a document back as it was. Throws notFound, forbidden: whoever may delete it may bring it back. */
export async function takeDocumentFromBin(unit: Unit, actor: Actor, documentId: string): Promise<void> {
  const binned = (await readBin(unit.trx)).find((one) => one.documentId === documentId);
  if (binned === undefined) throw notFound();
  await permitOn(unit.trx, actor, 'document.delete', documentId, binned.createdBy === actor.userId);
  await takeFromBin(unit.trx, documentId);
  const { title } = binned;
  unit.record('document.restored', { documentId, actorId: actor.userId, data: { title } });
}

/** As putDocumentInBin, an act of its own. */
export async function deleteDocument(
  deps: Deps,
  actor: Actor,
  documentId: string,
): Promise<{ title: string }> {
  return write(deps, (unit) => putDocumentInBin(unit, actor, documentId));
}

/** As takeDocumentFromBin, an act of its own. */
export async function restoreDocument(deps: Deps, actor: Actor, documentId: string): Promise<void> {
  await write(deps, (unit) => takeDocumentFromBin(unit, actor, documentId));
}

export type BinRow = Pick<
  BinnedDocument,
  'documentId' | 'title' | 'sourceLang' | 'deletedByName' | 'deletedAt'
> & {
  /** When it goes for good. */
  until: number;
};

/** What the actor may bring back, deleted last first. */
export async function listBin(deps: Deps, actor: Actor): Promise<BinRow[]> {
  permit(actor, 'document.read');
  const { db } = deps.store;
  const rows: BinRow[] = [];
  for (const { createdBy, deletedBy: _by, ...row } of await readBin(db)) {
    const role = await roleOn(db, actor, row.documentId);
    if (!may(role, 'document.delete', createdBy === actor.userId)) continue;
    rows.push({ ...row, until: row.deletedAt + BIN_DAYS * DAY });
  }
  return rows;
}

/** Whether the actor may delete a document, for the page that offers it. */
export async function mayDelete(deps: Deps, actor: Actor, documentId: string): Promise<boolean> {
  const { createdBy } = await requireDocument(deps.store.db, documentId);
  return may(await roleOn(deps.store.db, actor, documentId), 'document.delete', createdBy === actor.userId);
}

/** Takes away for good what has been in the bin for thirty days. Answers how many documents. */
export async function purgeBin(deps: Deps): Promise<number> {
  const over = await readBin(deps.store.db, deps.now() - BIN_DAYS * DAY);
  for (const { documentId, title } of over) {
    await write(deps, async (unit) => {
      // Somebody may have brought it back just now.
      if (!(await isBinned(unit.trx, documentId))) return;
      await purgeDocument(unit.trx, documentId);
      unit.record('document.purged', { documentId, data: { title } });
    });
  }
  return over.length;
}
