// The links between a sentence and a translation that somebody else wrote, by feeding it to the model as its own.
import type { Span } from '../../model/text.ts';
import type { EngineAlignment, SentencePair } from '../engine.ts';
import { overlaps, piecesOf, wordConfidence, wordSpans } from './alignment.ts';
import { cleanSource } from './clean-source.ts';
import { type Forced, forceTarget } from './force.ts';
import { linkWords } from './link-words.ts';
import { originalSpan } from './mapped-text.ts';
import type { NeuralModel } from './model.ts';
import { pieceSpans } from './piece-spans.ts';
import { prepareUnit } from './unit.ts';
import { wordLikeness } from './word-likeness.ts';

/** Word links and confidence of one pair, in its own offsets; none where it is beyond the model's length. */
export async function alignSentences(
  model: NeuralModel,
  pair: SentencePair,
  turn: () => Promise<void> | void,
): Promise<EngineAlignment> {
  const source = cleanSource(pair.source).clean;
  const target = cleanSource(pair.target).clean;
  const pieces = model.vocabulary.encodeTarget(target.text);
  const unit = prepareUnit(model, source.text, { start: 0, end: source.text.length }, [], 'rows');
  const { maxLength } = model.config;
  if (pieces.length === 0 || pieces.length >= maxLength || unit.source.ids.length > maxLength)
    return { alignment: [], confidence: [] };
  await turn();
  const forced = await forceTarget(model, unit.source, pieces);
  const written = { text: target.text, spans: pieceSpans(target.text, pieces, model.vocabulary) };
  const sources = wordSpans(source.text);
  const targets = wordSpans(target.text);
  const english = targets.map((word) => target.text.slice(word.start, word.end));
  const evidence = {
    attention: attentionShares(sources, unit.pieceSpans, targets, written, forced),
    likeness: sources.map((word) => wordLikeness(model, source.text.slice(word.start, word.end), english)),
  };
  return {
    alignment: linkWords(evidence, english).map(({ s, t }) => ({
      source: originalSpan(source, sources[s]!),
      target: originalSpan(target, targets[t]!),
    })),
    confidence: wordConfidence(written, forced.probabilities).map(({ target: word, probability }) => ({
      target: originalSpan(target, word),
      probability,
    })),
  };
}

/** For each source word and each target word the share of attention on the one while the other was written. */
function attentionShares(
  sources: readonly Span[],
  sourcePieces: readonly Span[],
  targets: readonly Span[],
  written: Parameters<typeof piecesOf>[1],
  { attention }: Forced,
): number[][] {
  const owner = sourcePieces.map((piece) => sources.findIndex((word) => overlaps(word, piece)));
  const shares = sources.map(() => targets.map(() => 0));
  targets.forEach((word, t) => {
    const own = piecesOf(word, written);
    for (const n of own)
      owner.forEach((s, piece) => {
        if (s >= 0) shares[s]![t]! += (attention[n]![piece] ?? 0) / own.length;
      });
  });
  return shares;
}
