// Revisions and working texts: what people and machines have written.
import type { Role } from '../model/permissions.ts';
import { isMachine, type Revision } from '../model/revision.ts';
import { countWords } from '../model/text.ts';
import { notBinned } from './bin.ts';
import { chunks } from './chunks.ts';
import type { Flag, Row } from './schema.ts';
import type { Db } from './store.ts';

/** Adds revisions. UNIQUE(segment, side, number) refuses one that another writer has taken the number of. */
export async function insertRevisions(db: Db, revisions: readonly Revision[]): Promise<void> {
  for (const some of chunks(revisions)) {
    const rows = some.map((revision) => ({
      ...revision,
      machine: (isMachine(revision.origin) ? 1 : 0) as Flag,
      words: countWords(revision.text),
    }));
    await db.insertInto('revisions').values(rows).execute();
  }
}

export type NamedRevision = Row<'revisions'> & { authorName: string | null };

/** The newest target of a segment, or null where it has none. */
export async function newestTarget(db: Db, segmentId: string): Promise<NamedRevision | null> {
  const row = await db
    .selectFrom('revisions')
    .leftJoin('users', 'users.userId', 'revisions.authorId')
    .selectAll('revisions')
    .select('users.name as authorName')
    .where('segmentId', '=', segmentId)
    .where('side', '=', 'target')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** The newest machine draft of a segment, or null. */
export async function machineDraftOf(
  db: Db,
  segmentId: string,
): Promise<{ revisionId: string; text: string } | null> {
  const row = await db
    .selectFrom('revisions')
    .select(['revisionId', 'text'])
    .where('segmentId', '=', segmentId)
    .where('side', '=', 'target')
    .where('machine', '=', 1)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

async function allRevisions(db: Db, segmentId: string, side: 'source' | 'target'): Promise<NamedRevision[]> {
  return db
    .selectFrom('revisions')
    .leftJoin('users', 'users.userId', 'revisions.authorId')
    .selectAll('revisions')
    .select('users.name as authorName')
    .where('segmentId', '=', segmentId)
    .where('side', '=', side)
    .orderBy('number')
    .execute();
}

/** Every target of a segment, oldest first. */
export async function allTargets(db: Db, segmentId: string): Promise<NamedRevision[]> {
  return allRevisions(db, segmentId, 'target');
}

/** Every source of a segment, oldest first. */
export async function allSources(db: Db, segmentId: string): Promise<NamedRevision[]> {
  return allRevisions(db, segmentId, 'source');
}

/** A target with its author and what its making said: that it rejected a change, or restored another revision. */
export type WrittenTarget = NamedRevision & {
  authorRole: Role | null;
  /** Id of the change that it took back. */
  rejects: string | null;
  /** Number of the revision that it restored. */
  restores: number | null;
};

function writtenTargets(db: Db) {
  return db
    .selectFrom('revisions')
    .innerJoin('segments', 'segments.segmentId', 'revisions.segmentId')
    .leftJoin('users', 'users.userId', 'revisions.authorId')
    .leftJoin('events', (join) =>
      join.onRef('events.revisionId', '=', 'revisions.revisionId').on('events.type', '=', 'segment.revised'),
    )
    .selectAll('revisions')
    .select(['users.name as authorName', 'users.role as authorRole', 'events.data'])
    .where('revisions.side', '=', 'target')
    .orderBy('segments.position')
    .orderBy('revisions.segmentId')
    .orderBy('revisions.number');
}

function withMaking({
  data,
  ...row
}: NamedRevision & { authorRole: Role | null; data: string | null }): WrittenTarget {
  const made = (data === null ? {} : JSON.parse(data)) as { rejects?: string; restored?: number };
  return { ...row, rejects: made.rejects ?? null, restores: made.restored ?? null };
}

/** Every target of a document, segment by segment, oldest first. */
export async function documentTargets(db: Db, documentId: string): Promise<WrittenTarget[]> {
  const rows = await writtenTargets(db).where('segments.documentId', '=', documentId).execute();
  return rows.map(withMaking);
}

/** Every target of a segment, oldest first. */
export async function segmentTargets(db: Db, segmentId: string): Promise<WrittenTarget[]> {
  const rows = await writtenTargets(db).where('revisions.segmentId', '=', segmentId).execute();
  return rows.map(withMaking);
}

export async function findTarget(
  db: Db,
  segmentId: string,
  number: number,
): Promise<Row<'revisions'> | null> {
  const row = await db
    .selectFrom('revisions')
    .selectAll()
    .where('segmentId', '=', segmentId)
    .where('side', '=', 'target')
    .where('number', '=', number)
    .executeTakeFirst();
  return row ?? null;
}

export type WorkingText = Row<'workingTexts'>;

/** Keeps the person's working text of the segment, in place of an earlier one. */
export async function putWorkingText(db: Db, working: WorkingText): Promise<void> {
  const { text, base, updatedAt } = working;
  await db
    .insertInto('workingTexts')
    .values(working)
    .onConflict((c) => c.columns(['segmentId', 'userId']).doUpdateSet({ text, base, updatedAt }))
    .execute();
}

export async function readWorkingText(
  db: Db,
  segmentId: string,
  userId: string,
): Promise<WorkingText | null> {
  const row = await db
    .selectFrom('workingTexts')
    .selectAll()
    .where('segmentId', '=', segmentId)
    .where('userId', '=', userId)
    .executeTakeFirst();
  return row ?? null;
}

export async function deleteWorkingText(db: Db, segmentId: string, userId: string): Promise<void> {
  await db
    .deleteFrom('workingTexts')
    .where('segmentId', '=', segmentId)
    .where('userId', '=', userId)
    .execute();
}

/** What people have typed in a segment and not made a revision of. */
export async function workingTextsOf(db: Db, segmentId: string): Promise<WorkingText[]> {
  return db.selectFrom('workingTexts').selectAll().where('segmentId', '=', segmentId).execute();
}

/** Whether somebody is typing in the segment: a working text of anybody. */
export async function anyWorkingText(db: Db, segmentId: string): Promise<boolean> {
  const row = await db
    .selectFrom('workingTexts')
    .select('userId')
    .where('segmentId', '=', segmentId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Working texts last typed in at or before `before`, oldest first; those of documents in the bin rest with them. */
export async function quietWorkingTexts(db: Db, before: number): Promise<WorkingText[]> {
  return db
    .selectFrom('workingTexts')
    .innerJoin('segments', 'segments.segmentId', 'workingTexts.segmentId')
    .selectAll('workingTexts')
    .where('updatedAt', '<=', before)
    .where(notBinned('segments.documentId'))
    .orderBy('updatedAt')
    .execute();
}

/** One person's working texts in a document, oldest first. */
export async function personsWorkingTexts(
  db: Db,
  documentId: string,
  userId: string,
): Promise<WorkingText[]> {
  return db
    .selectFrom('workingTexts')
    .innerJoin('segments', 'segments.segmentId', 'workingTexts.segmentId')
    .selectAll('workingTexts')
    .where('segments.documentId', '=', documentId)
    .where('workingTexts.userId', '=', userId)
    .orderBy('workingTexts.updatedAt')
    .execute();
}

/** Where a person has typed without making a revision: segments with their documents. */
export async function unsavedSegments(
  db: Db,
  userId: string,
): Promise<{ documentId: string; segmentId: string; updatedAt: number }[]> {
  return db
    .selectFrom('workingTexts')
    .innerJoin('segments', 'segments.segmentId', 'workingTexts.segmentId')
    .select(['segments.documentId', 'workingTexts.segmentId', 'workingTexts.updatedAt'])
    .where('workingTexts.userId', '=', userId)
    .execute();
}
