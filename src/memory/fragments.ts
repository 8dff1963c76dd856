// Sub-segment matches: runs of words of a text that are whole sources of units.
import type { Span } from '../model/text.ts';
import { LONGEST_FRAGMENT, wordSpans, wordsKey } from './keys.ts';

/** Words of a text that are looked at: beyond it a paragraph is found by its sentences. */
const MOST_WORDS = 80;

/**
 * The runs of 2 to 8 words inside `text`, none over a mark that ends a clause, each with the key of a unit that says just
 * that; longest first.
 */
export function fragmentKeys(text: string): { key: number; span: Span }[] {
  const clauses: { text: string; span: Span }[][] = [[]];
  let end = 0;
  const spans = wordSpans(text);
  for (const span of spans.slice(0, MOST_WORDS)) {
    if (/[.,;:!?()"“”]/.test(text.slice(end, span.start))) clauses.push([]);
    end = span.end;
    clauses.at(-1)!.push({ text: text.slice(span.start, span.end).normalize('NFC').toLowerCase(), span });
  }
  const found: { key: number; span: Span; words: number }[] = [];
  for (const clause of clauses) {
    for (let start = 0; start < clause.length; start++) {
      for (let words = 2; words <= LONGEST_FRAGMENT && start + words <= clause.length; words++) {
        const run = clause.slice(start, start + words);
        // All of the text is no part of it.
        if (words === spans.length) continue;
        const span = { start: run[0]!.span.start, end: run.at(-1)!.span.end };
        found.push({ key: wordsKey(run.map((word) => word.text)), span, words });
      }
    }
  }
  return found.sort((a, b) => b.words - a.words).map(({ key, span }) => ({ key, span }));
}
