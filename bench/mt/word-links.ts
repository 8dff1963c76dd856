// The table of word links in human translations (tests/data/quality/word-links.tsv) and how found links are scored on it.
import { readFileSync } from 'node:fs';
import type { Span } from '../../src/model/text.ts';

type Link = { source: Span; target: Span };
export type LinkRow = {
  id: string;
  half: 'open' | 'held';
  source: string;
  target: string;
  sure: Link[];
  possible: Link[];
};
/** Shares: of found links that are right, of sure links that are found, of source words with a sure link that got one. */
export type LinkScore = { precision: number; recall: number; linked: number; found: number };

const FILE = new URL('../../tests/data/quality/word-links.tsv', import.meta.url);
const WORD = /[\p{L}\p{N}\p{M}]+(?:[-'’.,][\p{L}\p{N}\p{M}]+)*/gu;

const wordsOf = (text: string) =>
  [...text.matchAll(WORD)].map((m) => ({ text: m[0], start: m.index, end: m.index + m[0].length }));

/** The words that `phrase` names (README-word-links.md). Throws where the text has none. */
function named(text: string, phrase: string): Span[] {
  const words = wordsOf(text);
  return phrase.split('+').flatMap((part) => {
    const [, own = '', nth = '1'] = /^(.*?)(?:#(\d+))?$/.exec(part.trim())!;
    const wanted = wordsOf(own).map((word) => word.text);
    const starts = words.flatMap((_, n) =>
      wanted.every((word, k) => words[n + k]?.text === word) ? [n] : [],
    );
    const start = starts[Number(nth) - 1];
    if (start === undefined) throw new RangeError(`no “${part}” in “${text}”`);
    return words.slice(start, start + wanted.length).map((word) => ({ start: word.start, end: word.end }));
  });
}

/** The rows of one half. */
export function readLinkRows(half: LinkRow['half']): LinkRow[] {
  const lines = readFileSync(FILE, 'utf8').trimEnd().split('\n').slice(1);
  return lines.flatMap((line) => {
    const [id = '', own, source = '', target = '', links = ''] = line.split('\t');
    if (own !== half) return [];
    const pairs = (sign: string) =>
      links
        .split('; ')
        .filter((link) => link.includes(sign))
        .flatMap((link) => {
          const [from = '', to = ''] = link.split(sign);
          const targets = named(target, to);
          return named(source, from).flatMap((s) => targets.map((t) => ({ source: s, target: t })));
        });
    return [{ id, half, source, target, sure: pairs('='), possible: pairs('~') }];
  });
}

const key = ({ source, target }: Link) => `${source.start} ${target.start}`;

/** Scores `found`, the links of each of `rows`. */
export function scoreLinks(rows: readonly LinkRow[], found: readonly (readonly Link[])[]): LinkScore {
  let [right, all, hit, sure, linked, words] = [0, 0, 0, 0, 0, 0];
  rows.forEach((row, n) => {
    const own = new Set(found[n]!.map(key));
    const allowed = new Set([...row.sure, ...row.possible].map(key));
    all += own.size;
    right += [...own].filter((one) => allowed.has(one)).length;
    const wanted = new Set(row.sure.map(key));
    sure += wanted.size;
    hit += [...wanted].filter((one) => own.has(one)).length;
    const sources = new Set(row.sure.map((link) => link.source.start));
    const got = new Set(found[n]!.map((link) => link.source.start));
    words += sources.size;
    linked += [...sources].filter((start) => got.has(start)).length;
  });
  return { precision: right / Math.max(1, all), recall: hit / sure, linked: linked / words, found: all };
}
