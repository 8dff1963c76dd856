// Find in the document: every match marked on both sides, one after the other with Enter.
import type { Messages } from './messages.ts';
import { rangeOf, readText } from './text-dom.ts';

/** Marks at most this many matches; more are counted no further. */
const MOST = 1000;

export function startFind(messages: Messages): { focus: () => void } {
  const form = document.querySelector<HTMLFormElement>('.find')!;
  const input = form.querySelector('input')!;
  const count = form.querySelector('output')!;
  const canMark = 'highlights' in CSS;
  const all = canMark ? new Highlight() : null;
  const current = canMark ? new Highlight() : null;
  if (all && current) {
    current.priority = 3;
    all.priority = 2;
    CSS.highlights.set('find', all);
    CSS.highlights.set('find-current', current);
  }
  let matches: Range[] = [];
  let at = -1;
  let timer = 0;

  function search(): void {
    const wanted = input.value.trim().toLocaleLowerCase();
    matches = [];
    at = -1;
    if (wanted !== '') collect(wanted);
    all?.clear();
    for (const match of matches) all?.add(match);
    if (matches.length > 0) go(0);
    else {
      current?.clear();
      count.textContent = wanted === '' ? '' : messages.text('find.nothing');
    }
  }

  function collect(wanted: string): void {
    for (const element of document.querySelectorAll<HTMLElement>('.row:not([hidden]) .text[data-side]')) {
      const text = readText(element).toLocaleLowerCase();
      let from = text.indexOf(wanted);
      while (from >= 0 && matches.length < MOST) {
        const range = rangeOf(element, { start: from, end: from + wanted.length });
        if (range) matches.push(range);
        from = text.indexOf(wanted, from + wanted.length);
      }
    }
  }

  function go(index: number): void {
    if (matches.length === 0) return;
    at = (index + matches.length) % matches.length;
    const match = matches[at]!;
    current?.clear();
    current?.add(match);
    count.textContent = messages.text('find.count', { at: at + 1, total: matches.length });
    match.startContainer.parentElement?.closest('.row')?.scrollIntoView({ block: 'center' });
  }

  input.addEventListener('input', () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(search, 150);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      if (at < 0) search();
      else go(at + (event.shiftKey ? -1 : 1));
    }
    if (event.key === 'Escape') {
      input.value = '';
      search();
      input.blur();
    }
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('click', (event) => {
    const step = (event.target as Element).closest<HTMLElement>('[data-find]')?.dataset.find;
    if (step) go(at + (step === 'next' ? 1 : -1));
  });
  return {
    focus() {
      input.focus();
      input.select();
    },
  };
}
