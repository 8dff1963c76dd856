// A job whose engine failed goes on with the next one that may step in; never from offline to online.
import { readJobRow, retryFailedItems, updateJob } from '../store/jobs.ts';
import type { Row } from '../store/schema.ts';
import { requireDocument } from './access.ts';
import type { Deps } from './deps.ts';
import { isOnline, readPolicy } from './engine-choice.ts';
import { write } from './write.ts';

type Job = Row<'jobs'>;

/** Whether the project still lets its text go through the job's engine. */
export async function isEnabled(deps: Deps, job: Pick<Job, 'documentId' | 'engine'>): Promise<boolean> {
  const { projectId } = await requireDocument(deps.store.db, job.documentId);
  return (await readPolicy(deps, deps.store.db, projectId)).enabled.includes(job.engine);
}

/** Gives the job, with the items that failed, to the next engine. Answers false where there is none. */
export async function fallBack(deps: Deps, job: Job, errorKey: string): Promise<boolean> {
  return write(deps, async (unit) => {
    const row = await readJobRow(unit.trx, job.jobId);
    if (row === null || (row.status !== 'queued' && row.status !== 'running')) return true;
    const { projectId } = await requireDocument(unit.trx, job.documentId);
    const { enabled } = await readPolicy(deps, unit.trx, projectId);
    const chain = JSON.parse(row.fallbacks) as string[];
    // Looked at again: addresses and policies change, and a job may be older than both.
    const at = chain.findIndex(
      (id) => enabled.includes(id) && (!isOnline(deps, id) || isOnline(deps, row.engine)),
    );
    if (at < 0) return false;
    const engine = chain[at]!;
    const fallbacks = JSON.stringify(chain.slice(at + 1));
    await retryFailedItems(unit.trx, job.jobId);
    await updateJob(unit.trx, job.jobId, { engine, fallbacks, attempts: 0, notBefore: 0 });
    const data = { jobId: job.jobId, from: row.engine, to: engine, errorKey };
    unit.record('draft.fell-back', { documentId: job.documentId, data });
    unit.tell(job.documentId, { type: 'job', jobId: job.jobId });
    return true;
  });
}
