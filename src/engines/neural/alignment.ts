// From attention weights to links between words, and from piece probabilities to a confidence for each word.
import type { Span } from '../../model/text.ts';
import type { AlignmentLink } from '../engine.ts';
import type { Hypothesis } from './hypothesis.ts';
import type { TargetText } from './target-text.ts';

/** Numbers keep their points and commas, and words their hyphens: `5,75`, `anak-anak`. */
const WORD = /[\p{L}\p{N}\p{M}]+(?:[-'’.,][\p{L}\p{N}\p{M}]+)*/gu;
/** A target word is linked to the source word that it looked at most, if that got this share of its attention … */
const LEAST_SHARE = 0.25;
/** … and to others that got this much as well, and at least so much of what the first one got. */
const SECOND_SHARE = 0.3;
const SECOND_RATIO = 0.6;
/** Words that one source word became stand together; a link farther away than this from the strongest is a stray. */
const FARTHEST = 3;

/** The words of `text`. */
export function wordSpans(text: string): Span[] {
  return [...text.matchAll(WORD)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
}

/**
 * Links from words of `source` to words of the target, both as offsets of their sentence, in target order.
 * `pieceSpans`: where in `source` each source piece stands.
 */
export function wordLinks(
  source: string,
  pieceSpans: readonly Span[],
  target: TargetText,
  attention: readonly Float32Array[],
): AlignmentLink[] {
  const sources = wordSpans(source);
  const owner = pieceSpans.map((piece) => sources.findIndex((word) => overlaps(word, piece)));
  const targets = wordSpans(target.text);
  const found: { s: number; t: number; share: number }[] = [];
  targets.forEach((word, t) => {
    const shares = new Float64Array(sources.length);
    const own = piecesOf(word, target);
    for (const n of own)
      owner.forEach((s, piece) => {
        if (s >= 0) shares[s]! += (attention[n]?.[piece] ?? 0) / own.length;
      });
    const best = Math.max(0, ...shares);
    shares.forEach((share, s) => {
      const enough = share === best ? LEAST_SHARE : Math.max(SECOND_SHARE, SECOND_RATIO * best);
      if (share > 0 && share >= enough) found.push({ s, t, share });
    });
  });
  return found
    .filter(({ s, t }) => {
      const strongest = found.filter((f) => f.s === s).reduce((a, b) => (b.share > a.share ? b : a));
      return Math.abs(strongest.t - t) <= FARTHEST;
    })
    .map(({ s, t }) => ({ source: sources[s]!, target: targets[t]! }));
}

/** For each word of the target the geometric mean of its pieces' probabilities. */
export function wordConfidence(
  target: TargetText,
  probabilities: Hypothesis['probabilities'],
): { target: Span; probability: number }[] {
  return wordSpans(target.text).map((word) => {
    const own = piecesOf(word, target);
    const logs = own.reduce((sum, n) => sum + Math.log(Math.max(1e-9, probabilities[n]!)), 0);
    return { target: word, probability: own.length === 0 ? 1 : Math.exp(logs / own.length) };
  });
}

/** The pieces that write some of `word`. */
export function piecesOf(word: Span, target: TargetText): number[] {
  return target.spans.flatMap((span, n) => (overlaps(word, span) ? [n] : []));
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
