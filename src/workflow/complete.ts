// Finishing the translator's own sentence: what the machine would write after the text so far. Writes nothing.
import { type Engine, EngineError } from '../engines/engine.ts';
import { type Text, withoutCodes } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import { readSources } from '../store/segments.ts';
import { sentenceAtEnd } from '../text/sentence-at-end.ts';
import { permitIn, requireDocument, requireSegment } from './access.ts';
import type { Deps } from './deps.ts';
import { termsOf } from './desk-rows.ts';
import { engineTerms, termsWithin } from './engine-terms.ts';

/** Words ahead that are shown. */
const WORDS = 12;
/** Milliseconds; usually a tenth of a second, but the first suggestion waits until the model is loaded. */
const TIME_BUDGET = 30_000;

/** The engine that helps while somebody types: one that can, on this machine; keystrokes never leave it. */
export function interactiveEngine(deps: Deps, able: 'prefix' | 'alternatives' | 'pairs'): Engine | null {
  const engines = [...deps.engines.values()];
  return engines.find(({ capabilities }) => capabilities[able] && !capabilities.online) ?? null;
}

/**
 * What may follow `text`, the segment's English as typed so far: at most 12 words, '' where the machine has nothing to
 * add. Throws notFound; rejects with EngineError.
 */
export async function completeText(
  deps: Deps,
  actor: Actor,
  input: { segmentId: string; text: Text; signal?: AbortSignal },
): Promise<string> {
  await permitIn(deps.store.db, actor, 'segment.edit', input.segmentId);
  const engine = interactiveEngine(deps, 'prefix');
  if (engine?.complete === undefined) return '';
  const { segmentId, text, signal } = input;
  const { documentId } = await requireSegment(deps.store.db, segmentId);
  const { projectId, sourceLang, targetLang } = await requireDocument(deps.store.db, documentId);
  const source = (await readSources(deps.store.db, { documentId, segmentId })).get(segmentId) ?? null;
  if (source === null || text.length > engine.capabilities.maxLength) return '';
  const place = sentenceAtEnd(source.text, text, sourceLang, targetLang);
  if (place === null) return '';
  const termbase = await deps.termbase.forProject(projectId);
  const terms = engineTerms(termsOf(deps.store, termbase, source, sourceLang));
  const sentence = {
    id: segmentId,
    source: source.text.slice(place.source.start, place.source.end),
    terms: termsWithin(terms, place.source),
  };
  const prefix = withoutCodes(text.slice(place.start));
  try {
    const limits = { words: WORDS, timeBudget: TIME_BUDGET, ...(signal === undefined ? {} : { signal }) };
    const whole = await engine.complete(sentence, prefix, limits);
    return whole.slice(prefix.length);
  } catch (error) {
    // Too late or no longer wanted: nobody waits for it.
    if (error instanceof EngineError && ['cancelled', 'timeout'].includes(error.kind)) return '';
    throw error;
  }
}
