// A unit: as much text as the model translates at once, a sentence or a clause of a long one, made ready for it.
import type { Span } from '../../model/text.ts';
import type { SourceSentence, SourceTerm } from './decoder-state.ts';
import type { Candidate } from './lexicon.ts';
import { mapParts, originalSpan, type Part } from './mapped-text.ts';
import type { NeuralModel } from './model.ts';
import { pieceSpans } from './piece-spans.ts';
import { termCandidates } from './term-candidates.ts';

/** How glossary terms reach the model: through its lexicon rows, its term markers, both, or rows and constraints where they are lacking. */
export const TERM_MODES = ['rows', 'markers', 'both', 'guided'] as const;
export type TermMode = (typeof TERM_MODES)[number];

export type UnitTerm = { span: Span; targets: readonly string[] };
export type Unit = {
  span: Span;
  /** With the rows of its terms. */
  source: SourceSentence & { terms: readonly SourceTerm[] };
  /** Where in the paragraph each piece stands; empty for eos and markers. */
  pieceSpans: Span[];
};

/** The part `span` of `text` with its glossary terms as the model reads it. `terms` are spans of `text`. */
export function prepareUnit(
  model: NeuralModel,
  text: string,
  span: Span,
  terms: readonly UnitTerm[],
  mode: TermMode,
): Unit {
  const { vocabulary, config } = model;
  const own = withinSpan(terms, span);
  const marked = mapParts(text, mode === 'markers' || mode === 'both' ? markTerms(model, span, own) : [span]);
  const ids = [...vocabulary.encode(marked.text), config.eos];
  const spans = pieceSpans(marked.text, ids, vocabulary).map((piece) => originalSpan(marked, piece));
  const forced = new Map<number, readonly Candidate[]>();
  if (mode !== 'markers') {
    const wanted = new Map(
      own.map((t) => [t, termCandidates(model, text.slice(t.span.start, t.span.end), t.targets)]),
    );
    let inTarget = false;
    ids.forEach((id, n) => {
      if (id === vocabulary.markers.target) inTarget = true;
      if (id === vocabulary.markers.end) inTarget = false;
      const term = own.find((t) => t.span.start < spans[n]!.end && spans[n]!.start < t.span.end);
      if (term !== undefined && !inTarget && vocabulary.spelling(id) !== '') forced.set(n, wanted.get(term)!);
    });
  }
  const markers = new Set(Object.values(vocabulary.markers));
  return {
    span,
    source: { ids, rows: model.lexicon.rows(ids, forced), terms: sourceTerms(forced) },
    pieceSpans: spans.map((s, n) => (markers.has(ids[n]!) ? { start: s.start, end: s.start } : s)),
  };
}

/** The unit as the model reads it with the lexicon rows of `terms` alone. */
export function sourceWith(model: NeuralModel, unit: Unit, terms: readonly SourceTerm[]): SourceSentence {
  const forced = new Map(terms.flatMap(({ at, candidates }) => at.map((n) => [n, candidates])));
  return { ...unit.source, rows: model.lexicon.rows(unit.source.ids, forced) };
}

/** Pieces of one term share the list of its candidates. */
function sourceTerms(forced: ReadonlyMap<number, readonly Candidate[]>): SourceTerm[] {
  const terms = new Map<readonly Candidate[], number[]>();
  for (const [piece, candidates] of forced) terms.set(candidates, [...(terms.get(candidates) ?? []), piece]);
  return [...terms].map(([candidates, at]) => ({
    at,
    candidates,
    wordings: candidates.map((c) => c.pieces),
  }));
}

/** Terms that lie in `span`, in order; of two that overlap the longer. */
function withinSpan(terms: readonly UnitTerm[], span: Span): UnitTerm[] {
  const kept: UnitTerm[] = [];
  const length = (t: UnitTerm) => t.span.end - t.span.start;
  for (const term of [...terms].sort((a, b) => length(b) - length(a) || a.span.start - b.span.start)) {
    if (term.targets.length === 0 || length(term) === 0) continue;
    if (term.span.start < span.start || term.span.end > span.end) continue;
    if (kept.every((k) => k.span.end <= term.span.start || term.span.end <= k.span.start)) kept.push(term);
  }
  return kept.sort((a, b) => a.span.start - b.span.start);
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
