// The terms of a source as engines are handed them, cut to a part of it where only a part is translated.
import type { EngineTerm } from '../engines/engine.ts';
import type { TermMatch } from '../model/term.ts';
import type { Span } from '../model/text.ts';

/** Glossary terms whose translations the draft must hold. */
export function engineTerms(matches: readonly TermMatch[]): EngineTerm[] {
  return matches
    .filter((match) => match.targets.length > 0 && !match.optional)
    .map(({ span, targets }) => ({ span, targets }));
}

/** Those of the terms that lie in `part`, as offsets of the part. */
export function termsWithin(terms: readonly EngineTerm[], part: Span): EngineTerm[] {
  return terms
    .filter(({ span }) => span.start >= part.start && span.end <= part.end)
    .map((term) => ({
      ...term,
      span: { start: term.span.start - part.start, end: term.span.end - part.start },
    }));
}
