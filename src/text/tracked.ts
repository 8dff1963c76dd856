// Tracked changes: what each of a row of texts changed, told apart by who, with moves and mere spacing recognised.
import { wordDiff } from './diff.ts';
import { type MovePart, withMoves } from './moved-passages.ts';

/**
 * A text in a row of texts: the revision's number, and who wrote it. `rejects`: the id of the change that it takes back; `restores`:
 * the number of the step whose text it brings back, with the marks it then had.
 */
export type TrackedStep = { number: number; by: string; text: string; rejects?: string; restores?: number };

/** What a change is made of: words, or only marks and capitals, or only spaces; words that stand elsewhere are moved. */
export type ChangeKind = 'words' | 'punctuation' | 'space' | 'move';

/** `id`: the number of the step and the place of the change in it ("3.1"), the same whatever the first text is. */
export type TrackedChange = { id: string; number: number; by: string; kind: ChangeKind };

/**
 * A piece of the text: `inserted` and `deleted` name the changes that brought and removed it; both where one put in what
 * another took out. Neither: it is the first text's and stands.
 */
export type TrackedPiece = { text: string; inserted: TrackedChange | null; deleted: TrackedChange | null };

/** Without spaces and marks, but for those inside a number. */
const lettersOf = (text: string) => text.replace(/(?<!\p{N})[^\p{L}\p{N}]+|[^\p{L}\p{N}]+(?!\p{N})/gu, '');
const spaceless = (text: string) => text.replace(/\s+/gu, '');

/** What a change of `deleted` into `inserted` is made of, moves apart. */
export function changeKind(deleted: string, inserted: string): Exclude<ChangeKind, 'move'> {
  if (spaceless(deleted) === spaceless(inserted)) return 'space';
  return lettersOf(deleted) === lettersOf(inserted) ? 'punctuation' : 'words';
}

type StepPart = { part: MovePart; change: TrackedChange | null };

/**
 * The parts of one step, each but the unchanged ones with its change: a deletion and the insertion beside it are one change,
 * the two ends of a move are one.
 */
function stepParts(before: string, step: TrackedStep): StepPart[] {
  const parts = withMoves(wordDiff(before, step.text, 'en'));
  const moves = new Map<number, TrackedChange>();
  const found: StepPart[] = [];
  let count = 0;
  const next = (kind: ChangeKind): TrackedChange => {
    count += 1;
    return { id: `${step.number}.${count}`, number: step.number, by: step.by, kind };
  };
  for (let at = 0; at < parts.length; ) {
    let end = at;
    while (end < parts.length && parts[end]!.kind !== 'same') end += 1;
    const group = parts.slice(at, end);
    const unmoved = group.filter((part) => part.move === null);
    const said = (kind: string) =>
      unmoved.flatMap((part) => (part.kind === kind ? [part.text] : [])).join('');
    const plain = unmoved.length === 0 ? null : next(changeKind(said('deleted'), said('inserted')));
    for (const part of group) {
      let change = plain;
      if (part.move !== null) {
        change = moves.get(part.move) ?? next('move');
        moves.set(part.move, change);
      }
      found.push({ part, change });
    }
    if (end < parts.length) found.push({ part: parts[end]!, change: null });
    at = end + 1;
  }
  return found;
}

/** Brings back what earlier changes deleted at the end of `done`, where it reads as `text`. Answers whether it did. */
function restored(done: TrackedPiece[], text: string, change: TrackedChange): boolean {
  let first = done.length;
  while (first > 0 && done[first - 1]!.deleted !== null) first -= 1;
  for (let start = first; start < done.length; start += 1) {
    let joined = '';
    for (let end = start; end < done.length && joined.length < text.length; end += 1) {
      if (done[end]!.deleted!.id === change.id) break;
      joined += done[end]!.text;
      if (joined !== text) continue;
      const undone = new Set<string>();
      for (let at = start; at <= end; at += 1) {
        undone.add(done[at]!.deleted!.id);
        done[at] = { ...done[at]!, deleted: null };
      }
      // What had taken its place goes with that change.
      for (let at = done.length - 1; at > end; at -= 1) {
        const { inserted, deleted } = done[at]!;
        if (deleted?.id === change.id && inserted !== null && undone.has(inserted.id)) done.splice(at, 1);
      }
      return true;
    }
  }
  return false;
}

