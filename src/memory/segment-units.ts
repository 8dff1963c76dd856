// What a confirmed segment gives the memory: itself whole, and its sentences with theirs.
import type { MemoryUnit } from '../model/memory.ts';
import type { InlineCode, Text } from '../model/text.ts';
import { alignSentences } from '../text/sentence-align.ts';
import { contextKey } from './keys.ts';

export type UnitText = Pick<MemoryUnit, 'source' | 'target' | 'codes' | 'part' | 'before' | 'after'> & {
  /** Whether a search is to find it by its words: not where its sentences, which say the same, are found. */
  searched: boolean;
};

type Segment = {
  source: Text;
  target: Text;
  codes: readonly InlineCode[];
  /** The sources of the segments before and after, null where there is none. */
  before: Text | null;
  after: Text | null;
};

/**
 * The segment as units: part 0 is all of it, parts 1… are groups of sentences that belong together (Gale and Church), where
 * there is more than one. A sentence's neighbours are the sentences around it. Empty where a side is empty.
 */
export function segmentUnits(segment: Segment, sourceLang: string, targetLang: string): UnitText[] {
  const { source, target, codes } = segment;
  if (source.trim() === '' || target.trim() === '') return [];
  const pairs = alignSentences(source, target, sourceLang, targetLang).map((pair) => ({
    source: source.slice(pair.source.start, pair.source.end),
    target: target.slice(pair.target.start, pair.target.end),
  }));
  const letters = (text: string) => text.replace(/\s/g, '').length;
  const covered = (side: 'source' | 'target') => pairs.reduce((sum, pair) => sum + letters(pair[side]), 0);
  const isCovered = covered('source') === letters(source) && covered('target') === letters(target);
  const several = pairs.length > 1;
  const whole: UnitText = {
    source,
    target,
    codes,
    part: 0,
    before: contextKey(segment.before),
    after: contextKey(segment.after),
    searched: !(several && isCovered),
  };
  if (!several) return [whole];
  return [
    whole,
    ...pairs.map((pair, at) => ({
      ...pair,
      codes,
      part: at + 1,
      before: contextKey(pairs[at - 1]?.source),
      after: contextKey(pairs[at + 1]?.source),
      searched: isCovered,
    })),
  ];
}
