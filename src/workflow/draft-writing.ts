// Writing one drafted segment: never over a person's text, never twice, with what the engine said of it.
import type { EngineResult } from '../engines/engine.ts';
import type { Origin } from '../model/revision.ts';
import { insertAnalysis } from '../store/analyses.ts';
import { finishItem, readJobRow } from '../store/jobs.ts';
import { anyWorkingText } from '../store/revisions.ts';
import type { Row } from '../store/schema.ts';
import type { Deps } from './deps.ts';
import { isMachines } from './draft.ts';
import { readFacts } from './segment-facts.ts';
import { addTarget } from './target.ts';
import { write } from './write.ts';

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
  const { jobId, documentId } = job;
  const item = { jobId, segmentId: result.id };
  return write(deps, async (unit) => {
    const status = (await readJobRow(unit.trx, jobId))?.status;
    if (status !== 'running') return false;
    const [fact] = await readFacts(unit.trx, { documentId, segmentId: item.segmentId });
    const free = fact !== undefined && isMachines(fact) && !(await anyWorkingText(unit.trx, item.segmentId));
    if (!free || fact.source?.revisionId !== sourceRevisionId) {
      await finishItem(unit.trx, item, { status: 'skipped' });
    } else if (fact.target?.text === result.target) {
      await finishItem(unit.trx, item, { status: 'done', revisionId: fact.target.revisionId });
    } else if (await finishItem(unit.trx, item, { status: 'done' })) {
      const origin: Origin = `mt:${job.engine}`;
      const segment = { documentId, segmentId: item.segmentId };
      const written = { text: result.target, origin, authorId: null, data: { jobId } };
      const { revisionId } = await addTarget(deps, unit, segment, fact.target, written);
      await insertAnalysis(unit.trx, revisionId, result.modelVersion, {
        sentences: result.sentences,
        alignment: result.sentences.flatMap((sentence) => sentence.alignment),
        confidence: result.sentences.flatMap((sentence) => sentence.confidence),
      });
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
