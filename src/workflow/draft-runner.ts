// The runner of drafting jobs: takes them from the database, one at a time, also those that a stopped server left.
import { type Engine, EngineError, type EngineErrorKind, type EngineResult } from '../engines/engine.ts';
import { failedItem, nextJob, readJobRow, updateJob } from '../store/jobs.ts';
import type { Row } from '../store/schema.ts';
import { brokenCue } from '../text/cue-lines.ts';
import type { Deps } from './deps.ts';
import { type Batch, readBatch } from './draft-batch.ts';
import { fallBack, isEnabled } from './draft-fallback.ts';
import { failDraft, writeDraft } from './draft-writing.ts';
import { translateWith } from './translate-with.ts';
import { write } from './write.ts';

export type RunnerOptions = {
  /** How often the database is looked at for jobs and cancellations of other processes, in ms. */
  pollMs?: number;
  /** Wait before the first retry after an engine's failure, in ms; doubles with each. */
  backOffMs?: number;
  /** Failures in a row after which a job fails. */
  attempts?: number;
};

type Job = Row<'jobs'>;
/** Failures of one text, not of the engine: the others of its batch are tried without it. */
const OF_THE_TEXT: readonly EngineErrorKind[] = ['too-long', 'unsupported', 'bad-answer'];
/** Failures in a row after which another engine steps in, where there is one. */
const PATIENCE = 2;

