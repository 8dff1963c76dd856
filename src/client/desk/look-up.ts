// The dictionary over a source word that is no term: after the pointer has rested on it, or by key.
import { words } from '../../text/tokens.ts';
import { call } from './api.ts';
import { placeAt } from './counterpart-hover.ts';
import type { Desk } from './desk.ts';
import { rowInHand } from './movement.ts';
import { offsetOf, rangeOf, readText } from './text-dom.ts';

/** Time in ms the pointer rests on a word before its card opens. */
const OPEN_MS = 600;
const MOST_HELD = 500;

type Found = {
  word: string;
  form: string;
  root: string;
  affixes: readonly string[];
  entries: readonly { partOfSpeech: string; english: readonly string[] }[];
};
/** A word of a source: its text's element and its place among the text's words. */
type Place = { text: HTMLElement; at: number };

/** Starts the pointer's look-up; answers what the key does: the selected word, the one pointed at, or the next in the row. */
export function startLookUp(desk: Desk): () => void {
  const { messages, data } = desk;
  const card = document.getElementById('word-card')!;
  const held = new Map<string, Promise<Found>>();
  let timer = 0;
  let shown: Place | null = null;
  let pointer = { x: 0, y: 0 };
  let asked = 0;

  const spansOf = (text: HTMLElement) => words(readText(text), data.sourceLang);

  function placeUnder(x: number, y: number): Place | null {
    const place = placeAt(x, y);
    const element = place?.node instanceof Element ? place.node : place?.node.parentElement;
    const text = element?.closest<HTMLElement>('.source .text');
    if (!place || !text || element?.closest('.term')) return null;
    const offset = offsetOf(text, place.node, place.offset);
    const at = spansOf(text).findIndex(
      (span) => offset !== null && span.start <= offset && offset < span.end,
    );
    if (at < 0) return null;
    // The caret snaps to the nearest word: the pointer itself has to be over it.
    const box = rangeOf(text, spansOf(text)[at]!)?.getBoundingClientRect();
    const over = box && x >= box.left - 2 && x <= box.right + 2 && y >= box.top - 4 && y <= box.bottom + 4;
    return over ? { text, at } : null;
  }

  function hide(): void {
    window.clearTimeout(timer);
    asked += 1;
    card.hidden = true;
    shown = null;
  }

  function find(word: string): Promise<Found> {
    const known = held.get(word);
    if (known !== undefined) return known;
    if (held.size >= MOST_HELD) held.clear();
    const found = call<Found>('GET', `/dictionary?word=${encodeURIComponent(word)}`);
    held.set(word, found);
    found.catch(() => held.delete(word));
    return found;
  }

  async function open(place: Place, byKey: boolean): Promise<void> {
    asked += 1;
    const mine = asked;
    const span = spansOf(place.text)[place.at]!;
    const word = readText(place.text).slice(span.start, span.end);
    const found = await find(word).catch(() => null);
    if (mine !== asked || found === null || !place.text.isConnected) return;
    // Who only rests the pointer is not told that there is nothing.
    if (found.entries.length === 0 && !byKey) return;
    fill(found);
    shown = place;
    card.hidden = false;
    const box = rangeOf(place.text, span)?.getBoundingClientRect();
    if (!box) return;
    if (byKey) place.text.closest('.row')?.scrollIntoView({ block: 'nearest' });
    const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - card.offsetWidth - 8));
    const below = box.bottom + 6 + card.offsetHeight < window.innerHeight;
    const top = below ? box.bottom + 6 : box.top - card.offsetHeight - 6;
    card.style.left = `${left + window.scrollX}px`;
    card.style.top = `${top + window.scrollY}px`;
  }

  function fill(found: Found): void {
    const head = element('p', 'term-card-head', found.form);
    head.lang = data.sourceLang;
    const parts = [found.root, ...found.affixes].join(' ');
    if (found.affixes.length > 0 || found.root !== found.form)
      head.append(element('span', 'term-state', parts));
    card.replaceChildren(head);
    for (const entry of found.entries) {
      const line = element('p', 'word-entry', entry.english.join(', '));
      line.lang = data.targetLang;
      const part = element('i', 'soft', `${entry.partOfSpeech} `);
      part.lang = data.language;
      line.prepend(part);
      card.append(line);
    }
    if (found.entries.length === 0)
      card.append(element('p', 'term-note', messages.text('look-up.nothing', { word: found.word })));
  }

  document.addEventListener(
    'pointermove',
    (event) => {
      if (event.pointerType !== 'mouse') return;
      pointer = { x: event.clientX, y: event.clientY };
      window.clearTimeout(timer);
      if (event.buttons !== 0 || card.contains(event.target as Node)) return;
      const inSource = (event.target as Element).closest?.('.source .text') !== null;
      if (shown !== null) {
        const under = inSource ? placeUnder(pointer.x, pointer.y) : null;
        if (under?.text === shown.text && under.at === shown.at) return;
        timer = window.setTimeout(hide, 220);
      }
      if (!inSource) return;
      timer = window.setTimeout(() => {
        const place = placeUnder(pointer.x, pointer.y);
        if (place === null) hide();
        else void open(place, false);
      }, OPEN_MS);
    },
    { passive: true },
  );
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || card.hidden) return;
      hide();
      event.stopPropagation();
    },
    true,
  );
  document.addEventListener('scroll', () => !card.hidden && hide(), { passive: true, capture: true });

  return () => {
    const before = shown;
    const selection = getSelection();
    const anchor = selection?.isCollapsed === false ? selection.getRangeAt(0) : null;
    const start =
      anchor?.startContainer instanceof Element
        ? anchor.startContainer
        : anchor?.startContainer.parentElement;
    const selected = start?.closest<HTMLElement>('.source .text');
    if (anchor && selected) {
      const offset = offsetOf(selected, anchor.startContainer, anchor.startOffset) ?? 0;
      const at = spansOf(selected).findIndex((span) => offset < span.end);
      if (at >= 0) return void open({ text: selected, at }, true);
    }
    const row = rowInHand(desk);
    if (before === null) {
      const place = placeUnder(pointer.x, pointer.y);
      if (place !== null) return void open(place, true);
    }
    // Again and again: word after word of the row.
    const text = before?.text ?? row?.source;
    if (!text) return;
    const at = before === null ? 0 : (before.at + 1) % spansOf(text).length;
    void open({ text, at }, true);
  };
}

function element(name: string, className: string, words: string): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = words;
  return made;
}
