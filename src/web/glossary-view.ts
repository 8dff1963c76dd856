// A concept as the glossary's pages show it: its terms by language and status, and what was done to them.
import { type Concept, TERM_STATUSES, type Term } from '../model/term.ts';
import type { ConceptHistory } from '../workflow/glossary.ts';

export type ConceptView = {
  conceptId: string;
  domain: string;
  definition: string;
  note: string;
  /** The first Indonesian term, which the concept stands under. */
  headword: string;
  indonesian: readonly Term[];
  english: readonly Term[];
  /** Notes of the terms, each once. */
  notes: readonly string[];
};

const rank = (term: Term): number => TERM_STATUSES.indexOf(term.status);

/** Terms of one language, preferred first, deprecated last. */
function termsOf(concept: Concept, lang: string): Term[] {
  return concept.terms.filter((term) => term.lang === lang).sort((a, b) => rank(a) - rank(b));
}

export function conceptView(concept: Concept): ConceptView {
  const { conceptId, domain, definition, note } = concept;
  const indonesian = termsOf(concept, 'id');
  const english = termsOf(concept, 'en');
  const notes = [note, ...indonesian.map((term) => term.note), ...english.map((term) => term.note)];
  return {
    conceptId,
    domain,
    definition,
    note,
    headword: (indonesian[0] ?? english[0])?.text ?? '',
    indonesian,
    english,
    notes: [...new Set(notes.filter((one) => one !== ''))],
  };
}

/** `text` cut where `search` stands in it, letters compared without case: pieces in order, found ones marked. */
export function foundPieces(text: string, search: string): { text: string; found: boolean }[] {
  const sought = search.trim().toLowerCase();
  const at = sought === '' ? -1 : text.toLowerCase().indexOf(sought);
  if (at < 0) return [{ text, found: false }];
  const end = at + sought.length;
  return [
    { text: text.slice(0, at), found: false },
    { text: text.slice(at, end), found: true },
    { text: text.slice(end), found: false },
  ].filter((piece) => piece.text !== '');
}

const TERM_FIELDS = [
  'text',
  'status',
  'partOfSpeech',
  'caseRule',
  'forms',
  'forbidden',
  'note',
  'context',
  'source',
] as const;
const CONCEPT_FIELDS = ['domain', 'definition', 'note', 'project'] as const;

/** One field's change, as words; `field` is the message under `glossary.history.field`. */
export type FieldChange = {
  field: (typeof TERM_FIELDS)[number] | (typeof CONCEPT_FIELDS)[number];
  before: string;
  after: string;
};

function changesOf<Field extends FieldChange['field']>(
  fields: readonly Field[],
  before: Partial<Record<Field, unknown>>,
  after: Partial<Record<Field, unknown>>,
): FieldChange[] {
  const shown = (value: unknown) =>
    Array.isArray(value) ? value.join(', ') : value === true ? '1' : String(value || '');
  return fields
    .map((field) => ({ field, before: shown(before[field]), after: shown(after[field]) }))
    .filter((change) => change.before !== change.after);
}

export type HistoryLine = {
  act: 'added' | 'changed' | 'removed' | 'restored';
  by: string | null;
  at: number;
  /** The term as it was called afterwards, or before it was removed; empty for a change of the concept itself. */
  term: Partial<Term>;
  changes: readonly FieldChange[];
  /** The file whose import, or the undoing of it, this was part of. */
  file: string | null;
  undone?: true;
};

/** One line a change, newest first. Events without a term (the shipped glossary was loaded) have none. */
export function historyLines(history: readonly ConceptHistory[]): HistoryLine[] {
  return history.flatMap(({ before, after, concept, whole, ...facts }): HistoryLine[] => {
    const line = { ...facts, term: {}, changes: [] };
    if (whole !== undefined) return [{ ...line, act: whole }];
    if (concept !== null) {
      return [{ ...line, act: 'changed', changes: changesOf(CONCEPT_FIELDS, concept.before, concept.after) }];
    }
    const term = after ?? before;
    if (term === null) return [];
    if (before === null) return [{ ...line, act: 'added', term }];
    if (after === null) return [{ ...line, act: 'removed', term }];
    return [{ ...line, act: 'changed', term, changes: changesOf(TERM_FIELDS, before, after) }];
  });
}
