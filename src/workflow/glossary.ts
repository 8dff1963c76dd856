// The glossary: concepts and terms, found and read with who changed what when.
import { notFound } from '../errors.ts';
import type { Concept, Term } from '../model/term.ts';
import type { Actor } from '../model/user.ts';
import { readConceptRow, readConcepts } from '../store/concepts.ts';
import { termEvents } from '../store/events.ts';
import { permit } from './access.ts';
import type { Deps } from './deps.ts';

const PAGE = 100;

export type ConceptPage = {
  concepts: readonly Concept[];
  /** Concepts that match, of which `concepts` is the asked page (100 each, from 1). */
  total: number;
  page: number;
  pages: number;
  /** First letters of Indonesian terms that there are, for the index. */
  letters: readonly string[];
  /** Every domain that there is, in order. */
  domains: readonly string[];
};

/** Letters without case and accents: "coup d'État" is found by "etat". */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function headword(concept: Concept): string {
  const first = concept.terms.find((term) => term.lang === 'id') ?? concept.terms[0];
  return folded(first?.text ?? '');
}

const letterOf = (word: string): string => /\p{L}/u.exec(word)?.[0] ?? '#';

/** 0: the term that was searched for itself; 1: one that begins with it; 2: one that has it inside; 3: none. */
function searchRank(concept: Concept, search: string): number {
  return Math.min(
    3,
    ...concept.terms.map(({ text }) => {
      const term = folded(text);
      if (term === search) return 0;
      return term.startsWith(search) ? 1 : term.includes(search) ? 2 : 3;
    }),
  );
}

/**
 * Concepts by their Indonesian term; `search` looks in terms of both languages and puts the closest first, `letter` looks
 * at the first letter, `domain` at the concept's.
 */
export async function listConcepts(
  deps: Deps,
  actor: Actor,
  input: { search?: string; letter?: string; domain?: string; page?: number },
): Promise<ConceptPage> {
  permit(actor, 'document.read');
  const search = folded(input.search ?? '').trim();
  const letter = folded(input.letter ?? '').trim();
  const domain = input.domain ?? '';
  const order = new Intl.Collator('id').compare;
  const all = (await readConcepts(deps.store.db, null))
    .map((concept) => ({ concept, word: headword(concept), rank: searchRank(concept, search) }))
    .sort((a, b) => order(a.word, b.word));
  const found = all.filter(
    ({ concept, word, rank }) =>
      (letter === '' || letterOf(word) === letter) &&
      (domain === '' || concept.domain === domain) &&
      rank < 3,
  );
  if (search !== '') found.sort((a, b) => a.rank - b.rank);
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const page = Math.min(pages, Math.max(1, Math.trunc(input.page ?? 1) || 1));
  return {
    concepts: found.slice((page - 1) * PAGE, page * PAGE).map((one) => one.concept),
    total: found.length,
    page,
    pages,
    letters: [...new Set(all.map(({ word }) => letterOf(word)))].sort(),
    domains: [...new Set(all.map(({ concept }) => concept.domain))].filter((one) => one !== '').sort(),
  };
}

/** What is said of the concept itself. */
export type ConceptFields = Pick<Concept, 'domain' | 'definition' | 'note'>;

/** One change, of a term or (`concept`) of what is said of the concept itself. */
export type ConceptHistory = {
  by: string | null;
  at: number;
  before: Partial<Term> | null;
  after: Partial<Term> | null;
  concept: { before: ConceptFields; after: ConceptFields } | null;
};

/** A concept with its changes, newest first. Throws notFound. */
export async function readConcept(
  deps: Deps,
  actor: Actor,
  conceptId: string,
): Promise<{ concept: Concept; history: readonly ConceptHistory[] }> {
  permit(actor, 'document.read');
  const concept = await readConceptRow(deps.store.db, conceptId);
  if (concept === null) throw notFound();
  const history = (await termEvents(deps.store.db))
    .filter(({ data }) => data.conceptId === conceptId)
    .map(({ actorName, createdAt, data }) => ({
      by: actorName,
      at: createdAt,
      before: (data.before ?? null) as Partial<Term> | null,
      after: (data.after ?? null) as Partial<Term> | null,
      concept: (data.concept ?? null) as ConceptHistory['concept'],
    }));
  return { concept, history };
}
