// How alike two sources are: word-level edit distance, as OmegaT counts it.
import { tokens } from '../text/tokens.ts';

/**
 * The tokens that scores count: words (a reduplicated Indonesian word is one), numbers with their separators, and every other
 * mark but white space one by one; an inline code is a mark. Capitals and small letters differ.
 */
export function matchTokens(text: string, lang: string): string[] {
  return tokens(text, lang)
    .filter((token) => token.kind !== 'space')
    .map((token) => token.text);
}

/** Levenshtein (1966) distance of two token lists: fewest insertions, deletions and substitutions, each counting 1. */
export function tokenDistance(one: readonly string[], other: readonly string[]): number {
  let start = 0;
  let oneEnd = one.length;
  let otherEnd = other.length;
  while (start < oneEnd && start < otherEnd && one[start] === other[start]) start += 1;
  while (oneEnd > start && otherEnd > start && one[oneEnd - 1] === other[otherEnd - 1]) {
    oneEnd -= 1;
    otherEnd -= 1;
  }
  const width = otherEnd - start;
  let row = Uint16Array.from({ length: width + 1 }, (_, at) => at);
  let next = new Uint16Array(width + 1);
  for (let i = start; i < oneEnd; i++) {
    next[0] = i - start + 1;
    for (let j = 0; j < width; j++) {
      const cost = one[i] === other[start + j] ? 0 : 1;
      next[j + 1] = Math.min(row[j]! + cost, row[j + 1]! + 1, next[j]! + 1);
    }
    [row, next] = [next, row];
  }
  return row[width]!;
}

/**
 * Similarity in whole percent, rounded down: 100 × (longer − distance) / longer, lengths in tokens. That is OmegaT's
 * FuzzyMatcher.calcSimilarity over all tokens, numbers and punctuation included (its third, "adjusted" figure). Two empty
 * lists are 0.
 */
export function similarity(one: readonly string[], other: readonly string[]): number {
  const longer = Math.max(one.length, other.length);
  if (longer === 0) return 0;
  return Math.floor((100 * (longer - tokenDistance(one, other))) / longer);
}
