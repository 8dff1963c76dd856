// Drafting by machine: starting and cancelling jobs, and the bar that follows them.
import type { JobJson } from '../../model/desk-json.ts';
import { ApiFailure, call } from './api.ts';
import { draftPace, isRunning } from './draft-pace.ts';
import type { Messages } from './messages.ts';
import type { PageData } from './page-data.ts';
import type { Toasts } from './toasts.ts';

export type Drafting = {
  start: (scope: 'segment' | 'empty' | 'machine', segmentId?: string) => Promise<JobJson | null>;
  /** News of a job, from the event stream. */
  told: (job: JobJson) => void;
};

const POLL_MS = 3000;

export function createDrafting(
  data: PageData,
  messages: Messages,
  toasts: Toasts,
  beforeStart: () => void,
): Drafting {
  const bar = document.querySelector<HTMLElement>('.draft-progress')!;
  const meter = bar.querySelector('progress')!;
  const label = bar.querySelector<HTMLElement>('[data-draft-label]')!;
  const engine = bar.querySelector<HTMLElement>('[data-draft-engine]')!;
  const count = bar.querySelector<HTMLElement>('[data-draft-count]')!;
  const rate = bar.querySelector<HTMLElement>('[data-draft-rate]')!;
  let current: JobJson | null = null;
  let heardAt = 0;

  function told(job: JobJson): void {
    const wasRunning = current !== null && current.jobId === job.jobId && isRunning(current);
    current = job;
    heardAt = Date.now();
    bar.hidden = !isRunning(job);
    if (isRunning(job)) {
      draw(job);
      document.getElementById('suggest')?.remove();
    } else if (wasRunning) ended(job);
  }

  function draw(job: JobJson): void {
    label.textContent = messages.text(job.status === 'queued' ? 'draft.queued' : 'draft.running');
    engine.textContent = job.engine;
    meter.max = Math.max(1, job.total);
    meter.value = job.done;
    count.textContent = messages.text('draft.count', { done: job.done, total: job.total });
    const pace = draftPace(job, Date.now());
    if (pace === null) {
      rate.textContent = '';
      return;
    }
    const left =
      pace.secondsLeft < 90
        ? messages.text('draft.left-seconds', { seconds: pace.secondsLeft })
        : messages.text('draft.left-minutes', { minutes: Math.round(pace.secondsLeft / 60) });
    rate.textContent = `${messages.text('draft.rate', { rate: pace.rate })} · ${left}`;
  }

  function ended(job: JobJson): void {
    const { done, total, status } = job;
    if (status === 'done' && total === 1) return;
    toasts.show(messages.text(`draft.${status}`, { done, total, reason: job.error ?? '' }));
  }

  async function start(scope: 'segment' | 'empty' | 'machine', segmentId?: string): Promise<JobJson | null> {
    beforeStart();
    try {
      const body = { scope, segmentId, operationId: crypto.randomUUID() };
      const { job } = await call<{ job: JobJson }>('POST', `/documents/${data.documentId}/drafts`, body);
      told(job);
      return job;
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      toasts.show(messages.text('toast.failed', { reason: error.message }));
      return null;
    }
  }

  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      form.closest('details')?.removeAttribute('open');
      void start(form.dataset.draft as 'empty' | 'machine');
    });
  }
  bar.querySelector('form')!.addEventListener('submit', (event) => {
    event.preventDefault();
    if (current === null) return;
    call<{ job: JobJson }>('POST', `/jobs/${current.jobId}/cancel`, {}).then(
      ({ job }) => told(job),
      (error: Error) => toasts.show(messages.text('toast.failed', { reason: error.message })),
    );
  });
  // The event stream tells of every step; a poll covers the time it is down, and keeps the time left moving.
  window.setInterval(() => {
    if (current === null || !isRunning(current)) return;
    draw(current);
    if (Date.now() - heardAt < POLL_MS) return;
    call<{ job: JobJson }>('GET', `/jobs/${current.jobId}`).then(
      ({ job }) => told(job),
      () => undefined,
    );
  }, 1000);
  if (data.job !== null) told(data.job);
  return { start, told };
}
