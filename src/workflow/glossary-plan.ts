// What importing a glossary would do, concept by concept, beside the concepts that are there. Pure.

import { AppError } from '../errors.ts';
import type { FileConcept, FileProblem, Joined } from '../formats/glossary/glossary-file.ts';
import type { Concept, Term } from '../model/term.ts';
import { filledConcept, filledTerm, ownTerms } from './glossary-from-file.ts';
import { createFinder, joinTwins, matched, type Own } from './glossary-match.ts';
import { requireFields, requireTerm } from './term-input.ts';

/** Where the file has a concept of ours: `merge` adds what we lack, `replace` takes the file's word, `keep` leaves ours. */
export const IMPORT_MODES = ['merge', 'replace', 'keep'] as const;
export type ImportMode = (typeof IMPORT_MODES)[number];

/**
 * One concept of the file. `line`: where it stands; `before`: ours, null for none; `after`: what it becomes, null where nothing is to
 * be done. `kind`: `different` where the file's word is not ours, whatever is done about it.
 */
export type PlanItem = {
  line: number;
  kind: 'new' | 'same' | 'different';
  before: Concept | null;
  after: Concept | null;
  /** Where it is different: what the file says, for people to see what they leave out. */
  said: Concept | null;
};

/** `joined`: rows or entries that say more of an earlier one's concept; `other`: concepts without our languages. */
export type Plan = {
  items: readonly PlanItem[];
  problems: readonly FileProblem[];
  joined: readonly Joined[];
  other: number;
};

/** Of a term, in a sentence about it. */
const SHOWN = 60;

const preferredIn = (terms: readonly Term[], lang: string): boolean =>
  terms.some((term) => term.lang === lang && term.status === 'preferred');

/** Ours with what the file has and we lack; where both say something, ours stays. */
function merged(ours: Concept, file: Own, newId: () => string): Concept {
  const terms = [...ours.terms];
  const known = matched(ours.terms, file.terms);
  for (const given of file.terms) {
    const term = known.get(given);
    if (term === undefined) {
      const fresh = filledTerm(given, file.terms, newId());
      const second = fresh.status === 'preferred' && preferredIn(terms, fresh.lang);
      terms.push(second ? { ...fresh, status: 'admitted' } : fresh);
      continue;
    }
    const { note = '', context = '', source = '', forms = [] } = given;
    terms[terms.indexOf(term)] = {
      ...term,
      note: term.note || note,
      context: term.context || context,
      source: term.source || source,
      forms: [...new Set([...term.forms, ...forms])].filter((form) => form !== term.text),
    };
  }
  const { domain, definition, note } = file;
  return {
    ...ours,
    domain: ours.domain || domain,
    definition: ours.definition || definition,
    note: ours.note || note,
    terms,
  };
}

/** The file's terms, with ours where the file says nothing of a field; ours that the file lacks go. */
function replaced(ours: Concept, file: Own, newId: () => string): Concept {
  const known = matched(ours.terms, file.terms);
  const terms = file.terms.map((given) => {
    const own = known.get(given);
    const filled = filledTerm(given, file.terms, own?.termId ?? newId());
    const said = Object.entries(given).filter(([name, value]) => value !== undefined && name !== 'line');
    return own === undefined ? filled : { ...own, ...Object.fromEntries(said) };
  });
  const { domain, definition, note } = file;
  return {
    ...ours,
    domain: domain || ours.domain,
    definition: definition || ours.definition,
    note: note || ours.note,
    // A file with one language only says nothing of the other.
    terms: [...terms, ...ours.terms.filter(({ lang }) => !terms.some((term) => term.lang === lang))],
  };
}

/** Held to what a termbase may hold; the order of the terms is by language. Throws badInput `term.*`. */
function settled(concept: Concept): Concept {
  const terms = concept.terms.map((term) => ({ ...requireTerm(term), termId: term.termId }));
  const byKey = new Map(terms.map((term) => [`${term.lang} ${term.text}`, term]));
  return { conceptId: concept.conceptId, ...requireFields(concept), terms: [...byKey.values()] };
}

