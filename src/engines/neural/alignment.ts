// The words of a text, the pieces that write them, and how sure the model is of each.
import type { Span } from '../../model/text.ts';
import type { Hypothesis } from './hypothesis.ts';
import type { TargetText } from './target-text.ts';

/** Numbers keep their points and commas, and words their hyphens: `5,75`, `anak-anak`. */
const WORD = /[\p{L}\p{N}\p{M}]+(?:[-'’.,][\p{L}\p{N}\p{M}]+)*/gu;

/** The words of `text`. */
export function wordSpans(text: string): Span[] {
  return [...text.matchAll(WORD)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
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
