// Drafting by machine: starting, reading and cancelling a job. The work itself is draft-runner.ts.
import { badInput, notFound } from '../errors.ts';
import { isMachine } from '../model/revision.ts';
import type { Actor } from '../model/user.ts';
import { insertJob, type JobRow, readJobRow, segmentsInJobs, updateJob } from '../store/jobs.ts';
import type { JobStatus } from '../store/schema-engines.ts';
import { permitOn, readableDocument } from './access.ts';
import type { Deps } from './deps.ts';
import { enginesForJob } from './engine-choice.ts';
import { readFacts, type SegmentFact } from './segment-facts.ts';
import { write, writeOnce } from './write.ts';

export type JobView = {
  jobId: string;
  documentId: string;
  engine: string;
  status: JobStatus;
  /** Segments finished (drafted, skipped or failed), of all. */
  done: number;
  total: number;
  /** Source words of all its segments. */
  words: number;
  createdBy: string;
  startedAt: number | null;
  finishedAt: number | null;
  /** Message key under `errors.`; also set on a done job of which some segments failed. */
  errorKey: string | null;
};

export type DraftScope = 'segment' | 'empty' | 'machine';

export type DraftInput = {
  documentId: string;
  scope: DraftScope;
  segmentId?: string;
  /** Default: the document's choice, else the project's preferred one. */
  engine?: string;
  operationId: string;
};

export function toJobView(job: JobRow): JobView {
  const { jobId, documentId, engine, status, done, total, words } = job;
  const { createdBy, startedAt, finishedAt, errorKey } = job;
  return {
    jobId,
    documentId,
    engine,
    status,
    done,
    total,
    words,
    createdBy,
    startedAt,
    finishedAt,
    errorKey,
  };
}

/** Whether the machine may write here: nothing there, or a draft of its own or the memory's that nobody has confirmed. */
export function isMachines(fact: Pick<SegmentFact, 'target' | 'state'>): boolean {
  if (fact.target === null || fact.target.text === '') return true;
  const { origin, authorId } = fact.target;
  return (isMachine(origin) || (origin === 'tm' && authorId === null)) && fact.state === 'initial';
}

function wanted(fact: SegmentFact, scope: DraftScope): boolean {
  if (fact.source === null || fact.source.text.trim() === '' || fact.gone !== '') return false;
  if (!isMachines(fact)) return false;
  const empty = fact.target === null || fact.target.text === '';
  return scope === 'segment' || empty === (scope === 'empty');
}

/**
 * Queues a job for the document's empty segments, its untouched machine drafts, or one segment. Throws badInput
 * `draft.engine`, `draft.engine-off`, `draft.no-engine`, `draft.human` (the segment holds a person's text), `draft.nothing`.
 */
export async function startDraft(deps: Deps, actor: Actor, input: DraftInput): Promise<JobView> {
  const { documentId, scope, segmentId, operationId } = input;
  await permitOn(deps.store.db, actor, 'segment.draft', documentId);
  if ((scope === 'segment') !== (segmentId !== undefined)) throw badInput('draft.nothing');
  const { jobId } = await writeOnce(deps, actor, { verb: 'draft', operationId }, async (unit) => {
    const { engine, fallbacks } = await enginesForJob(deps, unit.trx, documentId, input.engine);
    const all = await readFacts(unit.trx, { documentId });
    const facts = segmentId === undefined ? all : all.filter((fact) => fact.segmentId === segmentId);
    if (segmentId !== undefined) {
      if (facts[0] === undefined) throw notFound();
      if (!isMachines(facts[0])) throw badInput('draft.human');
    }
    const taken = await segmentsInJobs(unit.trx, documentId);
    const chosen = facts.filter((fact) => wanted(fact, scope) && !taken.has(fact.segmentId));
    if (chosen.length === 0) throw badInput(taken.size > 0 ? 'draft.running' : 'draft.nothing');
    const id = deps.newId();
    const job = {
      jobId: id,
      documentId,
      engine,
      scope,
      status: 'queued' as const,
      createdBy: actor.userId,
      createdAt: unit.now,
      startedAt: null,
      finishedAt: null,
      errorKey: null,
      attempts: 0,
      notBefore: 0,
      fallbacks: JSON.stringify(fallbacks),
    };
    const items = chosen.map((fact) => ({
      jobId: id,
      segmentId: fact.segmentId,
      position: fact.position,
      words: fact.source?.words ?? 0,
      status: 'waiting' as const,
      revisionId: null,
      errorKey: null,
    }));
    await insertJob(unit.trx, job, items);
    unit.record('draft.started', {
      documentId,
      actorId: actor.userId,
      data: { jobId: id, scope, engine, segments: items.length },
    });
    unit.tell(documentId, { type: 'job', jobId: id });
    return { jobId: id };
  });
  return readJob(deps, actor, jobId);
}

/** Ends a job; what it has drafted stays, and nothing more is written once this resolves. */
export async function cancelJob(deps: Deps, actor: Actor, jobId: string): Promise<JobView> {
  await write(deps, async (unit) => {
    const job = await readJobRow(unit.trx, jobId);
    if (job === null) throw notFound();
    await permitOn(unit.trx, actor, 'job.cancel', job.documentId, job.createdBy === actor.userId);
    if (job.status !== 'queued' && job.status !== 'running') return;
    await updateJob(unit.trx, jobId, { status: 'cancelled', finishedAt: unit.now });
    const { documentId } = job;
    unit.record('draft.cancelled', { documentId, actorId: actor.userId, data: { jobId } });
    unit.tell(documentId, { type: 'job', jobId });
  });
  return readJob(deps, actor, jobId);
}

/** Throws notFound. */
export async function readJob(deps: Deps, actor: Actor, jobId: string): Promise<JobView> {
  const job = await readJobRow(deps.store.db, jobId);
  if (job === null) throw notFound();
  await readableDocument(deps.store.db, actor, job.documentId);
  return toJobView(job);
}
