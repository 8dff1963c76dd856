// Published versions: when and where, what has changed since, and correction notes for the record.
import { badInput, notFound } from '../errors.ts';
import { may } from '../model/permissions.ts';
import type { Actor } from '../model/user.ts';
import {
  insertCorrectionNote,
  insertPublication,
  newestPublication,
  type Publication,
  readPublications,
  versionRevisions,
} from '../store/publications.ts';
import type { Db } from '../store/store.ts';
import { readVersions } from '../store/versions.ts';
import { permitOn, readableDocument, requireDocument, roleOn } from './access.ts';
import type { Deps } from './deps.ts';
import { readFacts, type SegmentFact } from './segment-facts.ts';
import { writeOnce } from './write.ts';

/** Longest correction note and address, in UTF-16 units. */
const LONGEST = 2000;
/** How far ahead a time of publication may lie: clocks differ, and pages are scheduled. */
const AHEAD_MS = 366 * 86_400_000;

/**
 * Records that an approved version was published. `publishedAt`: milliseconds UTC; `address`: of the page, or ''. Throws
 * notFound, badInput `publication.not-approved`, `publication.time`, `publication.address`.
 */
export async function publishVersion(
  deps: Deps,
  actor: Actor,
  input: { documentId: string; number: number; publishedAt: number; address: string; operationId: string },
): Promise<{ publicationId: string }> {
  const { documentId, number, publishedAt, operationId } = input;
  const address = input.address.trim();
  if (!isWebAddress(address) || address.length > LONGEST) throw badInput('publication.address');
  if (!Number.isFinite(publishedAt) || publishedAt < 0 || publishedAt > deps.now() + AHEAD_MS)
    throw badInput('publication.time');
  return writeOnce(deps, actor, { verb: 'publish', operationId }, async (unit) => {
    await requireDocument(unit.trx, documentId);
    await permitOn(unit.trx, actor, 'version.publish', documentId);
    const version = (await readVersions(unit.trx, documentId)).find((one) => one.number === number);
    if (version === undefined) throw notFound();
    if (version.status !== 'approved') throw badInput('publication.not-approved', { number });
    const publicationId = deps.newId();
    const { versionId } = version;
    const by = { recordedBy: actor.userId, recordedAt: unit.now };
    await insertPublication(unit.trx, { publicationId, documentId, versionId, publishedAt, address, ...by });
    const data = { number, publishedAt, address };
    unit.record('version.published', { documentId, versionId, actorId: actor.userId, data });
    return { publicationId };
  });
}

function isWebAddress(address: string): boolean {
  if (address === '') return true;
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}

/** Adds a correction note to what was published last. Throws badInput `publication.note`, `publication.none`. */
export async function addCorrectionNote(
  deps: Deps,
  actor: Actor,
  input: { documentId: string; text: string; operationId: string },
): Promise<void> {
  const { documentId, operationId } = input;
  const text = input.text.trim();
  if (text === '' || text.length > LONGEST) throw badInput('publication.note', { max: LONGEST });
  await writeOnce(deps, actor, { verb: 'correct-publication', operationId }, async (unit) => {
    await requireDocument(unit.trx, documentId);
    await permitOn(unit.trx, actor, 'version.publish', documentId);
    const newest = await newestPublication(unit.trx, documentId);
    if (newest === null) throw badInput('publication.none');
    const { publicationId, versionId, number } = newest;
    const noteId = deps.newId();
    await insertCorrectionNote(unit.trx, {
      noteId,
      publicationId,
      text,
      authorId: actor.userId,
      createdAt: unit.now,
    });
    const data = { number, text };
    unit.record('publication.corrected', { documentId, versionId, actorId: actor.userId, data });
    return null;
  });
}

/** What is out: version and time, and how many segments read otherwise now. Null where nothing is. */
export type Published = { number: number; at: number; changesSince: number };

export async function readPublished(
  db: Db,
  documentId: string,
  facts: readonly SegmentFact[],
): Promise<Published | null> {
  const newest = await newestPublication(db, documentId);
  if (newest === null) return null;
  const out = await versionRevisions(db, newest.versionId);
  const changed = facts.filter(
    (fact) => (out.get(fact.segmentId) ?? null) !== (fact.target?.revisionId ?? null),
  );
  return { number: newest.number, at: newest.publishedAt, changesSince: changed.length };
}

export type PublicationsView = {
  title: string;
  sourceLang: string;
  publications: readonly Publication[];
  published: Published | null;
  /** Numbers of the approved versions, newest first. */
  approved: readonly number[];
  mayPublish: boolean;
};

/** A document's publications, newest first. Throws notFound. */
export async function readPublicationsOf(
  deps: Deps,
  actor: Actor,
  documentId: string,
): Promise<PublicationsView> {
  return deps.store.snapshot(async (trx) => {
    const { title, sourceLang } = await readableDocument(trx, actor, documentId);
    const versions = await readVersions(trx, documentId);
    return {
      title,
      sourceLang,
      publications: await readPublications(trx, documentId),
      published: await readPublished(trx, documentId, await readFacts(trx, { documentId })),
      approved: versions
        .filter(({ status }) => status === 'approved')
        .map(({ number }) => number)
        .reverse(),
      mayPublish: may(await roleOn(trx, actor, documentId), 'version.publish', false),
    };
  });
}
