// Passages that stand elsewhere in a later text, as moves and not as a deletion and an insertion.
import type { DiffPart } from './diff.ts';
import { tokens } from './tokens.ts';

/** Words that a passage needs to be told as moved: fewer may have been written twice. */
const MOVED_WORDS = 3;

/** Letters deleted times letters inserted that are still searched for moves: a long paragraph wholly rewritten. */
const LARGEST_SEARCH = 16_000_000;

const countWords = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

/** The longest run of tokens that both lists have, or null where it has too few words. */
function longestShared(deleted: string, inserted: string): { text: string; from: number; to: number } | null {
  const before = tokens(deleted, 'en');
  const after = tokens(inserted, 'en');
  let best = { length: 0, i: 0, j: 0 };
  let previous = new Uint16Array(after.length + 1);
  for (let i = 1; i <= before.length; i += 1) {
    const row = new Uint16Array(after.length + 1);
    for (let j = 1; j <= after.length; j += 1) {
      if (before[i - 1]!.text !== after[j - 1]!.text) continue;
      row[j] = previous[j - 1]! + 1;
      if (row[j]! > best.length) best = { length: row[j]!, i, j };
    }
    previous = row;
  }
  if (best.length === 0) return null;
  // The spaces at its ends belong to its neighbours.
  let first = best.i - best.length;
  let last = best.i - 1;
  while (first <= last && before[first]!.kind === 'space') first += 1;
  while (last >= first && before[last]!.kind === 'space') last -= 1;
  if (first > last) return null;
  const text = deleted.slice(before[first]!.start, before[last]!.end);
  if (countWords(text) < MOVED_WORDS) return null;
  const start = after[best.j - best.length + (first - (best.i - best.length))]!.start;
  return { text, from: before[first]!.start, to: start };
}

/** A part of a diff; `move`: which moved passage it is, counted from 0. */
export type MovePart = DiffPart & { move: number | null };

/** Cuts passages out of deleted and inserted parts that say the same, the longest first; each is found once on each side. */
export function withMoves(parts: readonly DiffPart[]): MovePart[] {
  let found: MovePart[] = parts.map((part) => ({ ...part, move: null }));
  const length = (kind: string) =>
    parts.reduce((sum, part) => sum + (part.kind === kind ? part.text.length : 0), 0);
  if (length('deleted') * length('inserted') > LARGEST_SEARCH) return found;
  for (let move = 0; ; move += 1) {
    let best: { shared: NonNullable<ReturnType<typeof longestShared>>; a: MovePart; b: MovePart } | null =
      null;
    for (const a of found) {
      if (a.kind !== 'deleted' || a.move !== null) continue;
      for (const b of found) {
        if (b.kind !== 'inserted' || b.move !== null) continue;
        const shared = longestShared(a.text, b.text);
        if (shared !== null && shared.text.length > (best?.shared.text.length ?? 0)) best = { shared, a, b };
      }
    }
    if (best === null) return found;
    const { shared, a, b } = best;
    const cut = (part: MovePart, at: number): MovePart[] => [
      { ...part, text: part.text.slice(0, at) },
      { ...part, text: shared.text, move },
      { ...part, text: part.text.slice(at + shared.text.length) },
    ];
    found = found
      .flatMap((part) => (part === a ? cut(a, shared.from) : part === b ? cut(b, shared.to) : [part]))
      .filter((part) => part.text !== '');
  }
}
