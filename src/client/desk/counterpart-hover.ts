// Pointing at a sentence or a word lights what it became on the other side; so does the cursor in a word that is edited.
import type { Span } from '../../model/text.ts';
import { alignSentences } from '../../text/sentence-align.ts';
import type { Row } from './row.ts';
import { offsetOf, rangeOf, readText } from './text-dom.ts';
import { createWordLinks } from './word-links.ts';

type Pairing = { source: string; target: string; pairs: readonly { source: Span; target: Span }[] };

/** Milliseconds: a pointer that only passes a row, and somebody who types on, ask for no word links. */
const PASSING = 150;
const TYPING = 600;

/** Marks are the browser's custom highlights: the page's own nodes, and the editor's, stay as they are. */
export function startCounterpartHover(
  rowAt: (element: Element) => Row | null,
  languages: { source: string; target: string },
): void {
  if (!('highlights' in CSS)) return;
  const sentence = new Highlight();
  const word = new Highlight();
  word.priority = 1;
  CSS.highlights.set('counterpart-sentence', sentence);
  CSS.highlights.set('counterpart-word', word);
  const pairings = new WeakMap<Row, Pairing>();
  let frame = 0;
  let last = '';
  /** Lights again what was pointed at, once more is known of it. */
  let again = () => {};
  const words = createWordLinks(() => again());

  function pairsOf(row: Row, source: string, target: string): Pairing['pairs'] {
    const known = pairings.get(row);
    if (known?.source === source && known.target === target) return known.pairs;
    const pairs = alignSentences(source, target, languages.source, languages.target);
    pairings.set(row, { source, target, pairs });
    return pairs;
  }

  function clear(): void {
    if (last === '') return;
    last = '';
    sentence.clear();
    word.clear();
  }

  function add(into: Highlight, on: HTMLElement, span: Span): void {
    const range = rangeOf(on, span);
    if (range) into.add(range);
  }

  /** The source of the word in which the cursor stands; the word itself is where one looks anyway. */
  function lightAtCursor(): void {
    const selection = getSelection();
    const node = selection?.focusNode ?? null;
    const element = node instanceof Element ? node : node?.parentElement;
    const text = element?.closest<HTMLElement>('.row-active .target .text[data-side]');
    if (!selection || !node || !text) return;
    const row = rowAt(text);
    const offset = selection.isCollapsed ? offsetOf(text, node, selection.focusOffset) : null;
    clear();
    if (row === null || row.source === null || offset === null) return;
    again = lightAtCursor;
    const links = words.of(row, readText(row.target), TYPING);
    last = `${row.segmentId} cursor`;
    for (const { source, target } of links)
      if (target.start <= offset && offset <= target.end) add(word, row.source, source);
  }

  function light(x: number, y: number): void {
    const place = placeAt(x, y);
    const element = place?.node instanceof Element ? place.node : place?.node.parentElement;
    const text = element?.closest<HTMLElement>('.row .text[data-side]');
    const row = text ? rowAt(text) : null;
    const offset = place && text ? offsetOf(text, place.node, place.offset) : null;
    if (!text || row === null || row.source === null || offset === null) {
      clear();
      return;
    }
    const side = text === row.source ? 'source' : 'target';
    const source = readText(row.source);
    const target = readText(row.target);
    const inside = (span: Span) => span.start <= offset && offset < span.end;
    const pair = pairsOf(row, source, target).find((one) => inside(one[side]));
    const links = words.of(row, target, PASSING).filter((link) => inside(link[side]));
    const key = `${row.segmentId} ${pair?.source.start} ${pair?.target.start} ${links.map((one) => one[side].start)}`;
    if (key === last) return;
    clear();
    last = key;
    if (pair) {
      add(sentence, row.source, pair.source);
      add(sentence, row.target, pair.target);
    }
    for (const link of links) {
      add(word, row.source, link.source);
      add(word, row.target, link.target);
    }
  }

  document.addEventListener(
    'pointermove',
    (event) => {
      if (event.pointerType !== 'mouse') return;
      cancelAnimationFrame(frame);
      again = () => light(event.clientX, event.clientY);
      frame = requestAnimationFrame(again);
    },
    { passive: true },
  );
  document.addEventListener('pointerleave', clear);
  document.addEventListener('selectionchange', lightAtCursor);
}

/** The place in the page's text under a point. */
export function placeAt(x: number, y: number): { node: Node; offset: number } | null {
  if ('caretPositionFromPoint' in document) {
    const position = document.caretPositionFromPoint(x, y);
    return position && { node: position.offsetNode, offset: position.offset };
  }
  const range = (document as Document).caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}
