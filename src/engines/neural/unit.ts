// A unit: as much text as the model translates at once, a sentence or a clause of a long one, made ready for it.
import type { Span } from '../../model/text.ts';
import type { SourceSentence, SourceTerm } from './decoder-state.ts';
import { keptSpans } from './kept-spans.ts';
import type { Candidate } from './lexicon.ts';
import { mapParts, originalSpan, type Part } from './mapped-text.ts';
import type { NeuralModel } from './model.ts';
import { pieceSpans } from './piece-spans.ts';
import { targetText } from './target-text.ts';
import { termCandidates } from './term-candidates.ts';

/** How glossary terms reach the model: through its lexicon rows, its term markers, both, or rows and constraints where they are lacking. */
export const TERM_MODES = ['rows', 'markers', 'both', 'guided'] as const;
export type TermMode = (typeof TERM_MODES)[number];

/** `isIn`: for what is kept to the letter or by value, whether a translation says it; a glossary term is looked for in its forms. */
export type UnitTerm = { span: Span; targets: readonly string[]; isIn?: (target: string) => boolean };
/** A word that confirmed texts have as `targets`, best first; `weight` 0…1. */
export type UnitLesson = { span: Span; targets: readonly string[]; weight: number };
export type Unit = {
  span: Span;
  /** With the rows of its terms. */
  source: SourceSentence & { terms: readonly SourceTerm[] };
  /** Where in the paragraph each piece stands; empty for eos and markers. */
  pieceSpans: Span[];
  /** Those that touch no term; spans of the paragraph. */
  lessons: readonly UnitLesson[];
};

/**
 * The part `span` of `text` with its glossary terms as the model reads it. `terms` are spans of `text`; those with a weight are
 * lessons.
 */
export function prepareUnit(
  model: NeuralModel,
  text: string,
  span: Span,
  terms: readonly (UnitTerm & { weight?: number })[],
  mode: TermMode,
): Unit {
  const { vocabulary, config } = model;
  const kept = mode === 'guided' ? keptSpans(text.slice(span.start, span.end), model.lexicon) : [];
  const shifted = kept.map((k) => ({
    ...k,
    span: { start: k.span.start + span.start, end: k.span.end + span.start },
  }));
  const own = withinSpan(
    terms.filter((term) => term.weight === undefined),
    shifted,
    span,
  );
  const marked = mapParts(text, mode === 'markers' || mode === 'both' ? markTerms(model, span, own) : [span]);
  const ids = [...vocabulary.encode(marked.text), config.eos];
  const spans = pieceSpans(marked.text, ids, vocabulary).map((piece) => originalSpan(marked, piece));
  const forced = new Map<number, readonly Candidate[]>();
  const checks = new Map<readonly Candidate[], UnitTerm['isIn']>();
  if (mode !== 'markers') {
    const wanted = new Map(
      own.map((term) => {
        const candidates = candidatesOf(model, text, term);
        checks.set(candidates, term.isIn);
        return [term, candidates] as const;
      }),
    );
    let inTarget = false;
    ids.forEach((id, n) => {
      if (id === vocabulary.markers.target) inTarget = true;
      if (id === vocabulary.markers.end) inTarget = false;
      const term = own.find((t) => t.span.start < spans[n]!.end && spans[n]!.start < t.span.end);
      const candidates = term === undefined || inTarget ? [] : wanted.get(term)!;
      if (candidates.length > 0 && vocabulary.spelling(id) !== '') forced.set(n, candidates);
    });
  }
  const markers = new Set(Object.values(vocabulary.markers));
  return {
    span,
    source: { ids, rows: model.lexicon.rows(ids, forced), terms: sourceTerms(model, forced, checks) },
    lessons: lessonsWithin(terms, own, span),
    pieceSpans: spans.map((s, n) => (markers.has(ids[n]!) ? { start: s.start, end: s.start } : s)),
  };
}

