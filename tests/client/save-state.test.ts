// The autosave state machine: what is sent when, and that no typed text is ever called saved before it is.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cleanState,
  isUnsaved,
  nextSaveState,
  PAUSE_MS,
  type SaveEvent,
  type SaveState,
} from '../../src/client/desk/save-state.ts';

const run = (state: SaveState, ...events: SaveEvent[]) => events.reduce(nextSaveState, state);
const typed = (text: string, now = 0): SaveEvent => ({ type: 'typed', text, now });
const tick = (now: number): SaveEvent => ({ type: 'tick', now, operationId: `op-${now}` });
const theirs = { number: 2, text: 'theirs', authorName: 'Rani', createdAt: 5 };

describe('autosave', () => {
  it('saves the working text after a pause, not before', () => {
    const waiting = run(cleanState(1, 'a'), typed('ab'), tick(PAUSE_MS - 1));
    expect(waiting).toMatchObject({ status: 'waiting', sending: false });
    const sent = run(waiting, tick(PAUSE_MS));
    expect(sent).toMatchObject({ status: 'saving', sending: true });
    expect(sent.queue).toEqual([{ kind: 'working', text: 'ab', base: 1, operationId: `op-${PAUSE_MS}` }]);
    expect(run(sent, { type: 'stored', now: 700 })).toMatchObject({
      status: 'saved',
      stored: 'ab',
      queue: [],
    });
  });

  it('keeps text typed during a save and saves it next', () => {
    const after = run(cleanState(1, ''), typed('a'), tick(600), typed('ab', 650), {
      type: 'stored',
      now: 700,
    });
    expect(after).toMatchObject({ status: 'waiting', stored: 'a', text: 'ab', dueAt: 700 + PAUSE_MS });
  });

  it('confirms in order and carries the new base on', () => {
    const asked = run(
      cleanState(1, ''),
      typed('a'),
      { type: 'ask', kind: 'confirm', operationId: 'c', now: 10 },
      typed('ab', 20),
      { type: 'ask', kind: 'revision', operationId: 'r', now: 30 },
    );
    expect(asked.queue.map((one) => one.kind)).toEqual(['confirm', 'revision']);
    const after = run(asked, { type: 'revised', base: 2, text: 'a', now: 40 });
    expect(after.queue).toEqual([{ kind: 'revision', text: 'ab', base: 2, operationId: 'r' }]);
    expect(after.sending).toBe(true);
  });

  it('retries with the same operation id and longer waits', () => {
    const sent = run(cleanState(1, ''), typed('a'), tick(600));
    const failed = run(sent, { type: 'failed', reason: 'network', now: 1000 });
    expect(failed).toMatchObject({ status: 'retrying', dueAt: 2000, sending: false });
    const again = run(failed, tick(1999), tick(2000));
    expect(again.sending).toBe(true);
    expect(again.queue[0]!.operationId).toBe('op-600');
    expect(run(again, { type: 'failed', reason: 'network', now: 2100 }).dueAt).toBe(4100);
  });

  it('waits for sign-in without dropping anything', () => {
    const sent = run(cleanState(1, ''), typed('a'), tick(600));
    const out = run(sent, { type: 'failed', reason: 'signed-out', now: 700 });
    expect(out.status).toBe('signed-out');
    expect(isUnsaved(out)).toBe(true);
  });

  it('sends nothing in a conflict until the person chooses', () => {
    const sent = run(cleanState(1, 'base'), typed('mine'), tick(600), { type: 'conflicted', theirs });
    const typing = run(sent, typed('mine!', 700), tick(9999), {
      type: 'ask',
      kind: 'revision',
      operationId: 'x',
      now: 9999,
    });
    expect(typing).toMatchObject({ status: 'conflict', sending: false, text: 'mine!' });
    const settled = run(typing, { type: 'settled', text: 'mine!', operationId: 's', now: 10_000 });
    expect(settled.queue).toEqual([{ kind: 'revision', text: 'mine!', base: 2, operationId: 's' }]);
    const kept = run(typing, { type: 'settled', text: 'theirs', operationId: 's', now: 10_000 });
    expect(kept).toMatchObject({ status: 'saving', base: 2, text: 'theirs' });
    expect(kept.queue[0]).toMatchObject({ kind: 'discard', base: 2 });
  });

  it('never lets a newer revision from elsewhere replace unsaved text', () => {
    const typing = run(cleanState(1, 'a'), typed('ab'));
    expect(run(typing, { type: 'replaced', base: 2, text: 'z' })).toBe(typing);
    expect(run(cleanState(1, 'a'), { type: 'replaced', base: 2, text: 'z' })).toMatchObject({
      text: 'z',
      base: 2,
    });
  });

  it('calls a text saved only when the server has acknowledged that very text', () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('type' as const), text: fc.string({ maxLength: 3 }) }),
      fc.record({ do: fc.constantFrom('tick', 'answer', 'fail', 'confirm', 'leave') }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let state = cleanState(1, 'start');
        let now = 0;
        const acknowledged = ['start'];
        steps.forEach((one, index) => {
          now += 400;
          const operationId = String(index);
          const first = state.queue[0];
          if ('text' in one) state = nextSaveState(state, typed(one.text, now));
          else if (one.do === 'tick') state = nextSaveState(state, { type: 'tick', now, operationId });
          else if (one.do === 'confirm' || one.do === 'leave') {
            const kind = one.do === 'confirm' ? 'confirm' : 'revision';
            state = nextSaveState(state, { type: 'ask', kind, operationId, now });
          } else if (state.sending && first) {
            if (one.do === 'fail') state = nextSaveState(state, { type: 'failed', reason: 'network', now });
            else {
              acknowledged.push(first.text);
              const base = state.base + 1;
              state =
                first.kind === 'working'
                  ? nextSaveState(state, { type: 'stored', now })
                  : nextSaveState(state, { type: 'revised', base, text: first.text, now });
            }
          }
          if (state.status === 'saved') expect(state.text).toBe(acknowledged.at(-1));
          if (state.text !== acknowledged.at(-1)) expect(isUnsaved(state)).toBe(true);
        });
      }),
    );
  });
});
