// Taking a whole concept out of the glossary, and putting it back as it was.
import { notFound } from '../errors.ts';
import type { Actor } from '../model/user.ts';
import { markConcepts, readConceptRow, readRemovedConcepts } from '../store/concepts.ts';
import { termEvents } from '../store/events.ts';
import { permit } from './access.ts';
import type { Deps } from './deps.ts';
import { permitTerms } from './edit-concept.ts';
import { listProjects } from './projects.ts';
import { writeOnce } from './write.ts';

/** Removals that are listed, the newest. */
const MOST_LISTED = 200;

/** Takes a concept out; nothing of it is lost. Throws notFound, forbidden. */
export async function removeConcept(
  deps: Deps,
  actor: Actor,
  input: { conceptId: string; operationId: string },
): Promise<{ conceptId: string }> {
  const { conceptId, operationId } = input;
  return writeOnce(deps, actor, { verb: 'remove-concept', operationId }, async (unit) => {
    const concept = await readConceptRow(unit.trx, conceptId);
    if (concept === null) throw notFound();
    await permitTerms(unit.trx, actor, concept.projectId);
    await markConcepts(unit.trx, [conceptId], 1);
    unit.record('term.changed', { actorId: actor.userId, data: { conceptId, removedConcept: true } });
    return { conceptId };
  });
}

/** Puts a removed concept back. Throws notFound, forbidden. */
export async function restoreConcept(
  deps: Deps,
  actor: Actor,
  input: { conceptId: string; operationId: string },
): Promise<{ conceptId: string }> {
  const { conceptId, operationId } = input;
  return writeOnce(deps, actor, { verb: 'restore-concept', operationId }, async (unit) => {
    const [concept] = await readRemovedConcepts(unit.trx, [conceptId]);
    if (concept === undefined) throw notFound();
    await permitTerms(unit.trx, actor, concept.projectId);
    await markConcepts(unit.trx, [conceptId], 0);
    unit.record('term.changed', { actorId: actor.userId, data: { conceptId, removedConcept: false } });
    return { conceptId };
  });
}

export type RemovedConcept = { conceptId: string; term: string; by: string | null; at: number };

/** Concepts that somebody took out and nobody put back, newest first; of projects that the actor sees. */
export async function listRemovedConcepts(deps: Deps, actor: Actor): Promise<RemovedConcept[]> {
  permit(actor, 'document.read');
  const { projects } = await listProjects(deps, actor);
  const visible = new Set<string | null>([null, ...projects.map(({ projectId }) => projectId)]);
  const removals = new Map(
    (await termEvents(deps.store.db))
      .filter(({ data }) => data.removedConcept === true)
      .sort((a, b) => a.createdAt - b.createdAt)
      .map((event) => [String(event.data.conceptId), event]),
  );
  const ids = [...removals.keys()].reverse().slice(0, MOST_LISTED);
  const removed = new Map((await readRemovedConcepts(deps.store.db, ids)).map((one) => [one.conceptId, one]));
  return ids.flatMap((conceptId) => {
    const concept = removed.get(conceptId);
    const event = removals.get(conceptId)!;
    if (concept === undefined || !visible.has(concept.projectId)) return [];
    const words = (lang: string) => concept.terms.find((term) => term.lang === lang)?.text ?? '';
    return [{ conceptId, term: `${words('id')} – ${words('en')}`, by: event.actorName, at: event.createdAt }];
  });
}

/** The removal of one concept, or null where it is not taken out. */
export async function removedConcept(
  deps: Deps,
  actor: Actor,
  conceptId: string,
): Promise<RemovedConcept | null> {
  const removed = await listRemovedConcepts(deps, actor);
  return removed.find((one) => one.conceptId === conceptId) ?? null;
}
