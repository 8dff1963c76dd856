// The termbase (glossary) as a pure thing: finds its terms in a source and checks them in a target.
import { createHash } from 'node:crypto';
import type { Concept, TermMatch, TermUse } from '../model/term.ts';
import type { Analyser } from '../text/morphology.ts';
import type { WordForms } from '../text/word-forms.ts';
import { indexTerms, type SourceIndex } from './source-terms.ts';
import { checkTarget } from './target-terms.ts';
import { createTraces } from './traces.ts';

export type Termbase = {
  /** Hash (hex) of the concepts it was made from: equal states find the same terms. */
  readonly state: string;
  /** The terms in a source, in order, none overlapping: the longest wins. Spans are UTF-16 offsets. */
  find(source: string, sourceLang: string): readonly TermMatch[];
  /** A quick look whether a source may hold a concept: where it answers no, `find` need not be asked. */
  traces(conceptId: string, sourceLang: string): (source: string) => boolean;
  /** How a target treats each of them, in their order. */
  check(matches: readonly TermMatch[], target: string): readonly TermUse[];
  /** Each source term that is not deprecated with its concept's first English: the preferred, else an admitted one. */
  entries(sourceLang: string): readonly { source: string; target: string }[];
};

function entriesOf(concepts: readonly Concept[], sourceLang: string): { source: string; target: string }[] {
  return concepts.flatMap(({ terms }) => {
    const english = terms.filter((term) => term.lang === 'en' && term.status !== 'deprecated');
    const first = english.find((term) => term.status === 'preferred') ?? english[0];
    if (first === undefined) return [];
    return terms
      .filter((term) => term.lang === sourceLang && term.status !== 'deprecated')
      .map((term) => ({ source: term.text, target: first.text }));
  });
}

/** A termbase over `concepts`; `language` knows the source language's word forms. */
export function createTermbase(
  concepts: readonly Concept[],
  language: { analyser: Analyser; dictionary: WordForms },
): Termbase {
  const state = createHash('sha256').update(JSON.stringify(concepts)).digest('hex').slice(0, 16);
  const indexes = new Map<string, SourceIndex>();
  return {
    state,
    find(source, sourceLang) {
      const index = indexes.get(sourceLang) ?? indexTerms(concepts, sourceLang, language);
      indexes.set(sourceLang, index);
      return index.find(source);
    },
    traces(conceptId, sourceLang) {
      const concept = concepts.find((one) => one.conceptId === conceptId);
      return concept === undefined ? () => false : createTraces(concept, sourceLang, language.analyser);
    },
    check: checkTarget,
    entries: (sourceLang) => entriesOf(concepts, sourceLang),
  };
}
