// The dialog that adds the selected words to the glossary, or proposes them, without leaving the document.
import { ApiFailure, call } from './api.ts';
import type { Desk } from './desk.ts';
import { watchSelection } from './selected-words.ts';
import { fetchPage, takeSources } from './take-page.ts';

type Proposed = { conceptId: string } | { proposalId: string };

/** Answers what opens the dialog, prefilled with what is selected. */
export function createAddTerm(desk: Desk): () => void {
  const { data, messages, toasts } = desk;
  const dialog = document.getElementById('add-term') as HTMLDialogElement;
  const form = dialog.querySelector('form')!;
  const problem = dialog.querySelector<HTMLElement>('[data-problem]')!;
  const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement;
  const selectedWords = watchSelection(desk);
  let operationId = '';

  function open(): void {
    if (dialog.open) return;
    const words = selectedWords();
    // What was typed and not sent stays until other words are selected.
    if (words.indonesian !== '' || words.english !== '' || operationId === '') {
      form.reset();
      for (const [name, value] of Object.entries(words))
        field(name).value = value.slice(0, name === 'context' ? 2000 : 200);
      operationId = crypto.randomUUID();
    }
    problem.hidden = true;
    document.getElementById('word-card')!.hidden = true;
    dialog.showModal();
    const first = ['indonesian', 'english'].find((name) => field(name).value === '') ?? 'english';
    field(first).focus();
    field(first).select();
  }

  async function send(): Promise<void> {
    const body = Object.fromEntries(new FormData(form));
    const term = field('indonesian').value.trim();
    try {
      const made = await call<Proposed>('POST', `/documents/${data.documentId}/terms`, {
        ...body,
        operationId,
      });
      dialog.close();
      operationId = '';
      if ('proposalId' in made) {
        toasts.show(messages.text('add-term.proposed', { term }));
        return;
      }
      const run = () => location.assign(`/glossary/${made.conceptId}?changed=1`);
      toasts.show(messages.text('add-term.added', { term }), {
        action: { label: messages.text('add-term.open'), run },
      });
      const page = await fetchPage();
      if (page !== null) takeSources(desk, page);
    } catch (error) {
      problem.textContent =
        error instanceof ApiFailure && error.message !== '' ? error.message : messages.text('save.retrying');
      problem.hidden = false;
    }
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });
  dialog.querySelector('[data-close]')!.addEventListener('click', () => dialog.close());
  // The cursor goes back to where it was.
  dialog.addEventListener('close', () => desk.active.editor()?.focus());
  return open;
}