/** Starts working on jobs; `stop` ends the one under way, which goes on after the next start. */
export function startJobRunner(deps: Deps, options: RunnerOptions = {}): { stop(): Promise<void> } {
  const { pollMs = 1000, backOffMs = 1000, attempts = 5 } = options;
  const stopping = new AbortController();
  let wake = () => {};
  /** Jobs of which a batch held a text that the engine refuses: which one shows when each goes alone. */
  const oneByOne = new Set<string>();

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      let worked = false;
      try {
        const job = await nextJob(deps.store.db, deps.now());
        if (job !== null) {
          worked = true;
          await workOn(job);
        }
      } catch (error) {
        worked = false;
        deps.log.error({ err: error }, 'a drafting job could not be worked on');
      }
      if (!worked) await pause();
    }
  }

  function pause(): Promise<void> {
    if (stopping.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pollMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Does one batch of a job: between batches a shorter job gets its turn. */
  async function workOn(job: Job): Promise<void> {
    const engine = deps.engines.get(job.engine);
    // An administrator may have taken the engine from the project since the job was made.
    if (engine === undefined || !(await isEnabled(deps, job))) return stepIn(job, 'draft.engine-off');
    if (job.status === 'queued') await mark(job, { status: 'running', startedAt: deps.now() });
    const limit = oneByOne.has(job.jobId) ? 1 : Math.max(1, engine.capabilities.batchSize);
    const batch = await readBatch(deps, job, limit, engine.capabilities);
    if (batch === null) return finish(job);
    if (batch.paragraphs.length === 0) return;
    try {
      await translate(engine, job, batch);
      if (job.attempts > 0) await mark(job, { attempts: 0 });
    } catch (error) {
      const failure = error instanceof EngineError ? error : new EngineError('crashed', true, String(error));
      if (failure.kind === 'cancelled') return;
      deps.log.warn({ err: error, jobId: job.jobId }, 'the engine failed');
      const ofText = OF_THE_TEXT.includes(failure.kind);
      if (ofText && batch.paragraphs.length > 1) oneByOne.add(job.jobId);
      else if (ofText) await failDraft(deps, job, batch.paragraphs[0]!.id, `engine.${failure.kind}`);
      else await backOff(job, failure);
    }
  }

  /** Sends a batch, writing each paragraph as it comes. Rejects with the engine's error once what came is written. */
  async function translate(engine: Engine, job: Job, batch: Batch): Promise<void> {
    const cancelled = new AbortController();
    const signal = AbortSignal.any([cancelled.signal, stopping.signal]);
    let writing: Promise<unknown> = Promise.resolve();
    const written = new Set<string>();
    let problem: unknown = null;
    const take = (result: EngineResult) => {
      const source = batch.sources.get(result.id);
      const cue = batch.cues.get(result.id);
      const target = cue === undefined ? result.target : brokenCue(cue, result.target);
      if (source === undefined || written.has(result.id)) return;
      written.add(result.id);
      writing = writing
        .then(() => writeDraft(deps, job, source, { ...result, target }))
        .then(
          (going) => going || cancelled.abort(),
          (error) => {
            problem ??= error;
          },
        );
    };
    const watch = async () => {
      const status = (await readJobRow(deps.store.db, job.jobId))?.status;
      if (status !== 'running') cancelled.abort();
    };
    const look = () => void watch().catch(() => {});
    const timer = setInterval(look, pollMs);
    const unsubscribe = deps.bus.subscribe(job.documentId, (change) => {
      if (change.type === 'job' && change.jobId === job.jobId) look();
    });
    try {
      const { glossary, instructions } = batch;
      const results = await translateWith(deps, engine, batch.paragraphs, {
        signal,
        glossary,
        instructions,
        onResult: take,
      });
      for (const result of results) take(result);
      await writing;
      if (problem === null && batch.paragraphs.some(({ id }) => !written.has(id)) && !signal.aborted) {
        throw new EngineError('crashed', true, 'a paragraph was not answered');
      }
    } finally {
      await writing;
      clearInterval(timer);
      unsubscribe();
    }
    if (problem !== null) throw problem;
  }

  /** Waits before the next attempt, or fails the job; what it has drafted stays. */
  async function backOff(job: Job, failure: EngineError): Promise<void> {
    const failures = job.attempts + 1;
    const patience = job.fallbacks === '[]' ? attempts : Math.min(attempts, PATIENCE);
    if (!failure.retry || failures >= patience) return stepIn(job, `engine.${failure.kind}`);
    await mark(job, { attempts: failures, notBefore: deps.now() + backOffMs * 2 ** (failures - 1) });
  }

  /** Hands the rest to the next engine, or fails the job; what it has drafted stays. */
  async function stepIn(job: Job, errorKey: string): Promise<void> {
    oneByOne.delete(job.jobId);
    if (!(await fallBack(deps, job, errorKey))) await end(job, 'failed', errorKey);
  }

  async function finish(job: Job): Promise<void> {
    const failed = await failedItem(deps.store.db, job.jobId);
    // What one engine refuses another may take.
    if (failed !== null && job.fallbacks !== '[]') {
      oneByOne.delete(job.jobId);
      if (await fallBack(deps, job, failed.errorKey)) return;
    }
    const row = await readJobRow(deps.store.db, job.jobId);
    await end(
      job,
      failed !== null && row?.total === failed.count ? 'failed' : 'done',
      failed?.errorKey ?? null,
    );
  }

  async function end(job: Job, status: 'done' | 'failed', errorKey: string | null): Promise<void> {
    oneByOne.delete(job.jobId);
    await mark(job, { status, errorKey, finishedAt: deps.now() });
  }

  /** Changes a job that has not been ended by somebody else meanwhile. */
  async function mark(job: Job, change: Parameters<typeof updateJob>[2]): Promise<void> {
    await write(deps, async (unit) => {
      const status = (await readJobRow(unit.trx, job.jobId))?.status;
      if (status !== 'queued' && status !== 'running') return;
      await updateJob(unit.trx, job.jobId, change);
      unit.tell(job.documentId, { type: 'job', jobId: job.jobId });
    });
  }

  const unsubscribe = deps.bus.subscribeAll((change) => {
    if (change.type === 'job') wake();
  });
  const running = run();
  return {
    async stop() {
      stopping.abort();
      unsubscribe();
      wake();
      await running;
    },
  };
}