/** All that a settled concept says, whatever the order of its terms. */
function written({ domain, definition, note, terms }: Concept): string {
  const each = terms.map(({ termId: _termId, ...term }) =>
    JSON.stringify([
      term.lang,
      term.text,
      term.partOfSpeech,
      term.status,
      term.note,
      term.caseRule,
      term.forms,
      term.forbidden,
      term.context,
      term.source,
    ]),
  );
  return JSON.stringify([domain, definition, note, ...each.sort()]);
}

/** Whether two concepts say the same. */
export const sameConcept = (one: Concept, other: Concept): boolean =>
  written(settled(one)) === written(settled(other));

/** The concept with the other's terms that it lacks. */
const together = (one: Concept, other: Concept): Concept => {
  const known = new Set(one.terms.map(({ termId }) => termId));
  return { ...one, terms: [...one.terms, ...other.terms.filter(({ termId }) => !known.has(termId))] };
};

/** A concept of the file beside ours. */
function compare(before: Concept, file: Own, mode: ImportMode, newId: () => string): Omit<PlanItem, 'line'> {
  const own = settled(before);
  const more = settled(merged(before, file, newId));
  const theirs = settled(replaced(before, file, newId));
  const after = { merge: more, replace: theirs, keep: before }[mode];
  // What the file leaves out is a difference only where it would go.
  const said = mode === 'replace' ? theirs : together(theirs, own);
  const ours = written(own);
  const same = ours === written(said) && ours === written(more);
  return {
    kind: same ? 'same' : 'different',
    before,
    after: same || ours === written(after) ? null : after,
    said: same ? null : said,
  };
}

/**
 * The plan for a file's concepts. `choices`: another mode for single concepts, by their place among the items. Concepts that a
 * termbase cannot hold become problems with their line.
 */
export function planImport(
  ours: readonly Concept[],
  file: { concepts: readonly FileConcept[]; problems: readonly FileProblem[]; joined: readonly Joined[] },
  options: { mode: ImportMode; choices?: ReadonlyMap<number, ImportMode>; newId: () => string },
): Plan {
  const { mode, choices, newId } = options;
  const problems = [...file.problems];
  // "Politics" is our "politics".
  const domains = new Map(ours.map(({ domain }) => [domain.toLowerCase(), domain]));
  const known = (domain: string) => domains.get(domain.toLowerCase()) ?? domain;
  const own = file.concepts
    .map((concept): Own => ({ ...concept, domain: known(concept.domain), terms: ownTerms(concept) }))
    .filter(({ terms }) => terms.length > 0);
  const { concepts, joined } = joinTwins(own);
  const find = createFinder(ours);
  const items: PlanItem[] = [];
  for (const concept of concepts) {
    const { line } = concept;
    const term = concept.terms[0]!.text.slice(0, SHOWN);
    const before = find(concept);
    const sides = new Set(concept.terms.map(({ lang }) => lang));
    if (before === null && sides.size < 2) {
      problems.push({ key: sides.has('id') ? 'no-english' : 'no-indonesian', line, params: { term } });
      continue;
    }
    try {
      if (before !== null) {
        const chosen = choices?.get(items.length) ?? mode;
        items.push({ line, ...compare(before, concept, chosen, newId) });
      } else {
        const after = settled({ ...filledConcept(concept, newId), conceptId: newId() });
        items.push({ line, kind: 'new', before, after, said: null });
      }
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      problems.push({ key: 'unfit', line, params: { term } });
    }
  }
  problems.sort((a, b) => a.line - b.line);
  return {
    items,
    problems,
    joined: [...file.joined, ...joined].sort((a, b) => a.line - b.line),
    other: file.concepts.length - own.length,
  };
}
