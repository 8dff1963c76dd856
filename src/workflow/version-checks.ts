// What stands between a version and its approval: its hash, who wrote and confirmed it, how much the machine's it is.
import { AppError } from '../errors.ts';
import { isMachine, type Origin } from '../model/revision.ts';
import { senseBefore, senseOf } from '../model/source.ts';
import { countWords } from '../model/text.ts';
import { type ApprovalRefusal, approvalRefusal, type Involvement, versionHash } from '../model/version.ts';
import { readProject } from '../store/documents.ts';
import { versionEvents } from '../store/events.ts';
import { versionSourceHistories } from '../store/source-changes.ts';
import type { Db } from '../store/store.ts';
import { countUsers } from '../store/users.ts';
import {
  readItems,
  type StoredItem,
  type VersionRow,
  versionConfirmations,
  versionTargets,
} from '../store/versions.ts';

/**
 * The version's rows, if they still are what was submitted: the hash over what they say now, the stored one, the one in the
 * record and the one the caller saw must agree. Throws 409 `version.swapped`.
 */
export async function requireUnswapped(db: Db, version: VersionRow, seen?: string): Promise<StoredItem[]> {
  const items = await readItems(db, version.versionId);
  const submitted = await versionEvents(db, version.versionId, 'version.submitted');
  const hashes = [versionHash(items), version.hash, ...submitted.map(({ data }) => data.hash)];
  if (seen !== undefined) hashes.push(seen);
  if (submitted.length === 0 || new Set(hashes).size !== 1) throw new AppError(409, 'version.swapped');
  return items;
}

/** A segment of a version with what the machine and people did to it up to the version's revision. */
export type Provenance = {
  writers: string[];
  confirmers: string[];
  machineText: string | null;
  machineOrigin: Origin | null;
  /** Of the version's revision. */
  number: number;
  origin: Origin;
};

/** Provenance of each segment of a version that has a target. */
export async function readProvenance(db: Db, versionId: string): Promise<Map<string, Provenance>> {
  const found = new Map<string, Provenance>();
  for (const revision of await versionTargets(db, versionId)) {
    let one = found.get(revision.segmentId);
    if (one === undefined) {
      const { origin } = revision;
      one = { writers: [], confirmers: [], machineText: null, machineOrigin: null, number: 0, origin };
      found.set(revision.segmentId, one);
    }
    one.number = revision.number;
    one.origin = revision.origin;
    if (isMachine(revision.origin)) {
      one.machineText = revision.text;
      one.machineOrigin = revision.origin;
    } else if (revision.authorId !== null && !one.writers.includes(revision.authorId)) {
      one.writers.push(revision.authorId);
    }
  }
  const confirmations = await versionConfirmations(db, versionId);
  const histories = await versionSourceHistories(db, versionId);
  for (const { segmentId, sourceRevisionId, type, actorId, createdAt } of confirmations) {
    const one = found.get(segmentId);
    if (one === undefined) continue;
    // Somebody who confirmed the English beside another source said nothing of this one.
    const history = histories.get(segmentId);
    if (history && senseBefore(history, createdAt) !== senseOf(history, sourceRevisionId)) continue;
    if (type === 'segment.unconfirmed') one.confirmers = [];
    else if (actorId !== null) one.confirmers.push(actorId);
  }
  return found;
}

/** Why the person may not approve (null: may), and whether it would be a one-person installation approving its own. */
export async function readApprovalRefusal(
  db: Db,
  version: VersionRow,
  projectId: string,
  userId: string,
  provenance: ReadonlyMap<string, Provenance>,
): Promise<{ refusal: ApprovalRefusal | null; own: boolean; strict: boolean }> {
  const strict = (await readProject(db, projectId))?.settings.strictApproval ?? false;
  const onlyPerson = (await countUsers(db, { active: true })) === 1;
  const involvement: Involvement[] = [...provenance].map(([segmentId, { writers, confirmers }]) => ({
    segmentId,
    writers,
    confirmers,
  }));
  const rule = (only: boolean) =>
    approvalRefusal(userId, version.submittedBy, involvement, { strict, onlyPerson: only });
  return { refusal: rule(onlyPerson), own: onlyPerson && rule(false) !== null, strict };
}

/** Whether a row's English is the machine's to the letter. */
export function isUntouchedItem(item: StoredItem, provenance: Provenance | undefined): boolean {
  return item.targetText !== '' && item.targetText === provenance?.machineText;
}

/** Words of the version's English, and how many of them stand in untouched rows. */
export function countUntouched(
  items: readonly StoredItem[],
  provenance: ReadonlyMap<string, Provenance>,
): { words: number; untouchedWords: number; untouched: number } {
  const counts = { words: 0, untouchedWords: 0, untouched: 0 };
  for (const item of items) {
    const words = countWords(item.targetText);
    counts.words += words;
    if (!isUntouchedItem(item, provenance.get(item.segmentId))) continue;
    counts.untouchedWords += words;
    counts.untouched += 1;
  }
  return counts;
}

/** More than half of the words are unedited machine text: Content Translation's guard. */
export function isMostlyUntouched(counts: { words: number; untouchedWords: number }): boolean {
  return counts.untouchedWords * 2 > counts.words;
}
