// Other ways to put the sentence under the cursor, from the engine's n-best list. Writes nothing.
import { EngineError } from '../engines/engine.ts';
import type { Span, Text } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import { readSources } from '../store/segments.ts';
import { alignSentences } from '../text/sentence-align.ts';
import { sentenceAtEnd } from '../text/sentence-at-end.ts';
import { permitIn, requireDocument, requireSegment } from './access.ts';
import { interactiveEngine } from './complete.ts';
import type { Deps } from './deps.ts';
import { termsOf } from './desk-rows.ts';
import { engineTerms, termsWithin } from './engine-terms.ts';

/** Sentences offered, the text's own not counted. */
const COUNT = 5;
const TIME_BUDGET = 30_000;

/** `span`: what of the text each of `texts` (best first) would stand in the place of. */
export type Alternatives = { span: Span; texts: readonly string[] };

/**
 * Other translations of the sentence of `text` (the segment's English as it is being edited) in which offset `at` stands; none
 * where no source sentence belongs to it. Throws notFound; rejects with EngineError.
 */
export async function alternativesAt(
  deps: Deps,
  actor: Actor,
  input: { segmentId: string; text: Text; at: number; signal?: AbortSignal },
): Promise<Alternatives> {
  await permitIn(deps.store.db, actor, 'segment.edit', input.segmentId);
  const { segmentId, text, at, signal } = input;
  const nothing = { span: { start: at, end: at }, texts: [] };
  const engine = interactiveEngine(deps, 'alternatives');
  if (engine?.alternatives === undefined) return nothing;
  const { documentId } = await requireSegment(deps.store.db, segmentId);
  const { projectId, sourceLang, targetLang } = await requireDocument(deps.store.db, documentId);
  const source = (await readSources(deps.store.db, { documentId, segmentId })).get(segmentId) ?? null;
  if (source === null) return nothing;
  const pair =
    alignSentences(source.text, text, sourceLang, targetLang).find(
      ({ target }) => target.start <= at && at <= target.end,
    ) ?? nextSentence(source.text, text, sourceLang, targetLang);
  if (pair === null) return nothing;
  const termbase = await deps.termbase.forProject(projectId);
  const terms = engineTerms(termsOf(deps.store, termbase, source, sourceLang));
  const sentence = {
    id: segmentId,
    source: source.text.slice(pair.source.start, pair.source.end),
    terms: termsWithin(terms, pair.source),
  };
  const limits = { timeBudget: TIME_BUDGET, ...(signal === undefined ? {} : { signal }) };
  try {
    const found = await engine.alternatives(sentence, COUNT + 1, limits);
    const own = text.slice(pair.target.start, pair.target.end);
    return { span: pair.target, texts: found.filter((one) => one !== own && one !== '').slice(0, COUNT) };
  } catch (error) {
    if (error instanceof EngineError && error.kind === 'cancelled') return nothing;
    throw error;
  }
}

/** At the end of a text under way: the source sentence in turn, in the place of what is written of it. */
function nextSentence(
  source: string,
  text: string,
  sourceLang: string,
  targetLang: string,
): { source: Span; target: Span } | null {
  const place = sentenceAtEnd(source, text, sourceLang, targetLang);
  return place === null ? null : { source: place.source, target: { start: place.start, end: text.length } };
}
