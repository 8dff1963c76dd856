// Runs the save machine of every row: timers, requests, and what this browser keeps until the server has it.
import type { ProgressJson, RowJson } from '../../model/desk-json.ts';
import { ApiFailure, call } from './api.ts';
import type { KeptTexts } from './kept-texts.ts';
import {
  cleanState,
  isUnsaved,
  nextSaveState,
  type SaveEvent,
  type SaveKind,
  type SaveRequest,
  type SaveState,
  type SaveStatus,
} from './save-state.ts';
import { createTypingClock, type TypingClock } from './typing-clock.ts';

/** What keeps a text from being saved until somebody does something, or the server is back. */
const IN_THE_WAY: readonly SaveStatus[] = ['retrying', 'signed-out', 'refused'];
/** UTF-16 units of a text that is surely short enough for a request that outlives its page. */
const OUTLIVING_LENGTH = 4000;
/** Milliseconds of typing that the server takes in one save. */
const LONGEST_TOLD = 3_600_000;

export type RevisionAnswer = { row: RowJson; progress: ProgressJson };

export type SaverEvents = {
  onState: (segmentId: string, state: SaveState) => void;
  onRow: (answer: RevisionAnswer, kind: SaveKind) => void;
  /** A call was refused for a reason that trying again will not mend. */
  onRefused: (segmentId: string, message: string) => void;
};

export type Saver = {
  open: (segmentId: string, base: number, revised: string, stored: string) => void;
  state: (segmentId: string) => SaveState | undefined;
  typed: (segmentId: string, text: string) => void;
  /** The text as it now is was put in from the memory: while it stays so, that is what its revision is said to come from. */
  tookMatch: (segmentId: string) => void;
  ask: (segmentId: string, kind: SaveKind) => void;
  settle: (segmentId: string, text: string) => void;
  /** A newer revision arrived from elsewhere; false where unsaved text stands in its way. */
  replaced: (segmentId: string, base: number, text: string) => boolean;
  /** Sends everything unsaved at once, in a way that outlives the page. */
  flush: () => void;
  /** Sends everything unsaved: true once the server has it all, false where something stands in the way of that. */
  settled: () => Promise<boolean>;
  unsaved: () => string[];
};

