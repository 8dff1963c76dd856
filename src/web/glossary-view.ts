// A concept as the glossary's pages show it: its terms by language and status, and what was done to them.
import { type Concept, TERM_STATUSES, type Term } from '../model/term.ts';
import type { ConceptHistory } from '../workflow/glossary.ts';

export type ConceptView = {
  conceptId: string;
  domain: string;
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
  const { conceptId, domain, note } = concept;
  const indonesian = termsOf(concept, 'id');
  const english = termsOf(concept, 'en');
  const notes = [note, ...indonesian.map((term) => term.note), ...english.map((term) => term.note)];
  return {
    conceptId,
    domain,
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

const FIELDS = ['text', 'status', 'partOfSpeech', 'note'] as const;

export type HistoryLine = {
  act: 'added' | 'changed' | 'removed';
  by: string | null;
  at: number;
  /** The term as it was called afterwards, or before it was removed. */
  term: Partial<Term>;
  changes: readonly { field: (typeof FIELDS)[number]; before: string; after: string }[];
};

/** One line a change, newest first. Events without a term (the shipped glossary was loaded) have none. */
export function historyLines(history: readonly ConceptHistory[]): HistoryLine[] {
  return history.flatMap(({ by, at, before, after }): HistoryLine[] => {
    const term = after ?? before;
    if (term === null) return [];
    if (before === null) return [{ act: 'added', by, at, term, changes: [] }];
    if (after === null) return [{ act: 'removed', by, at, term, changes: [] }];
    const changes = FIELDS.filter((field) => before[field] !== after[field]).map((field) => ({
      field,
      before: before[field] ?? '',
      after: after[field] ?? '',
    }));
    return [{ act: 'changed', by, at, term, changes }];
  });
}
