// The glossary: concepts and terms, found, read and edited; each change is an event.
import type { Concept, PartOfSpeech, TermStatus } from '../model/term.ts';
import type { Actor } from '../model/user.ts';
import type { Deps } from './deps.ts';

export type ConceptPage = {
  concepts: readonly Concept[];
  /** Concepts that match, of which `concepts` is the asked page. */
  total: number;
  page: number;
  pages: number;
  /** First letters of Indonesian terms that there are, for the index. */
  letters: readonly string[];
};
export async function listConcepts(
  _deps: Deps,
  _actor: Actor,
  _input: { search?: string; letter?: string; page?: number },
): Promise<ConceptPage> {
  throw new Error('not built yet');
}

export type ConceptHistory = {
  by: string | null;
  at: number;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};
export async function readConcept(
  _deps: Deps,
  _actor: Actor,
  _conceptId: string,
): Promise<{ concept: Concept; history: readonly ConceptHistory[] }> {
  throw new Error('not built yet');
}

export type NewTerm = {
  lang: string;
  text: string;
  partOfSpeech: PartOfSpeech;
  status: TermStatus;
  note?: string;
};
export async function addConcept(
  _deps: Deps,
  _actor: Actor,
  _input: { domain: string; note?: string; terms: readonly NewTerm[]; operationId: string },
): Promise<Concept> {
  throw new Error('not built yet');
}
export async function addTerm(
  _deps: Deps,
  _actor: Actor,
  _input: NewTerm & { conceptId: string; operationId: string },
): Promise<Concept> {
  throw new Error('not built yet');
}
export async function editTerm(
  _deps: Deps,
  _actor: Actor,
  _input: Partial<NewTerm> & { termId: string; operationId: string },
): Promise<Concept> {
  throw new Error('not built yet');
}
export async function removeTerm(
  _deps: Deps,
  _actor: Actor,
  _input: { termId: string; operationId: string },
): Promise<Concept> {
  throw new Error('not built yet');
}
