// Moving a row's paragraph, merging it with the next, and taking such acts back.
import { ApiFailure, call } from './api.ts';
import { baseOf, type Desk } from './desk.ts';
import { reveal } from './movement.ts';
import type { Row } from './row.ts';

export type Arranging = {
  move: (row: Row, step: -1 | 1) => void;
  merge: (row: Row) => void;
  /** Says what was done, with an undo. */
  offerUndo: (eventId: string, said: string) => void;
};

/** `refresh`: brings the page to what the server says. */
export function createArranging(desk: Desk, refresh: () => Promise<void>): Arranging {
  const { messages, toasts, saver, data } = desk;

  const post = (path: string, body: object) =>
    call<{ eventId: string; kept?: number }>('POST', path, { ...body, operationId: crypto.randomUUID() });

  function guard(work: Promise<void>): void {
    work.catch((error: unknown) => {
      if (!(error instanceof ApiFailure)) throw error;
      const reason = error.message === '' ? messages.text('save.retrying') : error.message;
      toasts.show(messages.text('toast.failed', { reason }));
    });
  }

  /** Nothing is arranged before the server has what was typed here. */
  async function settled(): Promise<boolean> {
    const all = await saver.settled();
    if (!all) toasts.show(messages.text('save.not-yet'));
    return all;
  }

  function offerUndo(eventId: string, said: string): void {
    toasts.show(said, { undo: () => guard(undo(eventId)) });
  }

  async function undo(eventId: string): Promise<void> {
    if (!(await settled())) return;
    const { kept = 0 } = await post(`/documents/${data.documentId}/acts/${eventId}/undo`, {});
    await refresh();
    toasts.show(messages.text(kept > 0 ? 'arrange.kept' : 'toast.undone'));
  }

  async function move(row: Row, step: -1 | 1): Promise<void> {
    const { number } = row;
    const { eventId } = await post(`/paragraphs/${row.paragraphId}/move`, { step });
    await refresh();
    reveal(row);
    offerUndo(eventId, messages.text('arrange.moved', { number, to: row.number }));
  }

  async function merge(row: Row): Promise<void> {
    if (!(await settled())) return;
    const rows = [...desk.rows.values()].filter((one) => one === row || one.element.dataset.gone === '');
    const below = rows[rows.indexOf(row) + 1];
    const belowBase = below === undefined ? {} : { belowBase: baseOf(desk, below) };
    const body = { base: baseOf(desk, row), ...belowBase };
    const { eventId } = await post(`/paragraphs/${row.paragraphId}/merge`, body);
    await refresh();
    offerUndo(eventId, messages.text('arrange.merged', { number: row.number }));
  }

  return {
    move: (row, step) => guard(move(row, step)),
    merge: (row) => guard(merge(row)),
    offerUndo,
  };
}
