// Drafting jobs and their items: progress lives here, so that a restart loses none.
import { chunks } from './chunks.ts';
import type { Row } from './schema.ts';
import type { JobItemStatus } from './schema-engines.ts';
import type { Db } from './store.ts';

export type JobRow = Row<'jobs'> & { done: number; total: number; words: number };

function jobsQuery(db: Db) {
  return db
    .selectFrom('jobs')
    .selectAll('jobs')
    .select((e) => [
      e
        .selectFrom('jobItems')
        .select((f) => f.fn.countAll().as('n'))
        .whereRef('jobItems.jobId', '=', 'jobs.jobId')
        .as('total'),
      e
        .selectFrom('jobItems')
        .select((f) => f.fn.countAll().as('n'))
        .whereRef('jobItems.jobId', '=', 'jobs.jobId')
        .where('jobItems.status', '!=', 'waiting')
        .as('done'),
      e
        .selectFrom('jobItems')
        .select((f) => f.fn.sum('jobItems.words').as('n'))
        .whereRef('jobItems.jobId', '=', 'jobs.jobId')
        .as('words'),
    ]);
}

const counted = <Counts extends { done: unknown; total: unknown; words: unknown }>(row: Counts) => ({
  ...row,
  done: Number(row.done ?? 0),
  total: Number(row.total ?? 0),
  words: Number(row.words ?? 0),
});

export async function readJobRow(db: Db, jobId: string): Promise<JobRow | null> {
  const row = await jobsQuery(db).where('jobs.jobId', '=', jobId).executeTakeFirst();
  return row === undefined ? null : counted(row);
}

/** The document's newest job, or null. */
export async function newestJob(db: Db, documentId: string): Promise<JobRow | null> {
  const row = await jobsQuery(db)
    .where('jobs.documentId', '=', documentId)
    .orderBy('jobs.createdAt', 'desc')
    .orderBy('jobs.jobId', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : counted(row);
}

/** The job to work on next: a single segment somebody waits for, else the oldest; none before its back-off ends. */
export async function nextJob(db: Db, now: number): Promise<Row<'jobs'> | null> {
  const rows = await db
    .selectFrom('jobs')
    .selectAll()
    .where('status', 'in', ['queued', 'running'])
    .where('notBefore', '<=', now)
    .orderBy('createdAt')
    .orderBy('jobId')
    .execute();
  return rows.find((row) => row.scope === 'segment') ?? rows[0] ?? null;
}

export async function insertJob(db: Db, job: Row<'jobs'>, items: readonly Row<'jobItems'>[]): Promise<void> {
  await db.insertInto('jobs').values(job).execute();
  for (const some of chunks(items))
    await db
      .insertInto('jobItems')
      .values([...some])
      .execute();
}

export async function updateJob(
  db: Db,
  jobId: string,
  change: Partial<
    Pick<
      Row<'jobs'>,
      'status' | 'startedAt' | 'finishedAt' | 'errorKey' | 'attempts' | 'notBefore' | 'engine' | 'fallbacks'
    >
  >,
): Promise<void> {
  await db.updateTable('jobs').set(change).where('jobId', '=', jobId).execute();
}

export async function waitingItems(db: Db, jobId: string, limit: number): Promise<Row<'jobItems'>[]> {
  return db
    .selectFrom('jobItems')
    .selectAll()
    .where('jobId', '=', jobId)
    .where('status', '=', 'waiting')
    .orderBy('position')
    .limit(limit)
    .execute();
}

/** Finishes an item that is still waiting; answers false where it was not (done already, or the job's item is gone). */
export async function finishItem(
  db: Db,
  item: { jobId: string; segmentId: string },
  result: { status: JobItemStatus; revisionId?: string; errorKey?: string },
): Promise<boolean> {
  const done = await db
    .updateTable('jobItems')
    .set({ status: result.status, revisionId: result.revisionId ?? null, errorKey: result.errorKey ?? null })
    .where('jobId', '=', item.jobId)
    .where('segmentId', '=', item.segmentId)
    .where('status', '=', 'waiting')
    .executeTakeFirst();
  return Number(done.numUpdatedRows) === 1;
}

/** How many items failed, and the first one's reason; null where none did. */
export async function failedItem(db: Db, jobId: string): Promise<{ count: number; errorKey: string } | null> {
  const rows = await db
    .selectFrom('jobItems')
    .select('errorKey')
    .where('jobId', '=', jobId)
    .where('status', '=', 'failed')
    .orderBy('position')
    .execute();
  return rows[0] === undefined
    ? null
    : { count: rows.length, errorKey: rows[0].errorKey ?? 'engine.crashed' };
}

/** Lets the failed items wait again: another engine takes them. */
export async function retryFailedItems(db: Db, jobId: string): Promise<void> {
  await db
    .updateTable('jobItems')
    .set({ status: 'waiting', errorKey: null })
    .where('jobId', '=', jobId)
    .where('status', '=', 'failed')
    .execute();
}

/** Segments that wait in a living job of the document: another job need not take them too. */
export async function segmentsInJobs(db: Db, documentId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('jobItems')
    .innerJoin('jobs', 'jobs.jobId', 'jobItems.jobId')
    .select('jobItems.segmentId')
    .where('jobs.documentId', '=', documentId)
    .where('jobs.status', 'in', ['queued', 'running'])
    .where('jobItems.status', '=', 'waiting')
    .execute();
  return new Set(rows.map((row) => row.segmentId));
}
