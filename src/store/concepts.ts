// Concepts and their terms: the termbase's rows.
import type { Concept, Term } from '../model/term.ts';
import { grouped } from './grouped.ts';
import type { Row } from './schema.ts';
import type { Db } from './store.ts';

function toTerm(row: Row<'terms'>): Term {
  const { termId, lang, text, partOfSpeech, status, note } = row;
  return { termId, lang, text, partOfSpeech, status, note };
}

/** Every concept of the project and those of all projects, with their living terms in order. */
export async function readConcepts(db: Db, projectId: string | null): Promise<Concept[]> {
  let concepts = db.selectFrom('concepts').selectAll().orderBy('conceptId');
  if (projectId !== null) {
    concepts = concepts.where((e) => e.or([e('projectId', 'is', null), e('projectId', '=', projectId)]));
  }
  const terms = await db
    .selectFrom('terms')
    .selectAll()
    .where('removed', '=', 0)
    .orderBy('conceptId')
    .orderBy('position')
    .execute();
  const byConcept = grouped(terms, (term) => term.conceptId);
  return (await concepts.execute()).map(({ conceptId, domain, note }) => ({
    conceptId,
    domain,
    note,
    terms: (byConcept.get(conceptId) ?? []).map(toTerm),
  }));
}

/** One concept, or null where there is none. */
export async function readConceptRow(db: Db, conceptId: string): Promise<Concept | null> {
  const concept = await db
    .selectFrom('concepts')
    .selectAll()
    .where('conceptId', '=', conceptId)
    .executeTakeFirst();
  if (concept === undefined) return null;
  const terms = await db
    .selectFrom('terms')
    .selectAll()
    .where('conceptId', '=', conceptId)
    .where('removed', '=', 0)
    .orderBy('position')
    .execute();
  return { conceptId, domain: concept.domain, note: concept.note, terms: terms.map(toTerm) };
}

/** The sequence of the newest change of any term: what a cached termbase was made from is still true while this stands. */
export async function termbaseSequence(db: Db): Promise<number> {
  const row = await db
    .selectFrom('events')
    .select((e) => e.fn.max('sequence').as('sequence'))
    .where('type', '=', 'term.changed')
    .executeTakeFirst();
  return Number(row?.sequence ?? 0);
}
