// Where a concept stands in the documents, and where their English misses it: what an edit of the glossary has changed.

import { notFound } from '../errors.ts';
import type { Actor } from '../model/user.ts';
import { readConceptRow } from '../store/concepts.ts';
import { readDocuments } from '../store/documents.ts';
import { readLayout } from '../store/layout.ts';
import { readSources, readTargets } from '../store/segments.ts';
import { permit } from './access.ts';
import type { Deps } from './deps.ts';
import { termsOf } from './desk-rows.ts';

/** Milliseconds that one look may take; the newest documents come first. */
const TIME = 3000;
/** Documents with something to mend that are listed, and segments of each. */
const MOST_DOCUMENTS = 50;
const MOST_SEGMENTS = 20;

export type ConceptUseDocument = {
  documentId: string;
  title: string;
  /** Segments that hold the concept, and of them those whose English has an allowed form. */
  segments: number;
  present: number;
  /** The first of those that do not: 1-based number, what is wrong, the form in the source. */
  wrong: readonly { number: number; status: 'missing' | 'deprecated'; form: string }[];
};

export type ConceptUse = {
  /** Documents in which some English is wrong, newest first; empty English does not count. */
  documents: readonly ConceptUseDocument[];
  /** Documents that hold the concept; documents looked at, of how many. */
  holding: number;
  looked: number;
  total: number;
};

/** Checks the newest documents, for three seconds at most. Throws notFound. */
export async function readConceptUse(deps: Deps, actor: Actor, conceptId: string): Promise<ConceptUse> {
  permit(actor, 'document.read');
  const { db } = deps.store;
  const concept = await readConceptRow(db, conceptId);
  if (concept === null) throw notFound();
  const all = (await readDocuments(db, actor)).filter(
    ({ projectId }) => concept.projectId === null || concept.projectId === projectId,
  );
  const use = { documents: [] as ConceptUseDocument[], holding: 0, looked: 0, total: all.length };
  const ends = deps.now() + TIME;
  for (const { documentId, title, projectId, sourceLang } of all) {
    if (deps.now() > ends || use.documents.length >= MOST_DOCUMENTS) break;
    use.looked += 1;
    const found = await useIn(deps, { documentId, projectId, sourceLang }, conceptId);
    if (found.segments === 0) continue;
    use.holding += 1;
    if (found.wrong.length > 0) use.documents.push({ documentId, title, ...found });
  }
  return use;
}

async function useIn(
  deps: Deps,
  { documentId, projectId, sourceLang }: { documentId: string; projectId: string; sourceLang: string },
  conceptId: string,
): Promise<Pick<ConceptUseDocument, 'segments' | 'present' | 'wrong'>> {
  const { db } = deps.store;
  const termbase = await deps.termbase.forProject(projectId);
  const mayHold = termbase.traces(conceptId, sourceLang);
  const sources = await readSources(db, { documentId });
  const holding = [...sources.values()].flatMap((source) => {
    if (!mayHold(source.text)) return [];
    const matches = termsOf(deps.store, termbase, source, sourceLang);
    return matches.some((match) => match.conceptId === conceptId) ? [{ source, matches }] : [];
  });
  if (holding.length === 0) return { segments: 0, present: 0, wrong: [] };
  const targets = await readTargets(db, { documentId });
  const numbers = new Map((await readLayout(db, { documentId })).map((row, at) => [row.segmentId, at + 1]));
  let present = 0;
  const wrong = holding.flatMap(({ source, matches }) => {
    const target = targets.get(source.segmentId)?.text ?? '';
    const uses = termbase.check(matches, target).filter((use) => use.match.conceptId === conceptId);
    const fault = uses.find(({ status }) => status === 'missing' || status === 'deprecated');
    if (fault === undefined) present += 1;
    const status = fault?.status;
    if (fault === undefined || target === '' || (status !== 'missing' && status !== 'deprecated')) return [];
    return [{ number: numbers.get(source.segmentId) ?? 0, status, form: fault.match.form }];
  });
  wrong.sort((a, b) => a.number - b.number);
  return { segments: holding.length, present, wrong: wrong.slice(0, MOST_SEGMENTS) };
}
