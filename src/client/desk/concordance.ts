// The concordance: searches the translation memory for the selected words, or for any, and puts what was found at the cursor.
import type { Desk } from './desk.ts';
import { watchSelection } from './selected-words.ts';

/** Long enough to skip most letters of a fast typist. */
const PAUSE_MS = 150;

/** Answers what opens it. */
export function createConcordance(desk: Desk): () => void {
  const dialog = document.getElementById('concordance') as HTMLDialogElement;
  const form = dialog.querySelector('form')!;
  const field = form.querySelector<HTMLInputElement>('input[type=search]')!;
  const results = dialog.querySelector<HTMLElement>('.concordance-results')!;
  const lang = new URLSearchParams(location.search).get('lang');
  const selected = watchSelection(desk);
  let timer = 0;
  let current: AbortController | null = null;

  async function search(): Promise<void> {
    current?.abort();
    current = new AbortController();
    const { signal } = current;
    if (field.value.trim() === '') {
      results.replaceChildren();
      return;
    }
    const query = new URLSearchParams({
      q: field.value,
      project: desk.data.projectId,
      part: 'list',
      ...(lang === null ? {} : { lang }),
    });
    try {
      const answer = await fetch(`/memory?${query}`, { signal });
      if (!answer.ok) throw new Error(String(answer.status));
      results.innerHTML = await answer.text();
    } catch {
      if (!signal.aborted) results.textContent = desk.messages.text('memory.failed');
    }
  }

  field.addEventListener('input', () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void search(), PAUSE_MS);
  });
  // In a search field the key would only empty it.
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    dialog.close();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    window.clearTimeout(timer);
    void search();
  });
  dialog.addEventListener('click', (event) => {
    const target = event.target as Element;
    if (target === dialog || target.closest('[data-close]')) dialog.close();
    const text = target.closest<HTMLElement>('[data-insert]')?.dataset.insert;
    if (text === undefined) return;
    dialog.close();
    desk.active.editor()?.insert(text);
  });
  dialog.addEventListener('close', () => desk.active.editor()?.focus());

  return () => {
    const { indonesian, english } = selected();
    dialog.dataset.editing = String(desk.active.current() !== null);
    dialog.showModal();
    const words = indonesian || english;
    if (words !== '' && words.length < 200) field.value = words;
    field.select();
    void search();
  };
}
