// Changing the glossary: concepts and terms added, edited and taken out; each change is an event.
import { badInput, notFound } from '../errors.ts';
import type { Concept } from '../model/term.ts';
import type { Actor } from '../model/user.ts';
import {
  insertConcepts,
  insertTerm,
  readConceptRow,
  readTermRow,
  type StoredConcept,
  updateConcept,
  updateTerm,
} from '../store/concepts.ts';
import { readProject } from '../store/documents.ts';
import type { Db } from '../store/store.ts';
import { permit, permitInProject } from './access.ts';
import type { Deps } from './deps.ts';
import type { ConceptFields } from './glossary.ts';
import { type NewTerm, requireFields, requireTerm } from './term-input.ts';
import { type Unit, writeOnce } from './write.ts';

async function livingConcept(unit: Unit, conceptId: string): Promise<StoredConcept> {
  const concept = await readConceptRow(unit.trx, conceptId);
  if (concept === null) throw notFound();
  return concept;
}

/** A concept that the actor may change. Throws notFound, forbidden. */
async function editableConcept(unit: Unit, actor: Actor, conceptId: string): Promise<StoredConcept> {
  const concept = await livingConcept(unit, conceptId);
  await permitTerms(unit.trx, actor, concept.projectId);
  return concept;
}

/** Throws unless the actor may change the terms of a project, or (null) those that all share: notFound, forbidden. */
export async function permitTerms(db: Db, actor: Actor, projectId: string | null): Promise<void> {
  if (projectId === null) permit(actor, 'term.edit');
  else await permitInProject(db, actor, 'term.edit', projectId);
}

/** `projectId`: whose own it becomes; by default all projects share it. */
export type NewConcept = Partial<ConceptFields> & { terms: readonly NewTerm[]; projectId?: string | null };

/** Writes a concept inside a unit of work; its terms are as requireTerm leaves them. Throws badInput `term.sides`. */
export async function writeConcept(
  unit: Unit,
  deps: Deps,
  actor: Actor,
  input: NewConcept,
): Promise<StoredConcept> {
  const terms = input.terms.map((term) => ({ ...requireTerm(term), termId: deps.newId() }));
  if (new Set(terms.map((term) => term.lang)).size < 2) throw badInput('term.sides');
  const { projectId = null } = input;
  const concept = { conceptId: deps.newId(), projectId, ...requireFields(input), terms };
  await insertConcepts(unit.trx, [{ ...concept, createdAt: unit.now }]);
  for (const term of terms) {
    const data = { conceptId: concept.conceptId, before: null, after: term };
    unit.record('term.changed', { actorId: actor.userId, data });
  }
  return concept;
}

/** Adds a concept with at least one term in each language. Throws badInput `term.sides` and those of a term. */
export async function addConcept(
  deps: Deps,
  actor: Actor,
  input: NewConcept & { operationId: string },
): Promise<Concept> {
  const { operationId } = input;
  return writeOnce(deps, actor, { verb: 'add-concept', operationId }, async (unit) => {
    await permitTerms(unit.trx, actor, input.projectId ?? null);
    return writeConcept(unit, deps, actor, input);
  });
}

/** Changes what is said of a concept itself, and whose it is where `projectId` is given. Throws notFound, badInput `term.long`. */
export async function editConcept(
  deps: Deps,
  actor: Actor,
  input: ConceptFields & { conceptId: string; operationId: string; projectId?: string | null },
): Promise<Concept> {
  const { conceptId, operationId } = input;
  const fields = requireFields(input);
  return writeOnce(deps, actor, { verb: 'edit-concept', operationId }, async (unit) => {
    const { domain, definition, note, projectId } = await editableConcept(unit, actor, conceptId);
    const { projectId: wanted = projectId } = input;
    if (wanted !== projectId) await permitTerms(unit.trx, actor, wanted);
    const nameOf = async (id: string | null) => (id === null ? '' : (await readProject(unit.trx, id))?.name);
    const before = { domain, definition, note, project: await nameOf(projectId) };
    const after = { ...fields, project: await nameOf(wanted) };
    if (JSON.stringify(before) !== JSON.stringify(after) || wanted !== projectId) {
      await updateConcept(unit.trx, conceptId, { ...fields, projectId: wanted });
      const data = { conceptId, concept: { before, after } };
      unit.record('term.changed', { actorId: actor.userId, data });
    }
    return livingConcept(unit, conceptId);
  });
}

/** Adds a term to a concept. Throws notFound, badInput `term.*`. */
export async function addTerm(
  deps: Deps,
  actor: Actor,
  input: NewTerm & { conceptId: string; operationId: string },
): Promise<Concept> {
  const term = { ...requireTerm(input), termId: deps.newId() };
  const { conceptId, operationId } = input;
  return writeOnce(deps, actor, { verb: 'add-term', operationId }, async (unit) => {
    const { terms } = await editableConcept(unit, actor, conceptId);
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
  const { termId, operationId } = input;
  return writeOnce(deps, actor, { verb: 'edit-term', operationId }, async (unit) => {
    const before = await readTermRow(unit.trx, termId);
    if (before === null) throw notFound();
    const { conceptId, ...was } = before;
    await editableConcept(unit, actor, conceptId);
    const { termId: _term, operationId: _operation, ...change } = input;
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const after = requireTerm({ ...was, ...given });
    if (JSON.stringify(after) !== JSON.stringify(requireTerm(was))) {
      await updateTerm(unit.trx, termId, { term: { ...after, termId } });
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
  const { termId, operationId } = input;
  return writeOnce(deps, actor, { verb: 'remove-term', operationId }, async (unit) => {
    const before = await readTermRow(unit.trx, termId);
    if (before === null) throw notFound();
    const { conceptId, ...was } = before;
    const { terms } = await editableConcept(unit, actor, conceptId);
    if (terms.filter((term) => term.lang === was.lang).length < 2) throw badInput('term.sides');
    await updateTerm(unit.trx, termId, { removed: 1 });
    unit.record('term.changed', { actorId: actor.userId, data: { conceptId, before: was, after: null } });
    return livingConcept(unit, conceptId);
  });
}
