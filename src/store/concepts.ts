// Concepts and their terms: the termbase's rows.
import type { Concept, Term } from '../model/term.ts';
import { chunks } from './chunks.ts';
import { grouped } from './grouped.ts';
import type { Row } from './schema.ts';
import type { Db } from './store.ts';

function toTerm(row: Row<'terms'>): Term {
  const { termId, lang, text, partOfSpeech, status, note, caseRule, context, source } = row;
  const forms = JSON.parse(row.forms) as string[];
  const forbidden = row.forbidden === 1;
  return { termId, lang, text, partOfSpeech, status, note, caseRule, forms, forbidden, context, source };
}

function termRow({ forms, forbidden, ...rest }: Term) {
  return { ...rest, forms: JSON.stringify(forms), forbidden: forbidden ? (1 as const) : (0 as const) };
}

/** `projectId`: whose own it is; null: every project's. */
export type StoredConcept = Concept & { projectId: string | null };

/** The concepts of the project (null: of every one) and those that all projects share, with their living terms in order. */
export async function readConcepts(db: Db, projectId: string | null): Promise<StoredConcept[]> {
  let concepts = db.selectFrom('concepts').selectAll().where('removed', '=', 0).orderBy('conceptId');
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
  return (await concepts.execute()).map(({ conceptId, projectId: own, domain, definition, note }) => ({
    conceptId,
    projectId: own,
    domain,
    definition,
    note,
    terms: (byConcept.get(conceptId) ?? []).map(toTerm),
  }));
}

/** Of these concepts, those that are taken out, with their terms in order. `conceptIds`: some hundreds at most. */
export async function readRemovedConcepts(db: Db, conceptIds: readonly string[]): Promise<StoredConcept[]> {
  if (conceptIds.length === 0) return [];
  const among = [...conceptIds];
  const concepts = await db
    .selectFrom('concepts')
    .selectAll()
    .where('conceptId', 'in', among)
    .where('removed', '=', 1)
    .execute();
  const terms = await db
    .selectFrom('terms')
    .selectAll()
    .where('conceptId', 'in', among)
    .where('removed', '=', 0)
    .orderBy('position')
    .execute();
  const byConcept = grouped(terms, (term) => term.conceptId);
  return concepts.map(({ removed: _, createdAt: _at, ...concept }) => ({
    ...concept,
    terms: (byConcept.get(concept.conceptId) ?? []).map(toTerm),
  }));
}

/** One concept, or null where there is none. */
export async function readConceptRow(db: Db, conceptId: string): Promise<StoredConcept | null> {
  const concept = await db
    .selectFrom('concepts')
    .selectAll()
    .where('conceptId', '=', conceptId)
    .where('removed', '=', 0)
    .executeTakeFirst();
  if (concept === undefined) return null;
  const terms = await db
    .selectFrom('terms')
    .selectAll()
    .where('conceptId', '=', conceptId)
    .where('removed', '=', 0)
    .orderBy('position')
    .execute();
  const { projectId, domain, definition, note } = concept;
  return { conceptId, projectId, domain, definition, note, terms: terms.map(toTerm) };
}

