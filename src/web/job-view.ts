// A drafting job as pages and scripts see it.
import type { JobJson } from '../model/desk-json.ts';
import type { JobView } from '../workflow/draft.ts';
import { engineName } from './engine-view.ts';
import type { Translate } from './row-view.ts';

/** Words drafted so far are estimated from the share of segments done: the engine works by batches of whole segments. */
export function jobJson(job: JobView, t: Translate): JobJson {
  const { jobId, status, done, total, startedAt, finishedAt, errorKey } = job;
  const words = total === 0 ? 0 : Math.round((job.words * done) / total);
  const error = errorKey === null ? null : t(`errors.${errorKey}`);
  const engine = engineName(job.engine, t);
  return { jobId, engine, status, done, total, words, startedAt, finishedAt, error };
}
