// Beam search over a batch of sentences; a beam of one is the greedy search.
import { type AdvanceOptions, advance, type Search } from './advance.ts';
import { piecesLacking, wordingTexts } from './constraints.ts';
import type { SourceSentence, StepOutput } from './decoder-state.ts';
import type { Hypothesis, Scoring, Step } from './hypothesis.ts';
import type { NeuralModel } from './model.ts';
import { NOTHING_WRITTEN, sourceWordsOf, writePiece } from './repetition.ts';
import { createCandidates, logProbability } from './top-candidates.ts';

export type DecodeOptions = AdvanceOptions & {
  /** Pieces of the target that are given; only for a batch of one sentence. */
  prefix?: readonly number[];
  /** Letters (`▁` for a space) that the translation goes on with after `prefix`, however they fall into pieces. */
  typed?: string;
  /** Awaited before each step: the place to wait for a turn, and to throw where the work is no longer wanted. */
  turn?: () => Promise<void> | void;
};

/** Length exponent and coverage penalty that did best on held-out news (models/id-en/README.md). */
export const SCORING: Scoring = {
  lengthExponent: 1,
  coveragePenalty: 0.4,
  missingTerm: 1,
};

/** Candidates read beyond the beam's width, so that a banned repetition leaves enough. */
const SPARE = 3;

/** Most pieces a translation may have: news needs 0.8 to 1.3 English pieces an Indonesian piece; constraints take their own. */
function outputLimit(sourceLength: number, constraints: number, maxLength: number): number {
  return Math.min(maxLength - 1, Math.ceil(sourceLength * 1.6) + 8 + constraints);
}

/**
 * Translates `sources` together. Resolves with up to `beam` translations of each, best first, at least one. The same
 * batch and options give the same result.
 */
export async function decode(
  model: NeuralModel,
  sources: readonly SourceSentence[],
  options: DecodeOptions,
): Promise<Hypothesis[][]> {
  const { config } = model;
  const prefix = options.prefix ?? [];
  const candidates = createCandidates(options.beam + 1 + SPARE);
  const results: Hypothesis[][] = sources.map(() => []);
  let searches: Search[] = sources.map(({ ids, terms = [] }, index) => ({
    index,
    sourceLength: ids.length - 1,
    terms,
    texts: wordingTexts(terms, model.vocabulary.spelling),
    words: sourceWordsOf(ids.slice(0, -1).map(model.vocabulary.spelling)),
    limit: Math.max(
      prefix.length + 1,
      outputLimit(ids.length, options.constrained ? piecesLacking(terms, 0, undefined) : 0, config.maxLength),
    ),
    live: [{ last: undefined, total: 0, row: index, typed: options.typed ?? '', written: NOTHING_WRITTEN }],
    finished: results[index]!,
  }));
  await options.turn?.();
  const state = await model.scorer.open(sources);
  try {
    let out = await state.step(sources.map(() => [config.bos, ...prefix]));
    if (prefix.length > 0) out = forcePrefix(model, searches[0]!, prefix, out);
    while (true) {
      for (const search of searches) advance(model, search, out, candidates, options);
      searches = searches.filter((search) => search.live.length > 0);
      if (searches.length === 0) break;
      const live = searches.flatMap((search) => search.live);
      state.reorder(Int32Array.from(live, (l) => l.row));
      live.forEach((l, row) => {
        l.row = row;
      });
      await options.turn?.();
      out = await state.step(live.map((l) => [l.last!.piece]));
    }
  } finally {
    state.release();
  }
  for (const finished of results) finished.sort((a, b) => b.score - a.score);
  return results;
}

/** Takes the given pieces as the search's start and returns the output of the last of them alone. */
function forcePrefix(
  { config: { vocab }, vocabulary }: NeuralModel,
  search: Search,
  prefix: readonly number[],
  out: StepOutput,
): StepOutput {
  let written = NOTHING_WRITTEN;
  let last: Step | undefined;
  let total = 0;
  prefix.forEach((piece, n) => {
    const probability = logProbability(out.logits, n * vocab, vocab, piece);
    const attention = out.alignment.subarray(n * out.source, n * out.source + search.sourceLength);
    total += probability;
    written = writePiece(written, vocabulary.spelling(piece), attention, search.words);
    last = { parent: last, piece, logProbability: probability, attention, length: n + 1, met: 0 };
  });
  search.live = [{ last, total, row: 0, typed: search.live[0]!.typed, written }];
  return {
    logits: out.logits.subarray(prefix.length * vocab),
    alignment: out.alignment.subarray(prefix.length * out.source),
    source: out.source,
  };
}
