// Lexical constraints of a search: which terms a partial translation has written, what goes on with it, and beam space for those that have more of them.
import type { SourceTerm } from './decoder-state.ts';
import type { Step } from './hypothesis.ts';
import type { OpenTerm } from './term-state.ts';

/**
 * What a translation pays, in log-probability, for beginning a term while it looks elsewhere (times the logarithm of
 * its attention there), and for writing another word while it looks at a term that it lacks: both keep a term in the
 * place of its source, and its meaning from being said twice. Tuned on the open half of the test set.
 */
const ASTRAY = 0.5;
const SHIRKING = 0.5;
/** Part of the beam that goes to the best translations, however many terms they have. */
const UNSHARED = 0.3;
const LEAST_ATTENTION = 0.01;
/** Words that come before a term and belong to it: they may be written while the translation looks there. */
const LEADING =
  /^▁?(?:the|a|an|of|to|in|on|at|by|for|from|with|and|or|that|is|are|was|were|be|been|has|have|had|as|its|his|her|their|[\p{P}\p{S}\p{Lu}]+)$/u;

/** Terms written so far, as bits by their place in the sentence's list. */
export type Met = number;
/** As many bits as a number has room for; terms beyond are not constraints. */
const MOST_TERMS = 30;
/** Pieces of a translation's end in which a wording is looked for. */
const LONGEST_WORDING = 16;

/** A piece that begins a term not yet written, and what beginning it here costs. */
export type Opening = { piece: number; term: number; cost: number };

/** The pieces with which each term that `met` lacks may begin after `last`, where the next piece looks with `attention`. */
export function openings(
  terms: readonly SourceTerm[],
  met: Met,
  last: Step | undefined,
  attention: Float32Array,
): Opening[] {
  return lacking(terms, met).flatMap(({ term, index }) => {
    const cost = -ASTRAY * Math.log(Math.min(1, Math.max(LEAST_ATTENTION, massOn(term, attention))));
    const wordings = last === undefined ? term.capitals : term.wordings;
    return [...new Set(wordings.map((wording) => wording[0]!))].map((piece) => ({
      piece,
      term: index,
      cost,
    }));
  });
}

/** What a word that belongs to no term costs where the translation looks at one that `met` lacks; `spelling` is its first piece's. */
export function shirking(
  terms: readonly SourceTerm[],
  met: Met,
  attention: Float32Array,
  spelling: string,
): number {
  if (!spelling.startsWith('▁') || LEADING.test(spelling)) return 0;
  const mass = Math.max(0, ...lacking(terms, met).map(({ term }) => massOn(term, attention)));
  return -SHIRKING * Math.log(Math.max(LEAST_ATTENTION, 1 - mass));
}

function lacking(terms: readonly SourceTerm[], met: Met): { term: SourceTerm; index: number }[] {
  return terms
    .slice(0, MOST_TERMS)
    .flatMap((term, index) => ((met & (1 << index)) === 0 ? [{ term, index }] : []));
}

function massOn({ at }: SourceTerm, attention: Float32Array): number {
  return at.reduce((sum, n) => sum + attention[n]!, 0);
}

/** Pieces that the terms which `met` lacks take at the least, one under way included. */
export function piecesLacking(terms: readonly SourceTerm[], met: Met, open: OpenTerm | undefined): number {
  return lacking(terms, met).reduce((sum, { term, index }) => {
    const wordings =
      open?.index === index
        ? open.wordings.map((w) => w.length - open.done)
        : term.wordings.map((w) => w.length);
    return sum + Math.min(...wordings);
  }, 0);
}

/** `met` and the terms with a wording (`texts`, one list a term) of which `written` ends, wherever the translation looked when it wrote it. */
export function metAtEnd(texts: readonly (readonly string[])[], met: Met, written: string): Met {
  let found = met;
  texts.slice(0, MOST_TERMS).forEach((wordings, index) => {
    if (wordings.some((text) => written.endsWith(text))) found |= 1 << index;
  });
  return found;
}

/** The wordings of each term as `metAtEnd` compares them. */
export function wordingTexts(terms: readonly SourceTerm[], spelling: (piece: number) => string): string[][] {
  return terms.map(({ wordings }) => wordings.map((w) => w.map(spelling).join('').toLowerCase()));
}

/** The end of a translation as `metAtEnd` compares it. */
export function lettersAtEnd(last: Step | undefined, spelling: (piece: number) => string): string {
  let written = '';
  let step = last;
  for (let n = 0; n < LONGEST_WORDING && step !== undefined; n++, step = step.parent)
    written = spelling(step.piece) + written;
  return written.toLowerCase();
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
  const kept = Math.floor(size * UNSHARED);
  const share = Math.max(1, Math.floor((size - kept) / Math.max(1, banks.size)));
  const chosen = new Set<Item>(items.slice(0, kept));
  // The fullest banks first, so that a beam narrower than the number of banks keeps those nearest to the end.
  for (const number of [...banks.keys()].sort((a, b) => b - a))
    for (const item of banks.get(number)!.slice(0, share)) if (chosen.size < size) chosen.add(item);
  for (const item of items) if (chosen.size < size) chosen.add(item);
  return items.filter((item) => chosen.has(item));
}
