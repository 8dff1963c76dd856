// Tokens: words, numbers, marks and spaces of Indonesian and English text, as terms and diffs count them.
import type { Span } from '../model/text.ts';

export type TokenKind = 'word' | 'number' | 'space' | 'mark';
export type Token = Span & { kind: TokenKind; text: string };

/**
 * Initials (U.S.) and letters with inner apostrophes (d'état) are words; digits with separators (1.234,5 and 14.30) are
 * numbers; a run of spaces is one token; every other character is a mark of its own.
 */
const TOKEN =
  /((?:\p{Lu}\.){2,}|[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{M}]+)*)|(\p{N}+(?:[.,:]\p{N}+)*)|(\s+)|./gsu;

/** Clitics and prefixes that Indonesian sets off by a hyphen: TNI-nya, mem-PHK. */
const CLITIC = /^(?:nya|ku|mu|lah|kah|pun|an|kan|i)$/;
const PREFIX = /^(?:di|mem|men|meng|me|ber|ter|ke|se|pe|non)$/i;

/** Whether a hyphen between two words holds them together in Indonesian: pejabat-pejabat and sayur-mayur, not AS-Venezuela. */
function joins(before: string, after: string): boolean {
  if (CLITIC.test(after) || PREFIX.test(before)) return true;
  if (before.toLowerCase() === after.toLowerCase()) return true;
  const lower = (word: string) => word === word.toLowerCase();
  const sentenceStart = lower(before.slice(1));
  return sentenceStart && lower(after) && before.length > 1 && after.length > 1;
}

/** The tokens of `text` in order; joined, their texts are `text` again. In Indonesian a copied word is one token. */
export function tokens(text: string, lang: string): Token[] {
  const found: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [, word, number, space] = match;
    const kind: TokenKind =
      word !== undefined ? 'word' : number !== undefined ? 'number' : space !== undefined ? 'space' : 'mark';
    const token = { kind, text: match[0], start: match.index, end: match.index + match[0].length };
    const hyphen = found.at(-1);
    const before = found.at(-2);
    const isJoint =
      lang === 'id' &&
      kind === 'word' &&
      hyphen?.text === '-' &&
      before?.kind === 'word' &&
      before.end === hyphen.start;
    if (isJoint && joins(before.text.split('-').at(-1)!, token.text)) {
      found.splice(-2, 2, { ...token, start: before.start, text: text.slice(before.start, token.end) });
    } else found.push(token);
  }
  return found;
}

/** The spans of the words and numbers of `text`. */
export function words(text: string, lang: string): Span[] {
  return tokens(text, lang)
    .filter((token) => token.kind === 'word' || token.kind === 'number')
    .map(({ start, end }) => ({ start, end }));
}
