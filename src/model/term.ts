// Terms and concepts of the termbase (TBX-Basic: ISO 30042), as matching and checks use them.
import type { Span } from './text.ts';

export const TERM_STATUSES = ['preferred', 'admitted', 'deprecated'] as const;
export type TermStatus = (typeof TERM_STATUSES)[number];

export const PARTS_OF_SPEECH = ['noun', 'verb', 'adjective', 'adverb', 'proper noun', 'phrase'] as const;
export type PartOfSpeech = (typeof PARTS_OF_SPEECH)[number];

export type Term = {
  termId: string;
  lang: string;
  text: string;
  partOfSpeech: PartOfSpeech;
  status: TermStatus;
  note: string;
};

/** One meaning with its terms in both languages. */
export type Concept = { conceptId: string; domain: string; note: string; terms: readonly Term[] };

/** A term found in a source text. `targets`: allowed English, preferred first; `deprecated`: English to flag. */
export type TermMatch = {
  conceptId: string;
  span: Span;
  form: string;
  term: string;
  targets: readonly string[];
  deprecated: readonly string[];
  note: string;
};

/** How a target treats one matched term. `spans`: where it stands in the target; for `deprecated`, the words to mend. */
export type TermUse = {
  match: TermMatch;
  status: 'present' | 'missing' | 'deprecated';
  spans: readonly Span[];
};
