// The glossary: concepts and terms, found, read and edited; each change is an event.
import { badInput, notFound } from '../errors.ts';
import {
  type Concept,
  PARTS_OF_SPEECH,
  type PartOfSpeech,
  TERM_STATUSES,
  type Term,
  type TermStatus,
} from '../model/term.ts';
import type { Actor } from '../model/user.ts';
import {
  insertConcepts,
  insertTerm,
  readConceptRow,
  readConcepts,
  readTermRow,
  updateTerm,
} from '../store/concepts.ts';
import { termEvents } from '../store/events.ts';
import { permit } from './access.ts';
import type { Deps } from './deps.ts';
import { type Unit, writeOnce } from './write.ts';

const PAGE = 100;
const LONGEST_TERM = 200;
const LONGEST_NOTE = 2000;

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

export type ConceptHistory = {
  by: string | null;
  at: number;
  before: Partial<Term> | null;
  after: Partial<Term> | null;
};

/** A concept with the changes of its terms, newest first. Throws notFound. */
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
    }));
  return { concept, history };
}

export type NewTerm = {
  lang: string;
  text: string;
  partOfSpeech: PartOfSpeech;
  status: TermStatus;
  note?: string;
};

/** The term, trimmed. Throws badInput `term.empty`, `term.long`, `term.invalid`. */
function requireTerm(term: NewTerm): Omit<Term, 'termId'> {
  const text = term.text.normalize('NFC').trim().replace(/\s+/gu, ' ');
  const note = (term.note ?? '').trim();
  if (text === '') throw badInput('term.empty');
  if (text.length > LONGEST_TERM || note.length > LONGEST_NOTE) {
    throw badInput('term.long', { max: text.length > LONGEST_TERM ? LONGEST_TERM : LONGEST_NOTE });
  }
  const known = PARTS_OF_SPEECH.includes(term.partOfSpeech) && TERM_STATUSES.includes(term.status);
  if (!known || !['id', 'en'].includes(term.lang)) throw badInput('term.invalid');
  return { lang: term.lang, text, partOfSpeech: term.partOfSpeech, status: term.status, note };
}

async function livingConcept(unit: Unit, conceptId: string): Promise<Concept> {
  const concept = await readConceptRow(unit.trx, conceptId);
  if (concept === null) throw notFound();
  return concept;
}

/** Adds a concept with at least one term in each language. Throws badInput `term.sides` and those of a term. */
export async function addConcept(
  deps: Deps,
  actor: Actor,
  input: { domain: string; note?: string; terms: readonly NewTerm[]; operationId: string },
): Promise<Concept> {
  permit(actor, 'term.edit');
  const terms = input.terms.map((term) => ({ ...requireTerm(term), termId: deps.newId() }));
  const langs = new Set(terms.map((term) => term.lang));
  if (langs.size < 2) throw badInput('term.sides');
  const { operationId } = input;
  return writeOnce(deps, actor, { verb: 'add-concept', operationId }, async (unit) => {
    const concept = {
      conceptId: deps.newId(),
      domain: input.domain.trim().slice(0, LONGEST_TERM),
      note: (input.note ?? '').trim().slice(0, LONGEST_NOTE),
      terms,
    };
    await insertConcepts(unit.trx, [{ ...concept, projectId: null, createdAt: unit.now }]);
    for (const term of terms) {
      unit.record('term.changed', {
        actorId: actor.userId,
        data: { conceptId: concept.conceptId, before: null, after: term },
      });
    }
    return concept;
  });
}

/** Adds a term to a concept. Throws notFound, badInput `term.*`. */
export async function addTerm(
  deps: Deps,
  actor: Actor,
  input: NewTerm & { conceptId: string; operationId: string },
): Promise<Concept> {
  permit(actor, 'term.edit');
  const term = { ...requireTerm(input), termId: deps.newId() };
  const { conceptId, operationId } = input;
  return writeOnce(deps, actor, { verb: 'add-term', operationId }, async (unit) => {
    const { terms } = await livingConcept(unit, conceptId);
    if (terms.some((one) => one.lang === term.lang && one.text === term.text)) throw badInput('term.twice');
    await insertTerm(unit.trx, conceptId, term);
    unit.record('term.changed', { actorId: actor.userId, data: { conceptId, before: null, after: term } });
    return livingConcept(unit, conceptId);
  });
}

/** Changes what is given of a term. Throws notFound, badInput `term.*`. */
export async function editTerm(
  deps: Deps,
  actor: Actor,
  input: Partial<NewTerm> & { termId: string; operationId: string },
): Promise<Concept> {
  permit(actor, 'term.edit');
  const { termId, operationId } = input;
  return writeOnce(deps, actor, { verb: 'edit-term', operationId }, async (unit) => {
    const before = await readTermRow(unit.trx, termId);
    if (before === null) throw notFound();
    const { conceptId, ...was } = before;
    const { lang, text, partOfSpeech, status, note } = input;
    const after = requireTerm({
      lang: lang ?? was.lang,
      text: text ?? was.text,
      partOfSpeech: partOfSpeech ?? was.partOfSpeech,
      status: status ?? was.status,
      note: note ?? was.note,
    });
    if (JSON.stringify({ ...after, termId }) !== JSON.stringify({ ...requireTerm(was), termId })) {
      await updateTerm(unit.trx, termId, after);
      unit.record('term.changed', {
        actorId: actor.userId,
        data: { conceptId, before: was, after: { ...after, termId } },
      });
    }
    return livingConcept(unit, conceptId);
  });
}

/** Takes a term out; the last one of its language stays. Throws notFound, badInput `term.sides`. */
export async function removeTerm(
  deps: Deps,
  actor: Actor,
  input: { termId: string; operationId: string },
): Promise<Concept> {
  permit(actor, 'term.edit');
  const { termId, operationId } = input;
  return writeOnce(deps, actor, { verb: 'remove-term', operationId }, async (unit) => {
    const before = await readTermRow(unit.trx, termId);
    if (before === null) throw notFound();
    const { conceptId, ...was } = before;
    const { terms } = await livingConcept(unit, conceptId);
    if (terms.filter((term) => term.lang === was.lang).length < 2) throw badInput('term.sides');
    await updateTerm(unit.trx, termId, { removed: 1 });
    unit.record('term.changed', { actorId: actor.userId, data: { conceptId, before: was, after: null } });
    return livingConcept(unit, conceptId);
  });
}
