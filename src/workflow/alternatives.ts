// Other ways to put the words or the sentence under the cursor, from the engine. Writes nothing.
import {
  type CallLimits,
  type Engine,
  EngineError,
  type EngineParagraph,
  type Rephrasing,
} from '../engines/engine.ts';
import { type Span, type Text, withoutCodes } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import { readSources } from '../store/segments.ts';
import { alignSentences } from '../text/sentence-align.ts';
import { sentenceAtEnd } from '../text/sentence-at-end.ts';
import { permitIn, requireDocument, requireSegment } from './access.ts';
import { interactiveEngine } from './complete.ts';
import type { Deps } from './deps.ts';
import { termsOf } from './desk-rows.ts';
import { engineTerms, termsWithin } from './engine-terms.ts';
import { wordLinks } from './word-links.ts';

/** Sentences offered, the text's own not counted. */
const COUNT = 5;
const TIME_BUDGET = 30_000;

/**
 * `span`: what of the text each of `texts` (best first) would stand in the place of. `words`: the same for the words that are
 * selected, or the word of the cursor; `span` of a choice is what it replaces.
 */
export type Alternatives = {
  span: Span;
  texts: readonly string[];
  words: { span: Span; choices: readonly Rephrasing[] } | null;
};

/**
 * Other translations of the sentence of `text` (the segment's English as it is being edited) in which offset `at` stands, and other
 * wordings of what is selected from `at` to `to`; none where no source sentence belongs to it. Throws notFound; rejects with
 * EngineError.
 */
export async function alternativesAt(
  deps: Deps,
  actor: Actor,
  input: { segmentId: string; text: Text; at: number; to: number; signal?: AbortSignal },
): Promise<Alternatives> {
  await permitIn(deps.store.db, actor, 'segment.edit', input.segmentId);
  const { segmentId, text, at, to, signal } = input;
  const nothing = { span: { start: at, end: at }, texts: [], words: null };
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
    const span = await chosenWords(deps, actor, { segmentId, text, at, to }, pair.target);
    const words = span === null ? null : await otherWords(engine, sentence, text, pair.target, span, limits);
    const found = await engine.alternatives(sentence, COUNT + 1, limits);
    const own = text.slice(pair.target.start, pair.target.end);
    return {
      words,
      span: pair.target,
      texts: found.filter((one) => one !== own && one !== '').slice(0, COUNT),
    };
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

const WORD = /[\p{L}\p{N}\p{M}]+(?:[-'’.,][\p{L}\p{N}\p{M}]+)*/gu;

/**
 * The whole words that are selected within `sentence`; for a cursor its word, with those beside it that have the same source:
 * *turned down* for *menolak*. Null where the cursor is in none.
 */
async function chosenWords(
  deps: Deps,
  actor: Actor,
  { segmentId, text, at, to }: { segmentId: string; text: Text; at: number; to: number },
  sentence: Span,
): Promise<Span | null> {
  const words = [...text.slice(sentence.start, sentence.end).matchAll(WORD)].map((m) => ({
    start: m.index + sentence.start,
    end: m.index + sentence.start + m[0].length,
  }));
  const touched = words.filter((w) =>
    at === to ? w.start <= at && at <= w.end : w.start < to && at < w.end,
  );
  const [first] = touched;
  if (first === undefined) return null;
  if (at !== to) return { start: first.start, end: touched.at(-1)!.end };
  const { links } = await wordLinks(deps, actor, { segmentId, text });
  const source = links.find(({ target }) => target.start === first.start)?.source.start;
  const together = new Set(links.filter((l) => l.source.start === source).map((l) => l.target.start));
  let [from, until] = [words.indexOf(first), words.indexOf(first)];
  while (from > 0 && together.has(words[from - 1]!.start)) from--;
  while (until + 1 < words.length && together.has(words[until + 1]!.start)) until++;
  return { start: words[from]!.start, end: words[until]!.end };
}

/** Other wordings for `span` of `text`, which lies in `target`; null where there is none. Inline codes stay where they are. */
async function otherWords(
  engine: Engine,
  sentence: EngineParagraph,
  text: Text,
  target: Span,
  span: Span,
  limits: CallLimits,
): Promise<Alternatives['words']> {
  const own = text.slice(span.start, span.end);
  if (engine.rephrase === undefined || withoutCodes(own) !== own) return null;
  const before = withoutCodes(text.slice(target.start, span.start));
  const after = text.slice(span.end, target.end);
  const bare = { start: before.length, end: before.length + own.length };
  const whole = before + own + withoutCodes(after);
  const found = await engine.rephrase(sentence, whole, bare, COUNT, limits);
  const choices = found.flatMap((one) => {
    if (one.span.end === bare.end) return [{ span, text: one.text }];
    return withoutCodes(after) === after ? [{ span: { ...span, end: target.end }, text: one.text }] : [];
  });
  return choices.length === 0 ? null : { span, choices };
}