/** Ids of the project's own concepts (null: the shared ones) that have a living term of exactly these letters, oldest first. */
export async function readConceptsWith(
  db: Db,
  projectId: string | null,
  lang: string,
  text: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('terms')
    .innerJoin('concepts', 'concepts.conceptId', 'terms.conceptId')
    .select('terms.conceptId')
    .distinct()
    .where('concepts.projectId', projectId === null ? 'is' : '=', projectId)
    .where('terms.lang', '=', lang)
    .where('terms.text', '=', text)
    .where('terms.removed', '=', 0)
    .where('concepts.removed', '=', 0)
    .orderBy('terms.conceptId')
    .execute();
  return rows.map((row) => row.conceptId);
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

export async function insertConcepts(
  db: Db,
  concepts: readonly (StoredConcept & { createdAt: number })[],
): Promise<void> {
  for (const some of chunks(concepts)) {
    const rows = some.map(({ terms: _, ...row }) => ({ ...row, removed: 0 as const }));
    await db.insertInto('concepts').values(rows).execute();
  }
  const terms = concepts.flatMap(({ conceptId, terms }) =>
    terms.map((term, position) => ({ ...termRow(term), conceptId, position, removed: 0 as const })),
  );
  for (const some of chunks(terms)) {
    await db
      .insertInto('terms')
      .values([...some])
      .execute();
  }
}

/** A living term with its concept, or null. */
export async function readTermRow(db: Db, termId: string): Promise<(Term & { conceptId: string }) | null> {
  const row = await db
    .selectFrom('terms')
    .selectAll()
    .where('termId', '=', termId)
    .where('removed', '=', 0)
    .executeTakeFirst();
  return row === undefined ? null : { ...toTerm(row), conceptId: row.conceptId };
}

/** Adds a term after the concept's others. */
export async function insertTerm(db: Db, conceptId: string, term: Term): Promise<void> {
  const last = await db
    .selectFrom('terms')
    .select((e) => e.fn.max('position').as('position'))
    .where('conceptId', '=', conceptId)
    .executeTakeFirst();
  const position = last?.position === null || last === undefined ? 0 : Number(last.position) + 1;
  await db
    .insertInto('terms')
    .values({ ...termRow(term), conceptId, position, removed: 0 })
    .execute();
}

export async function updateTerm(
  db: Db,
  termId: string,
  change: { term: Term } | { removed: 1 },
): Promise<void> {
  const row = 'term' in change ? termRow(change.term) : change;
  await db.updateTable('terms').set(row).where('termId', '=', termId).execute();
}

export async function updateConcept(
  db: Db,
  conceptId: string,
  change: Pick<StoredConcept, 'domain' | 'definition' | 'note' | 'projectId'>,
): Promise<void> {
  await db.updateTable('concepts').set(change).where('conceptId', '=', conceptId).execute();
}

/** Makes concepts, whether there already or gone, what they are given as: fields, living terms and their order. */
export async function restoreConcepts(db: Db, concepts: readonly Concept[]): Promise<void> {
  for (const some of chunks(concepts)) {
    for (const { conceptId, domain, definition, note } of some) {
      const row = { domain, definition, note, removed: 0 as const };
      await db.updateTable('concepts').set(row).where('conceptId', '=', conceptId).execute();
    }
    const ids = some.map(({ conceptId }) => conceptId);
    await db.updateTable('terms').set({ removed: 1 }).where('conceptId', 'in', ids).execute();
  }
  const rows = concepts.flatMap(({ conceptId, terms }) =>
    terms.map((term, position) => ({ ...termRow(term), conceptId, position, removed: 0 as const })),
  );
  for (const some of chunks(rows)) {
    await db
      .insertInto('terms')
      .values([...some])
      .onConflict((one) =>
        one.column('termId').doUpdateSet((e) => ({
          position: e.ref('excluded.position'),
          lang: e.ref('excluded.lang'),
          text: e.ref('excluded.text'),
          partOfSpeech: e.ref('excluded.partOfSpeech'),
          status: e.ref('excluded.status'),
          note: e.ref('excluded.note'),
          caseRule: e.ref('excluded.caseRule'),
          forms: e.ref('excluded.forms'),
          forbidden: e.ref('excluded.forbidden'),
          context: e.ref('excluded.context'),
          source: e.ref('excluded.source'),
          removed: e.ref('excluded.removed'),
        })),
      )
      .execute();
  }
}

/** Takes concepts out, or puts them back; their terms stay as they are. */
export async function markConcepts(db: Db, conceptIds: readonly string[], removed: 0 | 1): Promise<void> {
  for (const some of chunks(conceptIds)) {
    await db
      .updateTable('concepts')
      .set({ removed })
      .where('conceptId', 'in', [...some])
      .execute();
  }
}
