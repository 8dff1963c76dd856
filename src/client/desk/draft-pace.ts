// How fast a drafting job goes and how long it still takes, from its counts.
import type { JobJson } from '../../model/desk-json.ts';

/** Words a second (rounded) and seconds left; null while too little is done to tell. */
export type Pace = { rate: number; secondsLeft: number };

export function draftPace(
  job: Pick<JobJson, 'done' | 'total' | 'words' | 'startedAt'>,
  now: number,
): Pace | null {
  if (job.startedAt === null || job.done === 0) return null;
  const seconds = (now - job.startedAt) / 1000;
  if (seconds < 1) return null;
  const secondsLeft = Math.ceil((seconds / job.done) * (job.total - job.done));
  return { rate: Math.round(job.words / seconds), secondsLeft };
}

export function isRunning(job: Pick<JobJson, 'status'>): boolean {
  return job.status === 'queued' || job.status === 'running';
}
