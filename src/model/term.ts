// Terms and concepts of the termbase (TBX-Basic: ISO 30042), as matching and checks use them.
import type { Span } from './text.ts';

export const TERM_STATUSES = ['preferred', 'admitted', 'deprecated'] as const;
export type TermStatus = (typeof TERM_STATUSES)[number];

export const PARTS_OF_SPEECH = ['noun', 'verb', 'adjective', 'adverb', 'proper noun', 'phrase'] as const;
export type PartOfSpeech = (typeof PARTS_OF_SPEECH)[number];

/** Whether capitals count: `exact` takes the letters as written, but for a capital at the start of a sentence. */
export const CASE_RULES = ['any', 'exact'] as const;
export type CaseRule = (typeof CASE_RULES)[number];

/**
 * `forms`: what counts as the term besides the forms that the language's rules make (of an allowed English form, its inflections too); `forbidden`: using it is an error,
 * whatever its status; `context`: a sentence it stands in; `source`: where it was found.
 */
export type Term = {
  termId: string;
  lang: string;
  text: string;
  partOfSpeech: PartOfSpeech;
  status: TermStatus;
  note: string;
  caseRule: CaseRule;
  forms: readonly string[];
  forbidden: boolean;
  context: string;
  source: string;
};

/** What a term has when nothing more was said of it. */
export const PLAIN_TERM = {
  note: '',
  caseRule: 'any',
  forms: [],
  forbidden: false,
  context: '',
  source: '',
} as const satisfies Partial<Term>;

/** The domain of words that are only suggested: *warga* is now *residents*, now *Egyptians*, now nothing; no text need have them. */
export const EVERYDAY = 'everyday';

/** One meaning with its terms in both languages. */
export type Concept = {
  conceptId: string;
  domain: string;
  definition: string;
  note: string;
  terms: readonly Term[];
};

/** Whether a translation may use the term. */
export function isAllowed(term: Pick<Term, 'status' | 'forbidden'>): boolean {
  return term.status !== 'deprecated' && !term.forbidden;
}

/** Sorts terms as they are offered: preferred, admitted, deprecated. */
export function byStatus(one: Pick<Term, 'status'>, other: Pick<Term, 'status'>): number {
  return TERM_STATUSES.indexOf(one.status) - TERM_STATUSES.indexOf(other.status);
}

/**
 * A term found in a source text. `english`: the concept's terms of the other language; of them, `targets` are allowed,
 * preferred first, `deprecated` are to be flagged, and `forbidden` are those of the latter whose use is an error.
 */
export type TermMatch = {
  conceptId: string;
  span: Span;
  form: string;
  term: string;
  english: readonly Term[];
  targets: readonly string[];
  deprecated: readonly string[];
  forbidden: readonly string[];
  note: string;
  /** Its English need not be there: the form may mean something else, or its concept is only suggested. */
  optional?: true;
  /** Other terms at this place: inside it, across its edges, or of another concept; in the order of the text. */
  also: readonly TermMatch[];
};

/**
 * How a target treats one matched term; `optional`: it is not there and need not be. `spans`: where it stands in the target; for
 * `deprecated`, the words to mend.
 */
export type TermUse = {
  match: TermMatch;
  status: 'present' | 'missing' | 'optional' | 'deprecated';
  spans: readonly Span[];
};