/** The pieces after one more step. */
function afterStep(pieces: readonly TrackedPiece[], before: string, step: TrackedStep): TrackedPiece[] {
  const done: TrackedPiece[] = [];
  const rest = [...pieces].reverse();
  const passDeleted = () => {
    while (rest.length > 0 && rest.at(-1)!.deleted !== null) done.push(rest.pop()!);
  };
  /** Takes `length` visible characters, piece by piece. */
  const take = (length: number, use: (piece: TrackedPiece) => void) => {
    let left = length;
    while (left > 0) {
      passDeleted();
      const piece = rest.pop()!;
      if (piece.text.length > left) {
        rest.push({ ...piece, text: piece.text.slice(left) });
        use({ ...piece, text: piece.text.slice(0, left) });
        return;
      }
      left -= piece.text.length;
      use(piece);
    }
  };
  for (const { part, change } of stepParts(before, step)) {
    if (change === null) take(part.text.length, (piece) => done.push(piece));
    else if (part.kind === 'deleted') {
      take(part.text.length, (piece) => {
        const { inserted } = piece;
        // One's own insertion that one takes out again, and one that somebody rejects, leave no trace here.
        if (inserted === null || (inserted.by !== step.by && step.rejects === undefined)) {
          done.push({ ...piece, deleted: change });
        }
      });
    } else {
      passDeleted();
      if (!restored(done, part.text, change)) done.push({ text: part.text, inserted: change, deleted: null });
    }
  }
  passDeleted();
  return done;
}

/**
 * What each step changed in the first text, as pieces in reading order. The pieces that nobody inserted are the first text;
 * those that nobody deleted are the last step's text. A step that says what the one before it says changes nothing.
 */
export function trackChanges(
  first: { number: number; text: string },
  steps: readonly TrackedStep[],
): TrackedPiece[] {
  let { text } = first;
  let pieces: TrackedPiece[] = text === '' ? [] : [{ text, inserted: null, deleted: null }];
  const known = new Map([[first.number, { pieces, text }]]);
  for (const step of steps) {
    const back = step.restores === undefined ? undefined : known.get(step.restores);
    if (back?.text === step.text) ({ pieces } = back);
    else if (step.rejects !== undefined && withoutChange(pieces, step.rejects) === step.text) {
      pieces = withoutMarks(pieces, step.rejects);
    } else pieces = afterStep(pieces, text, step);
    ({ text } = step);
    known.set(step.number, { pieces, text });
  }
  return joinedPieces(pieces);
}

/** Neighbours with the same changes as one piece. */
function joinedPieces(pieces: readonly TrackedPiece[]): TrackedPiece[] {
  const found: TrackedPiece[] = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    const same = last?.inserted?.id === piece.inserted?.id && last?.deleted?.id === piece.deleted?.id;
    if (last !== undefined && same) last.text += piece.text;
    else found.push({ ...piece });
  }
  return found;
}

/** The pieces with only some of the changes marked: the others count as made. */
export function markedOnly(
  pieces: readonly TrackedPiece[],
  isMarked: (change: TrackedChange) => boolean,
): TrackedPiece[] {
  const found = pieces.flatMap((piece): TrackedPiece[] => {
    const { inserted, deleted } = piece;
    if (deleted !== null && !isMarked(deleted)) return [];
    return [{ ...piece, inserted: inserted !== null && isMarked(inserted) ? inserted : null }];
  });
  return joinedPieces(found);
}

/** The last text without one change: its insertions gone, its deletions back. */
export function withoutChange(pieces: readonly TrackedPiece[], id: string): string {
  return pieces
    .filter(({ inserted, deleted }) => inserted?.id !== id && (deleted === null || deleted.id === id))
    .map((piece) => piece.text)
    .join('');
}

/** The pieces of that text, with the marks of the other changes. */
function withoutMarks(pieces: readonly TrackedPiece[], id: string): TrackedPiece[] {
  return pieces
    .filter(({ inserted }) => inserted?.id !== id)
    .map((piece) => (piece.deleted?.id === id ? { ...piece, deleted: null } : piece));
}

/** The changes that the pieces name, in reading order. */
export function changesIn(pieces: readonly TrackedPiece[]): TrackedChange[] {
  const found = new Map<string, TrackedChange>();
  for (const { inserted, deleted } of pieces) {
    for (const change of [inserted, deleted]) if (change !== null) found.set(change.id, change);
  }
  return [...found.values()];
}
