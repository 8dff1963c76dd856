// The glossary: concepts and terms, found and read with who changed what when.
import { notFound } from '../errors.ts';
import { may } from '../model/permissions.ts';
import type { Project } from '../model/project.ts';
import { type Concept, TERM_STATUSES, type Term } from '../model/term.ts';
import type { Actor } from '../model/user.ts';
import { readConceptRow, type StoredConcept } from '../store/concepts.ts';
import { termEvents } from '../store/events.ts';
import { readConceptImports } from '../store/glossary-imports.ts';
import { permit, readableProject, roleIn } from './access.ts';
import type { Deps } from './deps.ts';
import { folded, glossaryIndex } from './glossary-index.ts';
import { type ListedProject, listProjects } from './projects.ts';

const PAGE = 100;

/** What a list may be narrowed to: concepts that have such a term. */
export const CONCEPT_STATUSES = [...TERM_STATUSES, 'forbidden'] as const;
export type ConceptStatus = (typeof CONCEPT_STATUSES)[number];

export type ConceptPage = {
  concepts: readonly StoredConcept[];
  /** Concepts that match, of which `concepts` is the asked page (100 each, from 1). */
  total: number;
  page: number;
  pages: number;
  /** First letters of Indonesian terms that there are, for the index. */
  letters: readonly string[];
  /** Every domain that there is, in order. */
  domains: readonly string[];
  /** Projects that the actor sees. */
  projects: readonly ListedProject[];
};

/** 0: the term that was searched for itself; 1: one that begins with it; 2: one that has it inside; 3: none. */
function searchRank(terms: readonly string[], search: string): number {
  let rank = 3;
  for (const term of terms) {
    if (term === search) return 0;
    if (term.startsWith(search)) rank = 1;
    else if (rank === 3 && term.includes(search)) rank = 2;
  }
  return rank;
}

/**
 * Concepts by their Indonesian term; `search` looks in terms of both languages and puts the closest first, `letter` looks
 * at the first letter, `domain` at the concept's, `status` for a term that has it. `project`: only that one's own; 'shared': only
 * what all share.
 */
export async function listConcepts(
  deps: Deps,
  actor: Actor,
  input: {
    search?: string;
    letter?: string;
    domain?: string;
    status?: ConceptStatus | '';
    project?: string;
    page?: number;
  },
): Promise<ConceptPage> {
  const { projects } = await listProjects(deps, actor);
  const visible = new Set<string | null>([null, ...projects.map(({ projectId }) => projectId)]);
  const { project = '', domain = '', status = '' } = input;
  const search = folded(input.search ?? '').trim();
  const letter = folded(input.letter ?? '').trim();
  const all = (await glossaryIndex(deps.store)).filter(
    ({ concept: { projectId } }) =>
      visible.has(projectId) && (project === '' || (projectId ?? 'shared') === project),
  );
  const found = all
    .filter(
      (one) =>
        (letter === '' || one.letter === letter) &&
        (domain === '' || one.concept.domain === domain) &&
        (status === '' || one.statuses.has(status)),
    )
    .map(({ concept, terms }) => ({ concept, rank: search === '' ? 0 : searchRank(terms, search) }))
    .filter(({ rank }) => rank < 3);
  if (search !== '') found.sort((a, b) => a.rank - b.rank);
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const page = Math.min(pages, Math.max(1, Math.trunc(input.page ?? 1) || 1));
  return {
    concepts: found.slice((page - 1) * PAGE, page * PAGE).map((one) => one.concept),
    total: found.length,
    page,
    pages,
    letters: [...new Set(all.map((one) => one.letter))].sort(),
    projects,
    domains: [...new Set(all.map(({ concept }) => concept.domain))].filter((one) => one !== '').sort(),
  };
}

/** What is said of the concept itself. */
export type ConceptFields = Pick<Concept, 'domain' | 'definition' | 'note'>;

