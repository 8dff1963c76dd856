// What is selected on the desk as a pair of words: in the source, in the English, and what the alignment knows between them.
import type { Span } from '../../model/text.ts';
import { sentenceSpans } from '../../text/sentences.ts';
import type { Desk } from './desk.ts';
import type { Row } from './row.ts';
import { offsetOf, readText } from './text-dom.ts';

export type SelectedWords = { indonesian: string; english: string; context: string };

export type Selected = { row: Row; side: 'source' | 'target'; span: Span };

/** The selection, where it lies within one text of a row and is not empty. */
export function selectionIn(desk: Desk): Selected | null {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const start =
    range.startContainer instanceof Element ? range.startContainer : range.startContainer.parentElement;
  const text = start?.closest<HTMLElement>('.row .text[data-side]');
  const row = text ? desk.rowAt(text) : null;
  if (!text || row === null || !text.contains(range.endContainer)) return null;
  const from = offsetOf(text, range.startContainer, range.startOffset);
  const to = offsetOf(text, range.endContainer, range.endOffset);
  if (from === null || to === null || from >= to) return null;
  return { row, side: text === row.source ? 'source' : 'target', span: { start: from, end: to } };
}

/** The words on the other side that those of `span` became, from the first to the last; '' where none are known. */
function counterpart(row: Row, side: 'source' | 'target', span: Span, other: string): string {
  const to = side === 'source' ? 'target' : 'source';
  const links = (row.alignment ?? []).filter(
    (link) => link[side].start < span.end && span.start < link[side].end,
  );
  if (links.length === 0 || row.target.textContent === '' || row.text !== readText(row.target)) return '';
  const start = Math.min(...links.map((link) => link[to].start));
  const end = Math.max(...links.map((link) => link[to].end));
  return other.slice(start, end);
}

/** Watches the selection: words selected in the source are remembered while the English beside them is selected. */
export function watchSelection(desk: Desk): () => SelectedWords {
  let lastSource: Selected | null = null;
  document.addEventListener('selectionchange', () => {
    const selected = selectionIn(desk);
    if (selected?.side === 'source') lastSource = selected;
    else if (selected !== null && lastSource?.row !== selected.row) lastSource = null;
  });

  return () => {
    const selected = selectionIn(desk);
    const row = selected?.row ?? desk.active.current();
    const none = { indonesian: '', english: '', context: '' };
    if (row === null || row === undefined) return none;
    const source = row.source === null ? '' : readText(row.source);
    const target = readText(row.target);
    const here = selected?.side === 'source' ? selected : lastSource?.row === row ? lastSource : null;
    const inTarget = selected?.side === 'target' ? target.slice(selected.span.start, selected.span.end) : '';
    const edited = row === desk.active.current() ? (desk.active.editor()?.selected() ?? '') : '';
    let english = inTarget || edited;
    let indonesian = here === null ? '' : source.slice(here.span.start, here.span.end);
    if (here !== null && english === '') english = counterpart(row, 'source', here.span, target);
    if (here === null && selected !== null) indonesian = counterpart(row, 'target', selected.span, source);
    const at = here?.span.start ?? Math.max(0, source.indexOf(indonesian));
    const sentence = indonesian === '' ? undefined : sentenceSpans(source, 'id').find((one) => at < one.end);
    return {
      indonesian: indonesian.trim(),
      english: english.trim(),
      context: sentence === undefined ? '' : source.slice(sentence.start, sentence.end).trim(),
    };
  };
}
