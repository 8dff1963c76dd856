// What a draft must keep of its source although no glossary says so: quantities by value, addresses and unknown names to the letter.
import type { Span } from '../../model/text.ts';
import { englishQuantity } from '../../text/english-quantities.ts';
import { findQuantities } from '../../text/numbers.ts';
import type { Quantity } from '../../text/quantity.ts';
import { saysQuantity } from '../../text/quantity-match.ts';
import { findCredits } from './credits.ts';
import type { Lexicon } from './lexicon.ts';

/** A span with its English wordings, best first; `isIn` tells whether a translation says it, in whatever words. */
export type KeptSpan = { span: Span; targets: readonly string[]; isIn(target: string): boolean };

const ADDRESS =
  /(?:https?:\/\/|www\.)[^\s<>"“”]+[^\s<>"“”.,;:!?)]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w.@])(?:[\w-]+\.)+(?:com|co|id|org|net|go|io|tv|gov|edu)(?:\/[^\s<>"“”]*[^\s<>"“”.,;:!?)])?(?![\w])/giu;
const CAPITALISED = /(?<![\p{L}\p{N}.])(?:(?:\p{Lu}\.){1,3}|\p{Lu}[\p{L}’'-]*)(?![\p{L}\p{N}])/gu;
/** Names with figures in them: PM2,5, U-23, G20; a decimal comma becomes a point. */
const FIGURED = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}.]*-?\d+(?:[.,]\d+)?(?![\p{L}\p{N}])/gu;
/** The title of a work: two to six words in quotation marks, small ones apart with capitals, with no stop before the closing mark. */
const TITLE = /(?<![\p{L}\p{N}])(?:["“][^"“”]{2,60}["”]|['‘](?!\s)[^'‘’"]{2,60}['’])(?![\p{L}\p{N}])/gu;
const TITLE_WORDS =
  /^\p{Lu}[\p{L}\p{N}-]*(?: (?:\p{Lu}[\p{L}\p{N}-]*|di|dan|ke|dari|yang|untuk|dalam|pada|si|sang|para|\d+)){1,5}$/u;

/** The spans of `text` (one unit) to keep, in order, none overlapping. */
export function keptSpans(text: string, lexicon: Lexicon): KeptSpan[] {
  const kept: KeptSpan[] = [];
  const add = (one: KeptSpan) => {
    if (kept.every((k) => k.span.end <= one.span.start || one.span.end <= k.span.start)) kept.push(one);
  };
  for (const { span, english } of findCredits(text))
    add(copied(span.start, text.slice(span.start, span.end), english));
  for (const match of text.matchAll(ADDRESS)) add(copied(match.index, match[0]));
  for (const match of text.matchAll(TITLE))
    if (TITLE_WORDS.test(match[0].slice(1, -1))) add(copied(match.index, match[0]));
  for (const match of text.matchAll(FIGURED)) {
    if (/^(?:Rp|US|RM|Km|No)/.test(match[0])) continue;
    add(copied(match.index, match[0], match[0].replace(',', '.')));
  }
  for (const quantity of findQuantities(text, 'id')) {
    const targets = englishQuantity(text, quantity);
    if (targets.length === 0 || isSmallWord(quantity)) continue;
    const span = { start: quantity.start, end: quantity.end };
    if (quantity.kind === 'code') add(copied(span.start, text.slice(span.start, span.end)));
    else {
      const isIn = (target: string) => saysQuantity(quantity, target);
      add({ span, targets, isIn });
    }
  }
  for (const span of unknownNames(text, lexicon)) add(copied(span.start, text.slice(span.start, span.end)));
  return kept.sort((a, b) => a.span.start - b.span.start);
}

/** `tiga`, `pertama`: the model knows small numbers in words better than a rule knows where English leaves them out. */
function isSmallWord({ numerals, values }: Quantity): boolean {
  return numerals.length > 0 && numerals.every((n) => n.digits === null) && values.every((v) => v <= 12);
}

function copied(start: number, source: string, written = source): KeptSpan {
  return {
    span: { start, end: start + source.length },
    targets: [written],
    isIn: (target) => target.includes(written),
  };
}

/**
 * Runs of two or more capitalised words of which the lexicon knows none (`Kartika Wijayanti`): names, copied as they
 * stand. A single one may be a word with a capital, and is left to the lexicon's own copy.
 */
function unknownNames(text: string, lexicon: Lexicon): Span[] {
  const runs: Span[] = [];
  let words = 0;
  for (const match of text.matchAll(CAPITALISED)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (lexicon.lookUp(match[0]).length > 0) {
      words = 0;
      continue;
    }
    const last = runs.at(-1);
    if (words > 0 && last !== undefined && text.slice(last.end, span.start) === ' ') {
      last.end = span.end;
      words += 1;
    } else {
      runs.push(span);
      words = 1;
    }
  }
  return runs.filter((run) => text.slice(run.start, run.end).includes(' '));
}