export function createSaver(kept: KeptTexts, events: SaverEvents): Saver {
  const states = new Map<string, SaveState>();
  const timers = new Map<string, number>();
  const known: Known = { clock: createTypingClock(), matches: new Map() };
  const { clock } = known;
  let waiting: (() => void)[] = [];

  function apply(segmentId: string, event: SaveEvent): void {
    const before = states.get(segmentId);
    if (before === undefined) return;
    const after = nextSaveState(before, event);
    if (after === before) return;
    states.set(segmentId, after);
    if (isUnsaved(after)) kept.keep({ segmentId, text: after.text, base: after.base, at: Date.now() });
    else kept.forget(segmentId);
    schedule(segmentId, after);
    events.onState(segmentId, after);
    for (const look of waiting) look();
    if (after.sending && !(before.sending && before.queue[0] === after.queue[0])) {
      void send(segmentId, after.queue[0]!);
    }
  }

  function schedule(segmentId: string, state: SaveState): void {
    window.clearTimeout(timers.get(segmentId));
    timers.delete(segmentId);
    if (state.dueAt === null || state.sending) return;
    const wait = Math.max(0, state.dueAt - Date.now());
    const wake = () => apply(segmentId, { type: 'tick', now: Date.now(), operationId: crypto.randomUUID() });
    timers.set(segmentId, window.setTimeout(wake, wait));
  }

  async function send(segmentId: string, request: SaveRequest): Promise<void> {
    try {
      if (request.kind === 'working') {
        await post(known, segmentId, request);
        clock.told(request.operationId);
        apply(segmentId, { type: 'stored', now: Date.now() });
        return;
      }
      const answer = (await post(known, segmentId, request)) as RevisionAnswer;
      clock.told(request.operationId);
      apply(segmentId, { type: 'revised', base: answer.row.base, text: request.text, now: Date.now() });
      events.onRow(answer, request.kind);
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      if (error.status === 409 && error.current !== null) {
        apply(segmentId, { type: 'conflicted', theirs: error.current });
        return;
      }
      const passing = error.status === 0 || error.status >= 500 || error.status === 429;
      const reason = error.status === 401 ? 'signed-out' : passing ? 'network' : 'refused';
      apply(segmentId, { type: 'failed', reason, now: Date.now() });
      if (reason === 'refused') events.onRefused(segmentId, error.message);
    }
  }

  /** Whether the server has it all; null while that is still to be seen. A conflict is the server's to speak of. */
  function isSettled(): boolean | null {
    const open = [...states.values()].filter((state) => isUnsaved(state) && state.status !== 'conflict');
    if (open.length === 0) return true;
    return open.some(({ status }) => IN_THE_WAY.includes(status)) ? false : null;
  }

  return {
    open(segmentId, base, revised, stored) {
      const state = states.get(segmentId);
      if (state === undefined || !isUnsaved(state)) states.set(segmentId, cleanState(base, revised, stored));
    },
    state: (segmentId) => states.get(segmentId),
    typed(segmentId, text) {
      clock.input(segmentId, performance.now(), document.hasFocus());
      apply(segmentId, { type: 'typed', text, now: Date.now() });
    },
    tookMatch(segmentId) {
      known.matches.set(segmentId, states.get(segmentId)?.text ?? '');
    },
    ask: (segmentId, kind) =>
      apply(segmentId, { type: 'ask', kind, operationId: crypto.randomUUID(), now: Date.now() }),
    settle: (segmentId, text) =>
      apply(segmentId, { type: 'settled', text, operationId: crypto.randomUUID(), now: Date.now() }),
    replaced(segmentId, base, text) {
      const state = states.get(segmentId);
      if (state === undefined) return true;
      if (isUnsaved(state)) return false;
      apply(segmentId, { type: 'replaced', base, text });
      return true;
    },
    flush() {
      for (const [segmentId, state] of states) {
        const { base, text, queue, sending, status } = state;
        if (!isUnsaved(state) || status === 'conflict') continue;
        // The newest that was asked for, unless it is under way and outlives the page by itself.
        const asked = queue.at(-1);
        if (sending && queue.length === 1 && asked?.text === text && outlives(asked)) continue;
        const request: SaveRequest =
          asked?.text === text ? asked : { kind: 'working', text, base, operationId: crypto.randomUUID() };
        void post(known, segmentId, request, true).catch(() => undefined);
      }
    },
    settled() {
      for (const [segmentId, { queue }] of states) {
        if (queue.length > 0) continue;
        const operationId = crypto.randomUUID();
        apply(segmentId, { type: 'ask', kind: 'working', operationId, now: Date.now() });
      }
      return new Promise((done) => {
        const look = () => {
          const settled = isSettled();
          if (settled === null) return;
          waiting = waiting.filter((other) => other !== look);
          done(settled);
        };
        waiting.push(look);
        look();
      });
    },
    unsaved: () => [...states].filter(([, state]) => isUnsaved(state)).map(([segmentId]) => segmentId),
  };
}

/** What the server is told of a text besides it: the time typed, and by segment the text that the memory gave. */
type Known = { clock: TypingClock; matches: Map<string, string> };

/** Whether a request goes on when its page is left: browsers carry 64 KiB of such in all. */
function outlives(request: SaveRequest): boolean {
  return request.text.length < OUTLIVING_LENGTH;
}

function post(
  { clock, matches }: Known,
  segmentId: string,
  request: SaveRequest,
  leaving = false,
): Promise<unknown> {
  const { text, base, operationId } = request;
  const keep = { keepalive: leaving || outlives(request) };
  if (request.kind === 'discard')
    return call('POST', `/segments/${segmentId}/discard`, { operationId }, keep);
  const saved = {
    text,
    base,
    operationId,
    spent: Math.min(clock.spent(segmentId, operationId), LONGEST_TOLD),
  };
  if (request.kind === 'working') return call('PUT', `/segments/${segmentId}/working-text`, saved, keep);
  const confirm = request.kind === 'confirm';
  const fromMemory = matches.get(segmentId) === text;
  return call('POST', `/segments/${segmentId}/revisions`, { ...saved, confirm, fromMemory }, keep);
}
