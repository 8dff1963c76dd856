// Writing one drafted segment: never over a person's text, never twice, with what the engine said of it.
import type { EngineResult } from '../engines/engine.ts';
import type { MemoryMatch } from '../model/memory.ts';
import type { Origin } from '../model/revision.ts';
import type { Text } from '../model/text.ts';
import { insertAnalysis } from '../store/analyses.ts';
import { finishItem, readJobRow } from '../store/jobs.ts';
import { anyWorkingText } from '../store/revisions.ts';
import type { Row } from '../store/schema.ts';
import type { Deps } from './deps.ts';
import { isMachines } from './draft.ts';
import { readFacts } from './segment-facts.ts';
import { addTarget } from './target.ts';
import { type Unit, write } from './write.ts';

/**
 * Writes a result and ticks its item off in one transaction. Skips the segment where a person has written, confirmed or
 * begun to type since the job was made, and where its source is no longer `sourceRevisionId`. Answers false where the job
 * has ended.
 */
export async function writeDraft(
  deps: Deps,
  job: Pick<Row<'jobs'>, 'jobId' | 'documentId' | 'engine'>,
  sourceRevisionId: string,
  result: EngineResult,
): Promise<boolean> {
  const origin: Origin = `mt:${job.engine}`;
  const written = { segmentId: result.id, sourceRevisionId, text: result.target, origin, data: {} };
  return writeItem(deps, job, written, (unit, revisionId) =>
    insertAnalysis(unit.trx, revisionId, result.modelVersion, {
      sentences: result.sentences,
      alignment: result.sentences.flatMap((sentence) => sentence.alignment),
      confidence: result.sentences.flatMap((sentence) => sentence.confidence),
    }),
  );
}

/** As writeDraft, with what the memory has for the segment. */
export async function writeFromMemory(
  deps: Deps,
  job: Pick<Row<'jobs'>, 'jobId' | 'documentId'>,
  segmentId: string,
  sourceRevisionId: string,
  match: Pick<MemoryMatch, 'unitId' | 'target' | 'score'>,
): Promise<boolean> {
  const { unitId, score, target: text } = match;
  const written = { segmentId, sourceRevisionId, text, origin: 'tm' as const, data: { unitId, score } };
  return writeItem(deps, job, written);
}

type Written = {
  segmentId: string;
  sourceRevisionId: string;
  text: Text;
  origin: Origin;
  data: Record<string, unknown>;
};

async function writeItem(
  deps: Deps,
  job: Pick<Row<'jobs'>, 'jobId' | 'documentId'>,
  written: Written,
  keep?: (unit: Unit, revisionId: string) => Promise<void>,
): Promise<boolean> {
  const { jobId, documentId } = job;
  const { segmentId, sourceRevisionId, text, origin, data } = written;
  const item = { jobId, segmentId };
  return write(deps, async (unit) => {
    const status = (await readJobRow(unit.trx, jobId))?.status;
    if (status !== 'running') return false;
    const [fact] = await readFacts(unit.trx, { documentId, segmentId });
    const free = fact !== undefined && isMachines(fact) && !(await anyWorkingText(unit.trx, segmentId));
    if (!free || fact.source?.revisionId !== sourceRevisionId) {
      await finishItem(unit.trx, item, { status: 'skipped' });
    } else if (fact.target?.text === text) {
      await finishItem(unit.trx, item, { status: 'done', revisionId: fact.target.revisionId });
    } else if (await finishItem(unit.trx, item, { status: 'done' })) {
      const target = { text, origin, authorId: null, data: { jobId, ...data } };
      const { revisionId } = await addTarget(deps, unit, { documentId, segmentId }, fact.target, target);
      await keep?.(unit, revisionId);
    }
    unit.tell(documentId, { type: 'job', jobId });
    return true;
  });
}

/** Ticks an item off as failed. */
export async function failDraft(
  deps: Deps,
  job: Pick<Row<'jobs'>, 'jobId' | 'documentId'>,
  segmentId: string,
  errorKey: string,
): Promise<void> {
  await write(deps, async (unit) => {
    await finishItem(unit.trx, { jobId: job.jobId, segmentId }, { status: 'failed', errorKey });
    unit.tell(job.documentId, { type: 'job', jobId: job.jobId });
  });
}