/** What a change tells of the concept itself; `project`: the name of the one whose own it is, '' for what all share. */
export type ConceptChange = ConceptFields & { project?: string };

/** One change, of a term or (`concept`) of what is said of the concept itself. */
export type ConceptHistory = {
  by: string | null;
  at: number;
  before: Partial<Term> | null;
  after: Partial<Term> | null;
  concept: { before: ConceptChange; after: ConceptChange } | null;
  /** The file whose import this was; with `undone`, the taking back of it. */
  file: string | null;
  undone?: true;
  /** The whole concept was taken out, or put back. */
  whole?: 'removed' | 'restored';
};

type Step = Pick<ConceptHistory, 'before' | 'after' | 'concept'>;

/** What lies between two states of a concept, term by term. */
export function conceptSteps(before: Concept | null, after: Concept): Step[] {
  const was = new Map((before?.terms ?? []).map((term) => [term.termId, term]));
  const is = new Set(after.terms.map(({ termId }) => termId));
  const changed = after.terms.flatMap((term): Step[] => {
    const own = was.get(term.termId);
    const same = own !== undefined && JSON.stringify(ordered(own)) === JSON.stringify(ordered(term));
    return same ? [] : [{ before: own ?? null, after: term, concept: null }];
  });
  const gone = [...was.values()].filter(({ termId }) => !is.has(termId));
  const fields = ({ domain, definition, note }: ConceptFields) => ({ domain, definition, note });
  const same = before === null || JSON.stringify(fields(before)) === JSON.stringify(fields(after));
  return [
    ...(same
      ? []
      : [{ before: null, after: null, concept: { before: fields(before), after: fields(after) } }]),
    ...changed,
    ...gone.map((term) => ({ before: term, after: null, concept: null })),
  ];
}

const ordered = (term: Term): [string, unknown][] =>
  Object.entries(term).sort(([one], [other]) => (one < other ? -1 : 1));

/** What imports did to a concept; `undone`: taken back since, so that it is told twice. */
async function importHistory(deps: Deps, conceptId: string): Promise<ConceptHistory[]> {
  const imports = await readConceptImports(deps.store.db, conceptId);
  return imports.flatMap(({ before, after, by, at, name, undone }) => [
    ...conceptSteps(before, after).map((step) => ({ ...step, by, at, file: name })),
    ...(undone === null || before === null
      ? []
      : conceptSteps(after, before).map((step) => ({
          ...step,
          ...undone,
          file: name,
          undone: true as const,
        }))),
  ]);
}

/** A concept with its changes, newest first. Throws notFound. */
export async function readConcept(
  deps: Deps,
  actor: Actor,
  conceptId: string,
): Promise<{
  concept: StoredConcept;
  history: readonly ConceptHistory[];
  /** Whose own it is; null: every project's. */
  project: Project | null;
  mayEdit: boolean;
}> {
  permit(actor, 'document.read');
  const { db } = deps.store;
  const concept = await readConceptRow(db, conceptId);
  if (concept === null) throw notFound();
  const { projectId } = concept;
  const project = projectId === null ? null : await readableProject(db, actor, projectId);
  const role = projectId === null ? actor.role : await roleIn(db, actor, projectId);
  const edits = (await termEvents(deps.store.db))
    .filter(({ data }) => data.conceptId === conceptId)
    .map(
      ({ actorName, createdAt, data }): ConceptHistory => ({
        by: actorName,
        at: createdAt,
        before: (data.before ?? null) as Partial<Term> | null,
        after: (data.after ?? null) as Partial<Term> | null,
        concept: (data.concept ?? null) as ConceptHistory['concept'],
        file: null,
        ...(data.removedConcept === undefined ? {} : { whole: data.removedConcept ? 'removed' : 'restored' }),
      }),
    );
  const history = [...edits, ...(await importHistory(deps, conceptId))].sort((a, b) => b.at - a.at);
  return { concept, history, project, mayEdit: may(role, 'term.edit', false) };
}
