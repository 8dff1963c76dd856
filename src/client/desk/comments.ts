// Comments beside the segment: sent without leaving the page, kept in this browser until they are.
import { ApiFailure, call } from './api.ts';
import type { Desk } from './desk.ts';
import type { Row } from './row.ts';
import { type Selected, selectionIn } from './selected-words.ts';
import { readText } from './text-dom.ts';

export type Comments = {
  /** Opens the field of a new comment on the row in hand, about the words that are selected. */
  begin: (row: Row) => void;
  /** Keeps what stands in the fields, also what was typed before this script ran. */
  keep: () => void;
  /** The details of a segment were drawn anew: what was typed and not sent stands in its fields again. */
  drawn: () => void;
};

export function createComments(desk: Desk): Comments {
  const { data, messages, toasts } = desk;
  const panel = document.getElementById('inspector')!;
  const prefix = `padanan:comment:${data.userId}:`;
  /** What the next new comment is about; holds for its segment only. */
  let about: (Selected & { quote: string }) | null = null;
  let focusWanted = false;

  const segmentOf = (element: Element) =>
    element.closest<HTMLElement>('[data-segment]')?.dataset.segment ?? '';
  const keyOf = (form: HTMLFormElement) => `${prefix}${segmentOf(form)}:${form.dataset.comment}`;
  const fieldOf = (form: HTMLFormElement) => form.querySelector('textarea')!;
  const forms = () => panel.querySelectorAll<HTMLFormElement>('form[data-comment]');

  function showQuote(): void {
    const form = panel.querySelector<HTMLFormElement>('form[data-comment=""]');
    const quote = form?.querySelector<HTMLElement>('[data-quote]');
    if (!form || !quote) return;
    const mine = about?.row.segmentId === segmentOf(form) ? about : null;
    quote.hidden = mine === null;
    quote.textContent = mine?.quote ?? '';
    quote.lang = mine?.side === 'source' ? data.sourceLang : data.targetLang;
    if (!focusWanted) return;
    focusWanted = false;
    fieldOf(form).focus();
  }

  async function send(form: HTMLFormElement): Promise<void> {
    const segmentId = segmentOf(form);
    const row = desk.rows.get(segmentId);
    const threadId = form.dataset.comment === '' ? null : form.dataset.comment!;
    const anchor =
      threadId === null && about?.row.segmentId === segmentId
        ? { side: about.side, span: about.span, quote: about.quote }
        : null;
    const operationId = (form.elements.namedItem('operationId') as HTMLInputElement).value;
    const body = { text: fieldOf(form).value, threadId, anchor, operationId };
    await call('POST', `/segments/${segmentId}/comments`, body);
    localStorage.removeItem(keyOf(form));
    fieldOf(form).value = '';
    if (threadId === null) about = null;
    if (row) desk.inspector.show(row);
  }

  async function resolve(form: HTMLFormElement, resolved: boolean): Promise<void> {
    const row = desk.rows.get(segmentOf(form));
    const threadId = form.dataset.resolve!;
    const set = async (to: boolean) => {
      await call('POST', `/threads/${threadId}`, { resolved: to, operationId: crypto.randomUUID() });
      if (row) desk.inspector.show(row);
    };
    await set(resolved);
    const undo = () => void set(!resolved).catch(failed);
    toasts.show(messages.text(resolved ? 'comments.was-resolved' : 'comments.was-reopened'), { undo });
  }

  function failed(error: unknown): void {
    if (!(error instanceof ApiFailure)) throw error;
    toasts.show(error.message === '' ? messages.text('comments.failed') : error.message);
  }

  panel.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (form.dataset.comment !== undefined) {
      event.preventDefault();
      send(form).catch(failed);
    } else if (form.dataset.resolve !== undefined) {
      event.preventDefault();
      const wanted = (form.elements.namedItem('resolved') as HTMLInputElement).value;
      resolve(form, wanted === '1').catch(failed);
    }
  });
  panel.addEventListener('input', (event) => {
    const form = (event.target as Element).closest<HTMLFormElement>('form[data-comment]');
    if (form) localStorage.setItem(keyOf(form), fieldOf(form).value);
  });
  panel.addEventListener('keydown', (event) => {
    const form = (event.target as Element).closest<HTMLFormElement>('form[data-comment]');
    if (!form || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    form.requestSubmit();
  });
  panel.addEventListener('click', (event) => {
    const login = (event.target as Element).closest<HTMLElement>('[data-mention]')?.dataset.mention;
    const form = (event.target as Element).closest<HTMLFormElement>('form[data-comment]');
    if (login === undefined || !form) return;
    const field = fieldOf(form);
    field.setRangeText(`@${login} `, field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.focus();
  });
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a[data-comments]');
    const row = link && desk.rowAt(link);
    if (!row) return;
    event.preventDefault();
    desk.inspector.open('comments');
    desk.active.activate(row);
  });

  return {
    begin(row) {
      const selected = selectionIn(desk);
      const text =
        selected && readText(selected.side === 'source' ? selected.row.source! : selected.row.target);
      about =
        selected?.row === row && text !== null
          ? { ...selected, quote: text.slice(selected.span.start, selected.span.end) }
          : null;
      focusWanted = true;
      desk.inspector.open('comments');
      const shown = panel.querySelector<HTMLElement>('.inspector-body')?.dataset.segment;
      if (shown === row.segmentId) showQuote();
      else desk.inspector.show(row);
    },
    keep() {
      for (const form of forms())
        if (fieldOf(form).value !== '') localStorage.setItem(keyOf(form), fieldOf(form).value);
    },
    drawn() {
      for (const form of forms()) fieldOf(form).value = localStorage.getItem(keyOf(form)) ?? '';
      showQuote();
    },
  };
}
