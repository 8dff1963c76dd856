// A glossary term under way in a partial translation: once begun, its wording is written to the end.
import type { SourceTerm } from './decoder-state.ts';

/** `wordings`: those of term number `index` that the translation has written the first `done` pieces of. */
export type OpenTerm = { index: number; wordings: readonly (readonly number[])[]; done: number };

/** Attention on a term's pieces from which a piece counts as written for it: `bad` of *badminton*, not of *bad weather*. */
const MEANT = 0.25;

/** The term that `piece`, written with `attention` after `open`, begins or goes on with; undefined where there is none. */
export function openTerm(
  terms: readonly SourceTerm[],
  open: OpenTerm | undefined,
  piece: number,
  attention: Float32Array,
): OpenTerm | undefined {
  if (open !== undefined) {
    const wordings = open.wordings.filter((w) => w[open.done] === piece);
    if (wordings.length > 0) return { ...open, wordings, done: open.done + 1 };
  }
  for (const [index, term] of terms.entries()) {
    const wordings = [...term.wordings, ...term.capitals].filter((w) => w[0] === piece);
    if (wordings.length === 0) continue;
    const mass = term.at.reduce((sum, n) => sum + attention[n]!, 0);
    if (mass >= MEANT) return { index, wordings, done: 1 };
  }
  return undefined;
}

/** Term number `index`, begun with `piece` wherever the translation looks. */
export function beginTerm(terms: readonly SourceTerm[], index: number, piece: number): OpenTerm {
  const { wordings, capitals } = terms[index]!;
  return { index, wordings: [...wordings, ...capitals].filter((w) => w[0] === piece), done: 1 };
}

/** Pieces that may come next: undefined for any, because no wording is under way or one is complete. */
export function requiredPieces(open: OpenTerm | undefined): readonly number[] | undefined {
  if (open === undefined || open.wordings.some((w) => w.length === open.done)) return undefined;
  return open.wordings.map((w) => w[open.done]!);
}

/** Whether a wording is complete, so that letters added to it would make another word (`coup` + `ed`), other than `piece` of a longer wording. */
export function closesBefore(open: OpenTerm | undefined, piece: number): boolean {
  if (open === undefined || !open.wordings.some((w) => w.length === open.done)) return false;
  return !open.wordings.some((w) => w[open.done] === piece);
}

/** Whether `pieces` hold one of the term's wordings. */
export function hasTerm(pieces: readonly number[], term: SourceTerm): boolean {
  return [...term.wordings, ...term.capitals].some((wording) =>
    pieces.some((_, at) => wording.every((piece, n) => pieces[at + n] === piece)),
  );
}