function lessonsWithin(
  terms: readonly (UnitTerm & { weight?: number })[],
  own: readonly UnitTerm[],
  span: Span,
): UnitLesson[] {
  return terms.flatMap(({ span: at, targets, weight }) => {
    const free = own.every((term) => term.span.end <= at.start || at.end <= term.span.start);
    const inside = span.start <= at.start && at.end <= span.end;
    return weight !== undefined && free && inside ? [{ span: at, targets, weight }] : [];
  });
}

/** The unit as the model reads it with the lexicon rows of `terms` alone. */
export function sourceWith(model: NeuralModel, unit: Unit, terms: readonly SourceTerm[]): SourceSentence {
  const forced = new Map(terms.flatMap(({ at, candidates }) => at.map((n) => [n, candidates])));
  return { ...unit.source, rows: model.lexicon.rows(unit.source.ids, forced) };
}

function candidatesOf(model: NeuralModel, text: string, { span, targets, isIn }: UnitTerm): Candidate[] {
  if (isIn === undefined) return termCandidates(model, text.slice(span.start, span.end), targets);
  const { encodeTarget, spelling, byte } = model.vocabulary;
  return targets.flatMap((target) => {
    const pieces = encodeTarget(target);
    const writable = pieces.every((id) => spelling(id) !== '' || byte(id) >= 0);
    return writable ? [{ pieces, p: 1 / targets.length }] : [];
  });
}

/** Pieces of one term share the list of its candidates; places of the same wordings are one term, which may be said once for all. */
function sourceTerms(
  model: NeuralModel,
  forced: ReadonlyMap<number, readonly Candidate[]>,
  checks: ReadonlyMap<readonly Candidate[], UnitTerm['isIn']>,
): SourceTerm[] {
  const terms = new Map<string, { at: number[]; candidates: readonly Candidate[] }>();
  for (const [piece, candidates] of forced) {
    const key = candidates.map((c) => c.pieces.join()).join(' ');
    const known = terms.get(key);
    if (known === undefined) terms.set(key, { at: [piece], candidates });
    else known.at.push(piece);
  }
  return [...terms.values()].map(({ at, candidates }) => {
    const isIn = checks.get(candidates);
    const wordings = candidates.map((c) => c.pieces);
    const capitals = wordings.map((pieces) => capitalised(model, pieces));
    const term = { at, candidates, wordings, capitals };
    return isIn === undefined ? term : { ...term, isIn };
  });
}

function capitalised({ vocabulary }: NeuralModel, pieces: readonly number[]): readonly number[] {
  const { text } = targetText(pieces, vocabulary);
  const first = text.charAt(0).toUpperCase();
  return text.startsWith(first) ? pieces : vocabulary.encodeTarget(first + text.slice(1));
}

/** Terms that lie in `span`, in order; of two that overlap the longer, and a glossary term before what is `kept`. */
function withinSpan(terms: readonly UnitTerm[], kept: readonly UnitTerm[], span: Span): UnitTerm[] {
  const chosen: UnitTerm[] = [];
  const length = (t: UnitTerm) => t.span.end - t.span.start;
  const byLength = [...terms].sort((a, b) => length(b) - length(a) || a.span.start - b.span.start);
  for (const term of [...byLength, ...kept]) {
    if (term.targets.length === 0 || length(term) === 0) continue;
    if (term.span.start < span.start || term.span.end > span.end) continue;
    if (chosen.every((k) => k.span.end <= term.span.start || term.span.end <= k.span.start))
      chosen.push(term);
  }
  return chosen.sort((a, b) => a.span.start - b.span.start);
}

/** `kudeta` → `<t0>kudeta<t1>coup<t2>`: the preferred translation goes beside the term. */
function markTerms(model: NeuralModel, span: Span, terms: readonly UnitTerm[]): Part[] {
  const { termSource, termTarget, termEnd } = model.config;
  const parts: Part[] = [];
  let start = span.start;
  for (const term of terms) {
    parts.push({ start, end: term.span.start });
    parts.push({ span: { start: term.span.start, end: term.span.start }, text: termSource });
    parts.push(term.span);
    parts.push({ span: term.span, text: `${termTarget}${term.targets[0]}${termEnd}` });
    start = term.span.end;
  }
  parts.push({ start, end: span.end });
  return parts;
}
