// Drafting by machine: starting, reading and cancelling a job. The work itself is draft-runner.ts.

import type { Actor } from '../model/user.ts';
import type { JobStatus } from '../store/schema.ts';
import type { Deps } from './deps.ts';

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
  /** Message key under `errors.`. */
  errorKey: string | null;
};

export type DraftInput = {
  documentId: string;
  scope: 'segment' | 'empty' | 'machine';
  segmentId?: string;
  /** Default: `bundled`. */
  engine?: string;
  operationId: string;
};

export async function startDraft(_deps: Deps, _actor: Actor, _input: DraftInput): Promise<JobView> {
  throw new Error('not built yet');
}
export async function cancelJob(_deps: Deps, _actor: Actor, _jobId: string): Promise<JobView> {
  throw new Error('not built yet');
}
export async function readJob(_deps: Deps, _actor: Actor, _jobId: string): Promise<JobView> {
  throw new Error('not built yet');
}
