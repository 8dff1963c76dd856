// New terms that a document suggests, from its sources and its own English.
import type { Actor } from '../model/user.ts';
import { readSources, readTargets } from '../store/segments.ts';
import { suggestTerms, type TermSuggestion } from '../termbase/suggest.ts';
import { readableDocument } from './access.ts';
import type { Deps } from './deps.ts';
import { termsOf } from './desk-rows.ts';
import { openLanguage } from './language.ts';

/** Segments that are looked at: a book's worth. */
const MOST_SEGMENTS = 5000;

/** What the document keeps saying that the glossary lacks, the most frequent first. Throws notFound. */
export async function suggestFromDocument(
  deps: Deps,
  actor: Actor,
  documentId: string,
): Promise<TermSuggestion[]> {
  const { db } = deps.store;
  const { projectId, sourceLang } = await readableDocument(db, actor, documentId);
  const termbase = await deps.termbase.forProject(projectId);
  const sources = await readSources(db, { documentId });
  const targets = await readTargets(db, { documentId });
  const pairs = [...sources.values()].slice(0, MOST_SEGMENTS).map((source) => ({
    source: source.text,
    target: targets.get(source.segmentId)?.text ?? '',
    terms: termsOf(deps.store, termbase, source, sourceLang),
  }));
  return suggestTerms(pairs, openLanguage().dictionary);
}
