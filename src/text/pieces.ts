// Cuts a text into the pieces a page shows: plain runs, marked spans (glossary terms) and inline codes.
import { codeIndex, type Span, type Text } from '../model/text.ts';

/** A marked span; `mark` is the index of the mark in its own list. */
export type MarkedSpan = Span & { mark: number };

/** A run of text. `mark`: index of the mark it stands under, or null. `code`: inline code index, or null for words. */
export type Piece = { text: string; mark: number | null; code: number | null };

/**
 * Pieces of `text` in order; joined, their texts are `text` again. Marks may not overlap: where they do, the one that
 * begins first (then the longer one) stands. Spans outside the text are clipped, empty ones dropped.
 */
export function cutPieces(text: Text, marks: readonly MarkedSpan[]): Piece[] {
  const ordered = marks
    .map((mark) => ({ ...mark, start: Math.max(0, mark.start), end: Math.min(text.length, mark.end) }))
    .filter((mark) => mark.start < mark.end)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const pieces: Piece[] = [];
  let at = 0;
  for (const mark of ordered) {
    if (mark.start < at) continue;
    addRun(pieces, text.slice(at, mark.start), null);
    addRun(pieces, text.slice(mark.start, mark.end), mark.mark);
    at = mark.end;
  }
  addRun(pieces, text.slice(at), null);
  return pieces;
}

/** The mark of words that a machine draft is unsure of; terms have 0 and up. */
export const UNSURE_MARK = -1;

/** Marks of a target: terms to mend, and between them the words that the machine is unsure of. */
export function targetMarks(terms: readonly MarkedSpan[], unsure: readonly Span[]): MarkedSpan[] {
  const free = unsure.filter((span) => !terms.some((term) => term.start < span.end && span.start < term.end));
  return [...terms, ...free.map(({ start, end }) => ({ start, end, mark: UNSURE_MARK }))];
}

function addRun(pieces: Piece[], run: string, mark: number | null): void {
  let words = '';
  for (const character of run) {
    const code = codeIndex(character);
    if (code < 0) {
      words += character;
      continue;
    }
    if (words !== '') pieces.push({ text: words, mark, code: null });
    pieces.push({ text: character, mark, code });
    words = '';
  }
  if (words !== '') pieces.push({ text: words, mark, code: null });
}
