// What one segment's English would make of another segment with the same source, whole or in one of its sentences.
import { type InlineCode, type Text, withoutCodes } from '../model/text.ts';
import { alignSentences } from '../text/sentence-align.ts';
import { sentenceSpans } from '../text/sentences.ts';
import { sourceKey } from './keys.ts';

type Pair = { source: Text; target: Text; codes: readonly InlineCode[] };
type Languages = { sourceLang: string; targetLang: string };

/** Sentences of a source that others are looked for by. */
const MOST_SENTENCES = 40;

const spaced = (text: string): string => text.trim().replace(/\s+/gu, ' ');
const hasCodes = (text: Text): boolean => withoutCodes(text) !== text;

/** The keys of a source and of its sentences. */
export function sourceKeysOf(source: Text, sourceLang: string): number[] {
  if (source.trim() === '') return [];
  const spans = sentenceSpans(source, sourceLang === 'id' ? 'id' : 'en').slice(0, MOST_SENTENCES);
  const sentences = spans.map((span) => sourceKey(source.slice(span.start, span.end)));
  return [...new Set([sourceKey(source), ...sentences])];
}

function sentencePairs({ source, target }: Pair, { sourceLang, targetLang }: Languages) {
  return alignSentences(source, target, sourceLang, targetLang).map((pair) => ({
    span: pair.target,
    source: source.slice(pair.source.start, pair.source.end),
    target: target.slice(pair.target.start, pair.target.end),
  }));
}

/**
 * The English of `other` with that of `ours` where both have the same source, to the letter but for spaces: all of it, or
 * the sentences that both have. Null where nothing would change, and where a sentence holds inline codes.
 */
export function propagated(
  ours: Pair,
  other: Pair,
  languages: Languages,
): { text: Text; part: 'segment' | 'sentence' } | null {
  if (ours.target.trim() === '') return null;
  if (spaced(ours.source) === spaced(other.source)) {
    const kinds = ({ codes }: Pair) => codes.map((code) => code.kind).join(' ');
    const text = kinds(ours) === kinds(other) ? ours.target : withoutCodes(ours.target);
    return text === other.target ? null : { text, part: 'segment' };
  }
  if (other.target.trim() === '') return null;
  const known = new Map(sentencePairs(ours, languages).map((pair) => [spaced(pair.source), pair.target]));
  let text = other.target;
  for (const pair of sentencePairs(other, languages).toReversed()) {
    const english = known.get(spaced(pair.source));
    if (english === undefined || hasCodes(english) || hasCodes(pair.target) || hasCodes(pair.source))
      continue;
    text = text.slice(0, pair.span.start) + english + text.slice(pair.span.end);
  }
  return text === other.target ? null : { text, part: 'sentence' };
}
