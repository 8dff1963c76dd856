// How one segment's text reaches the server: a pure state machine (typing, pausing, confirming, failing, conflicting).

/** What is asked of the server: keep the working text, make a revision of it, make one and confirm it, or drop it for theirs. */
export type SaveKind = 'working' | 'revision' | 'confirm' | 'discard';

/** One call to the server; retried with the same operation id until it is answered. */
export type SaveRequest = { kind: SaveKind; text: string; base: number; operationId: string };

export type SaveStatus = 'saved' | 'waiting' | 'saving' | 'retrying' | 'refused' | 'conflict' | 'signed-out';

/** The newer revision that stood in the way of a save. */
export type TheirRevision = { number: number; text: string; authorName: string | null; createdAt: number };

/**
 * `revised` is the text of revision `base`; `stored` the last text the server acknowledged; `text` what the editor
 * shows. `queue[0]` is in flight while `sending`. `dueAt`: when to act next (ms), null for never.
 */
export type SaveState = {
  base: number;
  revised: string;
  stored: string;
  text: string;
  queue: readonly SaveRequest[];
  sending: boolean;
  attempt: number;
  dueAt: number | null;
  status: SaveStatus;
  theirs: TheirRevision | null;
};

export type SaveEvent =
  | { type: 'typed'; text: string; now: number }
  /** The row was left, confirmed or flushed: what has been typed goes now. */
  | { type: 'ask'; kind: SaveKind; operationId: string; now: number }
  | { type: 'tick'; now: number; operationId: string }
  | { type: 'stored'; now: number }
  | { type: 'revised'; base: number; text: string; now: number }
  | { type: 'failed'; reason: 'network' | 'signed-out' | 'refused'; now: number }
  | { type: 'conflicted'; theirs: TheirRevision }
  /** The person chose a text in a conflict; it goes over `theirs`. */
  | { type: 'settled'; text: string; operationId: string; now: number }
  /** The server has a newer revision while nothing is unsaved here. */
  | { type: 'replaced'; base: number; text: string };

/** Pause after the last keystroke before the working text is saved. */
export const PAUSE_MS = 600;
const RETRY_MS = [1000, 2000, 4000, 8000, 15_000, 30_000] as const;

export function cleanState(base: number, revised: string, stored = revised): SaveState {
  const resting = { queue: [], sending: false, attempt: 0, dueAt: null, theirs: null };
  return { base, revised, stored, text: stored, status: 'saved', ...resting };
}

/** Whether the browser still holds something the server has not acknowledged. */
export function isUnsaved(state: SaveState): boolean {
  return state.text !== state.stored || state.queue.length > 0 || state.theirs !== null;
}

/** Next state; a request must be sent (once) whenever the result is `sending` and `before` was not. */
export function nextSaveState(state: SaveState, event: SaveEvent): SaveState {
  switch (event.type) {
    case 'typed':
      return typed(state, event.text, event.now);
    case 'ask':
      return ask(state, event.kind, event.operationId, event.now);
    case 'tick':
      return tick(state, event.operationId, event.now);
    case 'stored':
      return afterAnswer({ ...state, stored: state.queue[0]?.text ?? state.stored }, event.now);
    case 'revised':
      return afterAnswer({ ...state, base: event.base, revised: event.text, stored: event.text }, event.now);
    case 'failed':
      return failed(state, event.reason, event.now);
    case 'conflicted':
      return { ...state, sending: false, attempt: 0, dueAt: null, status: 'conflict', theirs: event.theirs };
    case 'settled':
      return settle(state, event.text, event.operationId);
    case 'replaced':
      return isUnsaved(state) ? state : cleanState(event.base, event.text);
  }
}

function typed(state: SaveState, text: string, now: number): SaveState {
  if (text === state.text) return state;
  // In a conflict nothing is sent until the person has chosen.
  if (state.status === 'conflict') return { ...state, text };
  const pausing = !state.sending && state.queue.length === 0;
  const dueAt = pausing ? now + PAUSE_MS : state.dueAt;
  const status = state.status === 'saved' || state.status === 'refused' ? 'waiting' : state.status;
  return { ...state, text, dueAt, status };
}

function ask(state: SaveState, kind: SaveKind, operationId: string, now: number): SaveState {
  if (state.status === 'conflict') return state;
  if (kind === 'working' && state.text === state.stored) return state;
  if (kind === 'revision' && state.text === state.revised && state.stored === state.revised) return state;
  const request = { kind, text: state.text, base: state.base, operationId };
  // A working text not yet under way says less than the request that follows it; so does the same request again.
  const kept = state.queue.filter((queued, index) => {
    if (index === 0 && (state.sending || state.attempt > 0)) return true;
    return queued.kind === 'confirm' && !(kind === 'confirm' && queued.text === state.text);
  });
  return begin({ ...state, queue: [...kept, request] }, now);
}

/** Starts the first request unless one is under way or a retry is being waited for. */
function begin(state: SaveState, now: number): SaveState {
  const [first] = state.queue;
  if (state.sending || first === undefined) return state;
  if (state.attempt > 0 && state.dueAt !== null && now < state.dueAt) return state;
  return { ...state, sending: true, dueAt: null, status: state.attempt > 0 ? 'retrying' : 'saving' };
}

function tick(state: SaveState, operationId: string, now: number): SaveState {
  if (state.sending || state.dueAt === null || now < state.dueAt) return state;
  if (state.queue.length > 0) return begin(state, now);
  return ask({ ...state, dueAt: null }, 'working', operationId, now);
}

/** The first request was answered: the rest of the queue goes on, with the base the answer brought. */
function afterAnswer(state: SaveState, now: number): SaveState {
  const queue = state.queue.slice(1).map((request) => ({ ...request, base: state.base }));
  const rested: SaveState = { ...state, queue, sending: false, attempt: 0, dueAt: null, theirs: null };
  if (queue.length > 0) return begin(rested, now);
  if (rested.text !== rested.stored) return { ...rested, status: 'waiting', dueAt: now + PAUSE_MS };
  return { ...rested, status: 'saved' };
}

function failed(state: SaveState, reason: 'network' | 'signed-out' | 'refused', now: number): SaveState {
  if (reason === 'refused')
    return { ...state, queue: [], sending: false, attempt: 0, dueAt: null, status: 'refused' };
  const attempt = state.attempt + 1;
  const dueAt = now + RETRY_MS[Math.min(attempt, RETRY_MS.length) - 1]!;
  const status = reason === 'signed-out' ? 'signed-out' : 'retrying';
  return { ...state, sending: false, attempt, dueAt, status };
}

function settle(state: SaveState, text: string, operationId: string): SaveState {
  if (state.theirs === null) return state;
  const { number, text: revised } = state.theirs;
  const confirming = state.queue[0]?.kind === 'confirm';
  const kind: SaveKind = confirming ? 'confirm' : text === revised ? 'discard' : 'revision';
  const clean = { ...cleanState(number, revised), text };
  const queue = [{ kind, text, base: number, operationId }];
  return { ...clean, queue, sending: true, status: 'saving' };
}
