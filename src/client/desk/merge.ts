// A conflict by words: where two texts of a segment differ, whose words each difference is, and the text chosen from them.
import { type DiffPart, wordDiff } from '../../text/diff.ts';

export type Side = 'mine' | 'theirs';

/**
 * A stretch both texts share, or a difference. `suggested`: the side that changed the words against the common base;
 * `both`: both sides did, so the person should look.
 */
export type Hunk =
  | { kind: 'same'; text: string }
  | { kind: 'change'; theirs: string; mine: string; suggested: Side; both: boolean };

/** The differences of `mine` against `theirs` in reading order; `base` is the text both started from. */
export function mergeHunks(base: string, mine: string, theirs: string, lang: string): Hunk[] {
  const mineTouched = touched(wordDiff(base, mine, lang));
  const theirsTouched = touched(wordDiff(base, theirs, lang));
  const hunks: Hunk[] = [];
  let mineAt = 0;
  let theirsAt = 0;
  let open: { theirs: string; mine: string } | null = null;
  const close = () => {
    if (open === null) return;
    const byMine = overlaps(mineTouched, mineAt - open.mine.length, mineAt);
    const byTheirs = overlaps(theirsTouched, theirsAt - open.theirs.length, theirsAt);
    const suggested: Side = byTheirs && !byMine ? 'theirs' : 'mine';
    hunks.push({ kind: 'change', ...open, suggested, both: byMine && byTheirs });
    open = null;
  };
  for (const part of wordDiff(theirs, mine, lang)) {
    if (part.kind === 'same') {
      close();
      hunks.push({ kind: 'same', text: part.text });
      mineAt += part.text.length;
      theirsAt += part.text.length;
      continue;
    }
    open ??= { theirs: '', mine: '' };
    if (part.kind === 'inserted') {
      open.mine += part.text;
      mineAt += part.text.length;
    } else {
      open.theirs += part.text;
      theirsAt += part.text.length;
    }
  }
  close();
  return hunks;
}

/** The text that results from one choice per difference, in order; a missing choice takes the suggested side. */
export function mergedText(hunks: readonly Hunk[], choices: readonly Side[]): string {
  let change = 0;
  return hunks
    .map((hunk) => (hunk.kind === 'same' ? hunk.text : hunk[choices[change++] ?? hunk.suggested]))
    .join('');
}

type Range = [start: number, end: number];

/** Ranges of the newer text that differ from the older; a deletion is an empty range where the words stood. */
function touched(parts: readonly DiffPart[]): Range[] {
  const ranges: Range[] = [];
  let at = 0;
  for (const part of parts) {
    const end = part.kind === 'deleted' ? at : at + part.text.length;
    if (part.kind !== 'same') ranges.push([at, end]);
    at = end;
  }
  return ranges;
}

function overlaps(ranges: readonly Range[], start: number, end: number): boolean {
  return ranges.some(([from, to]) => from <= end && start <= to);
}
