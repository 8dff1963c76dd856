// What can be done to a row besides typing: taking a confirmation back, reviewing, restoring, drafting, its kind.
import type { JobJson } from '../../model/desk-json.ts';
import { takeAnswer, takeChange } from './answers.ts';
import { ApiFailure, call } from './api.ts';
import type { Arranging } from './arranging.ts';
import { baseOf, type Desk } from './desk.ts';
import type { Drafting } from './drafting.ts';
import type { Row } from './row.ts';
import type { RevisionAnswer } from './saver.ts';

export type RowActs = {
  unconfirm: (row: Row) => void;
  review: (row: Row) => void;
  restore: (row: Row, number: number) => void;
  draft: (row: Row) => void;
  /** Takes over the kind and inclusion that the row's menu says. */
  settle: (row: Row, form: HTMLFormElement) => void;
  /** A row's news from the event stream: perhaps the draft that was asked for. */
  told: (answer: RevisionAnswer) => void;
  jobTold: (job: JobJson) => void;
};

export function createRowActs(desk: Desk, drafting: () => Drafting, arranging: () => Arranging): RowActs {
  const { messages, toasts, saver } = desk;
  /** Segments whose draft was asked for here, with the revision to go back to. */
  const awaited = new Map<string, number>();

  const send = (row: Row, path: string, body: object) =>
    call<RevisionAnswer>('POST', `/segments/${row.segmentId}/${path}`, {
      ...body,
      base: baseOf(desk, row),
      operationId: crypto.randomUUID(),
    });

  async function act(row: Row, path: 'unconfirm' | 'reviewed', said: string): Promise<void> {
    takeAnswer(desk, await send(row, path, {}));
    toasts.show(messages.text(said, { number: row.number }));
    if (desk.active.current() === row) desk.inspector.show(row);
  }

  async function restore(row: Row, number: number, undoing: boolean): Promise<void> {
    saver.ask(row.segmentId, 'revision');
    const before = baseOf(desk, row);
    // Revision 0 is the empty text that a segment begins with.
    const answer = await (number === 0
      ? send(row, 'revisions', { text: '', confirm: false })
      : send(row, 'restore', { number }));
    takeChange(desk, answer);
    if (undoing) toasts.show(messages.text('toast.undone'));
    else {
      toasts.show(messages.text('toast.restored', { number: row.number, revision: number }), {
        undo: () => guard(restore(row, before, true)),
      });
    }
  }

  async function draft(row: Row): Promise<void> {
    awaited.set(row.segmentId, baseOf(desk, row));
    row.element.classList.add('row-drafting');
    if ((await drafting().start('segment', row.segmentId)) !== null) return;
    awaited.delete(row.segmentId);
    row.element.classList.remove('row-drafting');
  }

  async function settle(row: Row, form: HTMLFormElement): Promise<void> {
    const { dataset } = row.element;
    const before = { kind: dataset.kind, included: dataset.included };
    const kind = form.querySelector<HTMLSelectElement>('[name=kind]')!.value;
    const included = form.querySelector<HTMLInputElement>('[name=included]')!.checked;
    Object.assign(dataset, { kind, included: String(included) });
    try {
      const operationId = crypto.randomUUID();
      const { eventId } = await call<{ eventId: string | null }>('POST', `/paragraphs/${row.paragraphId}`, {
        kind,
        included,
        operationId,
      });
      const said = kind !== before.kind ? 'arrange.kind' : included ? 'arrange.included' : 'arrange.left-out';
      if (eventId !== null) arranging().offerUndo(eventId, messages.text(said, { number: row.number }));
      desk.inspector.show(row);
    } catch (error) {
      Object.assign(dataset, before);
      throw error;
    }
  }

  function guard(work: Promise<void>): void {
    work.catch((error: unknown) => {
      if (!(error instanceof ApiFailure)) throw error;
      const reason = error.message === '' ? messages.text('save.retrying') : error.message;
      toasts.show(messages.text('toast.failed', { reason }));
    });
  }

  return {
    unconfirm: (row) => guard(act(row, 'unconfirm', 'toast.unconfirmed')),
    review: (row) => guard(act(row, 'reviewed', 'toast.reviewed')),
    restore: (row, number) => guard(restore(row, number, false)),
    draft: (row) => guard(draft(row)),
    settle: (row, form) => guard(settle(row, form)),
    told(answer) {
      takeChange(desk, answer);
      const { segmentId, base } = answer.row;
      const row = desk.rows.get(segmentId);
      const before = awaited.get(segmentId);
      if (row === undefined || before === undefined || base <= before) return;
      awaited.delete(segmentId);
      row.element.classList.remove('row-drafting');
      toasts.show(messages.text('draft.drafted', { number: row.number }), {
        undo: () => guard(restore(row, before, true)),
      });
    },
    jobTold(job) {
      if (job.status === 'queued' || job.status === 'running') return;
      for (const id of awaited.keys()) desk.rows.get(id)?.element.classList.remove('row-drafting');
    },
  };
}
