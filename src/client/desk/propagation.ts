// The offer after a confirmation: other segments with the same source, shown when asked for, changed only where they are ticked.
import { ApiFailure, call } from './api.ts';
import type { Desk } from './desk.ts';
import { rowInHand } from './movement.ts';
import type { Row } from './row.ts';

type Done = { propagationId: string; segments: number; left: readonly unknown[] };

export type PropagationOffers = {
  /** Says so where other segments have the same source as a row that was just confirmed. */
  offer: (row: Row) => void;
  /** Opens the list: of the last offer that stands, else of the row in hand. */
  open: () => void;
};

export function createPropagation(desk: Desk): PropagationOffers {
  const { messages, toasts, saver } = desk;
  const dialog = document.getElementById('propagation') as HTMLDialogElement;
  const body = dialog.querySelector<HTMLElement>('[data-body]')!;
  const lang = new URLSearchParams(location.search).get('lang');
  let offered: Row | null = null;
  let closeLast = () => {};
  let segmentId = '';
  let operationId = '';

  async function offer(row: Row): Promise<void> {
    try {
      const { count } = await call<{ count: number }>('GET', `/segments/${row.segmentId}/same`);
      if (count === 0) {
        if (offered === row) offered = null;
        return;
      }
      offered = row;
      const action = { label: messages.text('propagation.show'), run: () => guard(show(row)) };
      // One offer at a time: the confirmation's own message, with its way back, stays beside it.
      closeLast();
      closeLast = toasts.show(messages.text('propagation.offer', { count }), { action });
    } catch {
      // An offer that cannot be made is none.
    }
  }

  async function show(row: Row): Promise<void> {
    closeLast();
    offered = null;
    segmentId = row.segmentId;
    operationId = crypto.randomUUID();
    // What is being typed is what is offered.
    saver.ask(segmentId, 'revision');
    await saver.settled();
    const query = lang === null ? 'part=list' : `part=list&lang=${encodeURIComponent(lang)}`;
    const answer = await fetch(`/segments/${segmentId}/same?${query}`);
    if (!answer.ok) throw new ApiFailure(answer.status, 'unknown', messages.text('save.retrying'));
    body.innerHTML = await answer.text();
    if (!dialog.open) dialog.showModal();
    body.querySelector<HTMLElement>('input[type=checkbox]:enabled, [data-close]')?.focus();
  }

  async function apply(form: HTMLFormElement): Promise<void> {
    const picks = [...form.querySelectorAll<HTMLInputElement>('input[name=pick]:checked')].map(
      ({ value }) => {
        const at = value.lastIndexOf(':');
        return { segmentId: value.slice(0, at), number: Number(value.slice(at + 1)) };
      },
    );
    const path = `/segments/${segmentId}/same`;
    const done = await call<Done>('POST', path, { picks, operationId });
    dialog.close();
    const said = [messages.text('propagation.done', { count: done.segments })];
    if (done.left.length > 0) said.push(messages.text('propagation.left', { count: done.left.length }));
    toasts.show(said.join(' '), done.segments === 0 ? {} : { undo: () => guard(undo(done.propagationId)) });
  }

  async function undo(propagationId: string): Promise<void> {
    await call('POST', `/propagations/${propagationId}/undo`, { operationId: crypto.randomUUID() });
    toasts.show(messages.text('toast.undone'));
  }

  function guard(work: Promise<void>): void {
    work.catch((error: unknown) => {
      const reason = error instanceof ApiFailure ? error.message : String(error);
      toasts.show(messages.text('toast.failed', { reason }));
    });
  }

  dialog.addEventListener('submit', (event) => {
    event.preventDefault();
    guard(apply(event.target as HTMLFormElement));
  });
  dialog.addEventListener('click', (event) => {
    const target = event.target as Element;
    if (target === dialog || target.closest('[data-close]')) dialog.close();
  });
  dialog.addEventListener('close', () => desk.active.editor()?.focus());

  return {
    offer: (row) => void offer(row),
    open() {
      const row = offered ?? rowInHand(desk);
      if (row) guard(show(row));
    },
  };
}
