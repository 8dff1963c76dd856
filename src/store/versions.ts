// Versions: immutable lists of revisions with a hash, and what was decided about each.
import type { VersionItem, VersionStatus } from '../model/version.ts';
import { chunks } from './chunks.ts';
import type { Flag, Row } from './schema.ts';
import type { Db } from './store.ts';

export type VersionRow = Row<'versions'> & { submitterName: string; deciderName: string | null };

function versionsQuery(db: Db) {
  return db
    .selectFrom('versions')
    .innerJoin('users as submitter', 'submitter.userId', 'versions.submittedBy')
    .leftJoin('users as decider', 'decider.userId', 'versions.decidedBy')
    .selectAll('versions')
    .select(['submitter.name as submitterName', 'decider.name as deciderName']);
}

export async function readVersion(db: Db, versionId: string): Promise<VersionRow | null> {
  return (await versionsQuery(db).where('versions.versionId', '=', versionId).executeTakeFirst()) ?? null;
}

/** Versions of one document, or of all, in order of their numbers. */
export async function readVersions(db: Db, documentId?: string): Promise<VersionRow[]> {
  return versionsQuery(db)
    .$if(documentId !== undefined, (q) => q.where('versions.documentId', '=', documentId!))
    .orderBy('versions.documentId')
    .orderBy('versions.number')
    .execute();
}

/** A version's row with the paragraph it came from. */
export type StoredItem = VersionItem & { paragraphId: string };

/** The rows of a version with the texts of the revisions that they name, as these read now. */
export async function readItems(db: Db, versionId: string): Promise<StoredItem[]> {
  const rows = await db
    .selectFrom('versionItems')
    .leftJoin('revisions as source', 'source.revisionId', 'versionItems.sourceRevisionId')
    .leftJoin('revisions as target', 'target.revisionId', 'versionItems.targetRevisionId')
    .selectAll('versionItems')
    .select(['source.text as sourceText', 'target.text as targetText'])
    .where('versionId', '=', versionId)
    .orderBy('versionItems.position')
    .execute();
  return rows.map(({ versionId: _, ...row }) => ({
    ...row,
    included: row.included === 1,
    sourceText: row.sourceText ?? '',
    targetText: row.targetText ?? '',
  }));
}

export async function insertVersion(
  db: Db,
  version: Row<'versions'>,
  items: readonly StoredItem[],
): Promise<void> {
  await db.insertInto('versions').values(version).execute();
  for (const some of chunks(items)) {
    const rows = some.map(({ sourceText: _s, targetText: _t, included, ...item }) => ({
      ...item,
      versionId: version.versionId,
      included: (included ? 1 : 0) as Flag,
    }));
    await db.insertInto('versionItems').values(rows).execute();
  }
}

export async function decideVersion(
  db: Db,
  versionId: string,
  decision: {
    status: VersionStatus;
    decidedBy: string;
    decidedAt: number;
    decisionNote?: string;
    selfApproved?: Flag;
  },
): Promise<void> {
  await db.updateTable('versions').set(decision).where('versionId', '=', versionId).execute();
}

/** Of each segment of a version: all its target revisions up to the version's own, oldest first. */
export async function versionTargets(db: Db, versionId: string): Promise<Row<'revisions'>[]> {
  return db
    .selectFrom('versionItems')
    .innerJoin('revisions as named', 'named.revisionId', 'versionItems.targetRevisionId')
    .innerJoin('revisions', 'revisions.segmentId', 'versionItems.segmentId')
    .selectAll('revisions')
    .where('versionItems.versionId', '=', versionId)
    .where('revisions.side', '=', 'target')
    .whereRef('revisions.number', '<=', 'named.number')
    .orderBy('versionItems.position')
    .orderBy('revisions.number')
    .execute();
}

/** Who confirmed the target revisions that a version names: one row a confirmation that still stands. */
export async function versionConfirmations(
  db: Db,
  versionId: string,
): Promise<
  {
    segmentId: string;
    sourceRevisionId: string | null;
    type: string;
    actorId: string | null;
    createdAt: number;
  }[]
> {
  return db
    .selectFrom('versionItems')
    .innerJoin('events', 'events.revisionId', 'versionItems.targetRevisionId')
    .select([
      'versionItems.segmentId',
      'versionItems.sourceRevisionId',
      'events.type',
      'events.actorId',
      'events.createdAt',
    ])
    .where('versionItems.versionId', '=', versionId)
    .where('events.type', 'in', ['segment.confirmed', 'segment.unconfirmed'])
    .orderBy('events.sequence')
    .execute();
}

/** Numbers of the approved versions that contain each target revision of a segment. */
export async function approvedIn(
  db: Db,
  segmentId: string,
): Promise<{ revisionId: string; number: number }[]> {
  const rows = await db
    .selectFrom('versionItems')
    .innerJoin('versions', 'versions.versionId', 'versionItems.versionId')
    .select(['versionItems.targetRevisionId as revisionId', 'versions.number'])
    .where('versionItems.segmentId', '=', segmentId)
    .where('versions.status', '=', 'approved')
    .orderBy('versions.number')
    .execute();
  return rows.flatMap(({ revisionId, number }) => (revisionId === null ? [] : [{ revisionId, number }]));
}
