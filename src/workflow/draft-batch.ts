// What a drafting job hands its engine next: the paragraphs with terms, neighbours and, where the engine reads them, lessons and matches.
import type { EngineCapabilities, EngineParagraph, TranslateOptions } from '../engines/engine.ts';
import type { Text } from '../model/text.ts';
import { waitingItems } from '../store/jobs.ts';
import type { Row } from '../store/schema.ts';
import { joinedCue } from '../text/cue-lines.ts';
import { requireDocument } from './access.ts';
import type { Deps } from './deps.ts';
import { termsOf } from './desk-rows.ts';
import { withMatches } from './draft-matches.ts';
import { engineTerms } from './engine-terms.ts';
import { readInstructions } from './house-style.ts';
import { withLessons } from './lesson-terms.ts';
import { draftFromMemory } from './memory-first.ts';
import { scopeOf } from './memory-scope.ts';
import { readFacts } from './segment-facts.ts';
import { engineGlossary } from './translate-with.ts';

/**
 * A piece of a job: paragraphs for the engine, and the source revision each was made of. `cues`: sources of several lines in subtitles,
 * which the engine gets as the sentences that they are.
 */
export type Batch = {
  paragraphs: EngineParagraph[];
  sources: Map<string, string>;
  cues: Map<string, Text>;
  glossary: NonNullable<TranslateOptions['glossary']>;
  instructions: string;
};

/** The job's next paragraphs as the engine can read them, or null where none waits; what the memory has is written here already. */
export async function readBatch(
  deps: Deps,
  job: Row<'jobs'>,
  limit: number,
  { context, weighedTerms }: EngineCapabilities,
): Promise<Batch | null> {
  const items = await waitingItems(deps.store.db, job.jobId, limit);
  if (items.length === 0) return null;
  const document = await requireDocument(deps.store.db, job.documentId);
  const { projectId, sourceLang, format } = document;
  const isSubtitles = format === 'srt' || format === 'vtt';
  const inLine = (text: Text) => (isSubtitles ? joinedCue(text) : text);
  const termbase = await deps.termbase.forProject(projectId);
  const facts = await readFacts(deps.store.db, { documentId: job.documentId });
  const wanted = new Set(items.map((item) => item.segmentId));
  const remembered = await draftFromMemory(deps, job, facts, wanted);
  const sources = new Map<string, string>();
  const cues = new Map<string, Text>();
  const left = items.filter((item) => !remembered.has(item.segmentId));
  const paragraphs = left.map((item): EngineParagraph => {
    const at = facts.findIndex((fact) => fact.segmentId === item.segmentId);
    const source = facts[at]?.source ?? null;
    sources.set(item.segmentId, source?.revisionId ?? '');
    if (isSubtitles && source?.text.includes('\n')) cues.set(item.segmentId, source.text);
    const before = facts[at - 1]?.source?.text;
    const after = facts[at + 1]?.source?.text;
    return {
      id: item.segmentId,
      source: inLine(source?.text ?? ''),
      terms: engineTerms(termsOf(deps.store, termbase, source, sourceLang)),
      ...(before === undefined ? {} : { before: inLine(before) }),
      ...(after === undefined ? {} : { after: inLine(after) }),
    };
  });
  if (weighedTerms) {
    const texts = paragraphs.map((one) => one.source);
    const glossary = paragraphs.map((one) => one.terms);
    const terms = await withLessons(deps.store.db, projectId, deps.now(), texts, glossary);
    for (const [n, paragraph] of paragraphs.entries()) paragraph.terms = terms[n]!;
  }
  const asked = context ? await withMatches(deps.store.db, scopeOf(document), paragraphs) : paragraphs;
  const instructions = await readInstructions(deps.store.db, projectId);
  return { paragraphs: asked, sources, cues, glossary: engineGlossary(termbase, sourceLang), instructions };
}
