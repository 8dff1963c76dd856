// The links between a sentence and a translation that somebody else wrote, by feeding it to the model as its own.
import type { Span } from '../../model/text.ts';
import type { AlignmentLink, EngineAlignment, SentencePair } from '../engine.ts';
import { overlaps, piecesOf, wordConfidence, wordSpans } from './alignment.ts';
import { cleanSource } from './clean-source.ts';
import { forceTarget } from './force.ts';
import { linkWords } from './link-words.ts';
import { originalSpan } from './mapped-text.ts';
import type { NeuralModel } from './model.ts';
import { pieceSpans } from './piece-spans.ts';
import type { TargetText } from './target-text.ts';
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
  return {
    alignment: linksOf(model, source.text, unit.pieceSpans, written, forced.attention).map((link) => ({
      source: originalSpan(source, link.source),
      target: originalSpan(target, link.target),
    })),
    confidence: wordConfidence(written, forced.probabilities).map(({ target: word, probability }) => ({
      target: originalSpan(target, word),
      probability,
    })),
  };
}

/**
 * Links between words of `source` and words of what is `written`, as offsets of both. `sourcePieces`: where in `source` each piece
 * stands, `attention`: for each piece written.
 */
export function linksOf(
  model: NeuralModel,
  source: string,
  sourcePieces: readonly Span[],
  written: TargetText,
  attention: readonly Float32Array[],
): AlignmentLink[] {
  const sources = wordSpans(source);
  const targets = wordSpans(written.text);
  const english = targets.map((word) => written.text.slice(word.start, word.end));
  const evidence = {
    attention: attentionShares(sources, sourcePieces, targets, written, attention),
    likeness: wordLikeness(
      model,
      sources.map((word) => source.slice(word.start, word.end)),
      english,
    ),
  };
  return linkWords(evidence, english).map(({ s, t }) => ({ source: sources[s]!, target: targets[t]! }));
}

/** For each source word and each target word the share of attention on the one while the other was written. */
function attentionShares(
  sources: readonly Span[],
  sourcePieces: readonly Span[],
  targets: readonly Span[],
  written: TargetText,
  attention: readonly Float32Array[],
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
