// The glossary: searches while one types, and keeps the address in step so that a search can be sent to a colleague.
import { shortcutFor } from '../model/shortcuts.ts';

const form = document.querySelector<HTMLFormElement>('.glossary-search')!;
const field = form.querySelector<HTMLInputElement>('input[type=search]')!;
const results = document.getElementById('results')!;
const said = document.getElementById('results-said')!;
/** Long enough to skip most letters of a fast typist, short enough to feel like none. */
const PAUSE_MS = 110;

const PAGE = '/glossary';

let timer = 0;
let asked = field.value;
let current: AbortController | null = null;

async function search(): Promise<void> {
  if (field.value === asked) return;
  asked = field.value;
  current?.abort();
  current = new AbortController();
  const { signal } = current;
  const entries = [...new FormData(form)].filter(([, value]) => value !== '') as [string, string][];
  const query = new URLSearchParams(entries);
  const page = `${PAGE}${entries.length === 0 ? '' : `?${query}`}`;
  query.set('part', 'list');
  try {
    const answer = await fetch(`${PAGE}?${query}`, { signal });
    if (answer.redirected || !answer.ok) return form.submit();
    results.innerHTML = await answer.text();
  } catch (error) {
    if (signal.aborted) return;
    asked = '\0';
    throw error;
  }
  history.replaceState(null, '', page);
  for (const link of document.querySelectorAll('.letters [aria-current]'))
    link.removeAttribute('aria-current');
  said.textContent = results.querySelector('[data-count]')?.textContent ?? '';
}

field.addEventListener('input', () => {
  clearTimeout(timer);
  timer = window.setTimeout(search, PAUSE_MS);
});
for (const select of form.querySelectorAll('select')) select.addEventListener('change', () => form.submit());
// Enter goes to the first concept that was found, once the list is what was typed.
form.addEventListener('submit', (event) => {
  if (document.activeElement !== field) return;
  event.preventDefault();
  clearTimeout(timer);
  void search().then(() => {
    const first = results.querySelector<HTMLAnchorElement>('.concept a');
    if (field.value !== '' && first !== null) first.focus();
  });
});

/** Down and up go through the concepts, up from the first one back to the field; elsewhere they scroll. */
document.addEventListener('keydown', (event) => {
  const id = shortcutFor(event, ['glossary']);
  if (id !== 'next-concept' && id !== 'previous-concept') return;
  const links = [...results.querySelectorAll<HTMLAnchorElement>('.concept a')];
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  if (at < 0 && document.activeElement !== field) return;
  const next = at + (id === 'next-concept' ? 1 : -1);
  if (next >= links.length) return;
  event.preventDefault();
  (links[next] ?? field).focus();
});
