// The card over a glossary term of the source: its translations, what to avoid, its note; a click inserts.
import type { Messages } from './messages.ts';
import type { TermEntry } from './page-data.ts';

/** Time in ms the pointer rests on a term before its card opens, and may be off both before it closes. */
const OPEN_MS = 120;
const CLOSE_MS = 220;

export function createTermCard(
  terms: readonly TermEntry[],
  messages: Messages,
  sourceLang: string,
  targetLang: string,
  insert: (term: HTMLElement, text: string) => void,
): void {
  const card = document.getElementById('term-card')!;
  let timer = 0;
  let shown: HTMLElement | null = null;

  function later(run: () => void, wait: number): void {
    window.clearTimeout(timer);
    timer = window.setTimeout(run, wait);
  }

  function hide(): void {
    card.hidden = true;
    shown?.removeAttribute('aria-describedby');
    shown = null;
  }

  function open(term: HTMLElement): void {
    const entry = terms[Number(term.dataset.entry)];
    if (entry === undefined || !term.isConnected) return;
    shown?.removeAttribute('aria-describedby');
    shown = term;
    fill(entry, term);
    card.hidden = false;
    term.setAttribute('aria-describedby', card.id);
    const place = term.getClientRects()[0] ?? term.getBoundingClientRect();
    const width = card.offsetWidth;
    const left = Math.max(8, Math.min(place.left, document.documentElement.clientWidth - width - 8));
    const below = place.bottom + 6 + card.offsetHeight < window.innerHeight;
    const top = below ? place.bottom + 6 : place.top - card.offsetHeight - 6;
    card.style.left = `${left + window.scrollX}px`;
    card.style.top = `${top + window.scrollY}px`;
  }

  function fill(entry: TermEntry, term: HTMLElement): void {
    const head = document.createElement('p');
    head.className = 'term-card-head';
    head.lang = sourceLang;
    head.textContent = entry.term;
    const state = document.createElement('span');
    state.className = 'term-state';
    state.lang = '';
    state.dataset.status = term.dataset.status;
    state.textContent = messages.text(`term.${term.dataset.status ?? 'missing'}`);
    head.append(state);
    const targets = document.createElement('div');
    targets.className = 'term-targets';
    targets.lang = targetLang;
    for (const target of entry.targets) {
      const chip = document.createElement('button');
      chip.type = 'button';
      chip.className = 'chip';
      chip.textContent = target;
      chip.title = messages.text('term.insert', { text: target });
      // The cursor stays in the editor.
      chip.addEventListener('mousedown', (event) => event.preventDefault());
      chip.addEventListener('click', () => {
        insert(term, target);
        hide();
      });
      targets.append(chip);
    }
    card.replaceChildren(head, targets);
    if (entry.deprecated.length > 0) {
      addNote(messages.text('term.avoid', { terms: entry.deprecated.join(', ') }));
    }
    if (entry.note !== '') addNote(entry.note);
  }

  function addNote(words: string): void {
    const note = document.createElement('p');
    note.className = 'term-note';
    note.textContent = words;
    card.append(note);
  }

  const termAt = (event: Event) => (event.target as Element).closest?.<HTMLElement>('.source .term') ?? null;

  // The card says what the tooltip says without scripts; both at once would cover each other.
  for (const term of document.querySelectorAll('.source .term[title]')) term.removeAttribute('title');
  document.addEventListener('pointerover', (event) => {
    const term = termAt(event);
    if (term) later(() => open(term), shown === null ? OPEN_MS : 40);
    else if (card.contains(event.target as Node)) window.clearTimeout(timer);
    else if (shown !== null) later(hide, CLOSE_MS);
    else window.clearTimeout(timer);
  });
  document.addEventListener('focusin', (event) => {
    const term = termAt(event);
    if (term) open(term);
    else if (!card.contains(event.target as Node) && shown !== null) hide();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && shown !== null) {
      hide();
      event.stopPropagation();
      return;
    }
    const term = termAt(event);
    if (term === null || (event.key !== 'Enter' && event.key !== ' ')) return;
    const first = terms[Number(term.dataset.entry)]?.targets[0];
    if (first === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    insert(term, first);
  });
  document.addEventListener('scroll', () => shown !== null && hide(), { passive: true, capture: true });
}
