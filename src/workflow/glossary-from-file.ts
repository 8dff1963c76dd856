// A file's concepts as concepts of a termbase: Indonesian and English, with what a file leaves unsaid filled in.

import type { FileConcept, FileTerm } from '../formats/glossary/glossary-file.ts';
import { readGlossaryFile } from '../formats/glossary/read-glossary.ts';
import { primaryLang } from '../model/language-tag.ts';
import { type Concept, PLAIN_TERM, type Term, type TermStatus } from '../model/term.ts';

export const TERM_LANGS: readonly string[] = ['id', 'en'];

/** A file's term in one of our languages; a region counts for nothing. */
export function ownTerms(concept: Pick<FileConcept, 'terms'>): FileTerm[] {
  return concept.terms.flatMap((term) => {
    const lang = primaryLang(term.lang);
    return TERM_LANGS.includes(lang) ? [{ ...term, lang }] : [];
  });
}

/** Where a file says nothing: the first term of a language is preferred, unless another one is, the others are admitted. */
function statusOf(term: FileTerm, terms: readonly FileTerm[]): TermStatus {
  if (term.status !== undefined) return term.status;
  const same = terms.filter(({ lang }) => lang === term.lang);
  const preferred =
    same.find(({ status }) => status === 'preferred') ?? same.find(({ status }) => status === undefined);
  return preferred === term ? 'preferred' : 'admitted';
}

/** The term with all its fields. `terms`: those of its concept. */
export function filledTerm(term: FileTerm, terms: readonly FileTerm[], termId: string): Term {
  const { line: _line, ...given } = term;
  const partOfSpeech = given.partOfSpeech ?? terms.find((one) => one.partOfSpeech)?.partOfSpeech ?? 'noun';
  return { ...PLAIN_TERM, ...given, partOfSpeech, status: statusOf(term, terms), termId };
}

/** The file's concept, under its own id where it has one. */
export function filledConcept(concept: FileConcept, newId: () => string): Concept {
  const { id, domain, definition, note } = concept;
  const own = ownTerms(concept);
  const terms = own.map((term) => filledTerm(term, own, newId()));
  return { conceptId: id === '' ? newId() : id, domain, definition, note, terms };
}

/** All concepts of a glossary in any form. Throws the AppErrors of reading it. */
export function readGlossary(bytes: Uint8Array, newId: () => string): Concept[] {
  return readGlossaryFile(bytes).concepts.map((concept) => filledConcept(concept, newId));
}
