// Which source word each word of a text came from, where the machine did not write it: made on demand and kept. Writes nothing.
import { type AlignmentLink, type EngineAlignment, EngineError } from '../engines/engine.ts';
import type { Span, Text } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import { readSources } from '../store/segments.ts';
import type { Store } from '../store/store.ts';
import { alignSentences } from '../text/sentence-align.ts';
import { readableSegment, requireDocument } from './access.ts';
import { type BoundedCache, createBoundedCache } from './bounded-cache.ts';
import { interactiveEngine } from './complete.ts';
import type { Deps } from './deps.ts';

/** Spans in UTF-16 offsets of the segment's texts; `words`: how likely the model finds each word of the text, 0…1. */
export type WordLinks = {
  links: readonly AlignmentLink[];
  words: readonly { target: Span; probability: number }[];
};

/** Sentences whose links are held, about 2 KB each: typing in one does not ask for the others again. */
const HELD = 5_000;
const TIME_BUDGET = 30_000;
const NONE: WordLinks = { links: [], words: [] };
const heldOf = new WeakMap<Store, BoundedCache<EngineAlignment>>();

/**
 * Links between the segment's source and `text`, one of its English texts as the page shows it; none where no engine of this
 * machine can tell. Throws notFound; rejects with EngineError.
 */
export async function wordLinks(
  deps: Deps,
  actor: Actor,
  input: { segmentId: string; text: Text; signal?: AbortSignal },
): Promise<WordLinks> {
  const { segmentId, text, signal } = input;
  const { documentId } = await readableSegment(deps.store.db, actor, segmentId);
  const source = (await readSources(deps.store.db, { documentId, segmentId })).get(segmentId) ?? null;
  if (source === null) return NONE;
  const { sourceLang, targetLang } = await requireDocument(deps.store.db, documentId);
  try {
    return await linksBetween(
      deps,
      { text: source.text, lang: sourceLang },
      { text, lang: targetLang },
      signal,
    );
  } catch (error) {
    // Nobody waits for it any more.
    if (error instanceof EngineError && error.kind === 'cancelled') return NONE;
    throw error;
  }
}

/** The same between any two texts. Rejects with EngineError. */
export async function linksBetween(
  deps: Deps,
  source: { text: Text; lang: string },
  target: { text: Text; lang: string },
  signal?: AbortSignal,
): Promise<WordLinks> {
  const { text } = target;
  const engine = interactiveEngine(deps, 'pairs');
  if (engine?.align === undefined || text.trim() === '') return NONE;
  const held = heldOf.get(deps.store) ?? createBoundedCache<EngineAlignment>(HELD);
  heldOf.set(deps.store, held);
  const pairs = alignSentences(source.text, text, source.lang, target.lang).map((pair) => {
    const sentence = {
      source: source.text.slice(pair.source.start, pair.source.end),
      target: text.slice(pair.target.start, pair.target.end),
    };
    return { ...pair, sentence, key: `${sentence.source}\n${sentence.target}` };
  });
  const asked = pairs.filter(({ key }) => !held.has(key));
  const found = await engine.align(
    asked.map(({ sentence }) => sentence),
    { timeBudget: TIME_BUDGET, ...(signal === undefined ? {} : { signal }) },
  );
  const fresh = new Map(asked.map(({ key }, n) => [key, found[n]!]));
  return joined(
    pairs,
    pairs.map(({ key }) => held.of(key, () => fresh.get(key) ?? { alignment: [], confidence: [] })),
  );
}

/** The sentences' links and words as offsets of the whole texts. */
function joined(
  pairs: readonly { source: Span; target: Span }[],
  found: readonly EngineAlignment[],
): WordLinks {
  const moved = (span: Span, by: Span) => ({ start: span.start + by.start, end: span.end + by.start });
  return {
    links: found.flatMap(({ alignment }, n) =>
      alignment.map(({ source, target }) => ({
        source: moved(source, pairs[n]!.source),
        target: moved(target, pairs[n]!.target),
      })),
    ),
    words: found.flatMap(({ confidence }, n) =>
      confidence.map(({ target, probability }) => ({ target: moved(target, pairs[n]!.target), probability })),
    ),
  };
}
