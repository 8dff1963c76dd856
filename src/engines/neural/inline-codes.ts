// Putting a paragraph's inline codes back into its translation, at the words that they stood at.
import type { Span, Text } from '../../model/text.ts';
import type { AlignmentLink } from '../engine.ts';
import type { CodePlace } from './clean-source.ts';

/**
 * Where in `target` each code goes. A code before a word (`⟨b⟩kata`) opens: it goes before the first of the words that
 * those up to the next code became. One after a word (`kata⟨/b⟩`) closes: after the last of those since the code before.
 * Codes at an end of the text stay there, and those that no alignment places go to the end.
 */
export function placeCodes(
  source: string,
  target: string,
  links: readonly AlignmentLink[],
  codes: readonly CodePlace[],
): number[] {
  return codes.map(({ at }, n) => {
    if (source.slice(0, at).trim() === '') return 0;
    if (source.slice(at).trim() === '') return target.length;
    const closes = /\S/.test(source[at - 1]!) && !/[\p{L}\p{N}]/u.test(source[at]!);
    const region = closes
      ? { start: codes[n - 1]?.at ?? 0, end: at }
      : { start: at, end: codes[n + 1]?.at ?? source.length };
    const inside = links.filter((l) => l.source.start < region.end && region.start < l.source.end);
    if (inside.length === 0) return target.length;
    return closes
      ? Math.max(...inside.map((l) => l.target.end))
      : Math.min(...inside.map((l) => l.target.start));
  });
}

/** `target` with each code inserted at its place (codes of one place in their order), and how spans move with it. */
export function insertCodes(
  target: string,
  codes: readonly CodePlace[],
  places: readonly number[],
): { target: Text; move: (span: Span) => Span } {
  const order = [...codes.keys()].sort((a, b) => places[a]! - places[b]! || a - b);
  let text = '';
  let done = 0;
  for (const n of order) {
    text += target.slice(done, places[n]!) + codes[n]!.code;
    done = places[n]!;
  }
  const sorted = order.map((n) => places[n]!);
  // A code at a span's start stands before it, one at its end after it.
  const moved = (offset: number, end: boolean) =>
    offset + sorted.filter((place) => (end ? place < offset : place <= offset)).length;
  return {
    target: text + target.slice(done),
    move: ({ start, end }) =>
      start === end
        ? { start: moved(start, false), end: moved(start, false) }
        : { start: moved(start, false), end: moved(end, true) },
  };
}
