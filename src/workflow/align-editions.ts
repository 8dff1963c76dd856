// Aligning a new edition of a text with the one before it, paragraph by paragraph.
import { matchTokens, similarity } from '../memory/similarity.ts';
import { keptInOrder } from './in-order.ts';

/** A paragraph of the new edition: `from` is its place in the old one, null where it is new. `moved`: past others that stayed. */
export type AlignedParagraph = { from: number | null; same: boolean; moved: boolean };

/** `gone`: places in the old edition that the new one lacks. */
export type EditionAlignment = { rows: readonly AlignedParagraph[]; gone: readonly number[] };

/** Least likeness (percent of tokens, memory/similarity.ts) of a changed paragraph: between the same neighbours, and elsewhere. */
const ALIKE_IN_PLACE = 34;
const ALIKE_ELSEWHERE = 60;
/** Fewest tokens of a paragraph that is sought elsewhere: short lines are alike by chance. */
const SOUGHT = 6;
/** Most pairs that are compared; beyond, only those between the same neighbours. */
const MOST_PAIRS = 40_000;

const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/**
 * Equal texts first (white space apart), the nth of them with the nth; then what is left by likeness, the likest pair first, one that
 * stands between the same neighbours before one that does not. The order of the heaviest part that kept it is the order; the
 * rest has moved.
 */
export function alignEditions(
  before: readonly string[],
  after: readonly string[],
  lang: string,
): EditionAlignment {
  const from = new Array<number | null>(after.length).fill(null);
  const equal = new Set<number>();
  const byText = new Map<string, number[]>();
  for (const [place, text] of before.entries()) {
    const own = byText.get(plain(text));
    if (own === undefined) byText.set(plain(text), [place]);
    else own.push(place);
  }
  for (const [at, text] of after.entries()) {
    const place = byText.get(plain(text))?.shift();
    if (place === undefined) continue;
    from[at] = place;
    equal.add(at);
  }
  for (const pair of likePairs(before, after, from, lang)) from[pair.at] = pair.place;
  const matched = [...from.entries()].filter((one): one is [number, number] => one[1] !== null);
  const weights = matched.map(([at]) => 1 + after[at]!.length);
  const kept = keptInOrder(
    matched.map(([, place]) => place),
    weights,
  );
  const moved = new Set(matched.filter((_, index) => !kept.has(index)).map(([at]) => at));
  const taken = new Set(matched.map(([, place]) => place));
  return {
    rows: from.map((place, at) => ({ from: place, same: equal.has(at), moved: moved.has(at) })),
    gone: before.flatMap((_, place) => (taken.has(place) ? [] : [place])),
  };
}

/** Pairs of changed paragraphs, each paragraph in one at most. */
function likePairs(
  before: readonly string[],
  after: readonly string[],
  from: readonly (number | null)[],
  lang: string,
): { at: number; place: number }[] {
  const taken = new Set(from);
  const olds = before.flatMap((text, place) =>
    taken.has(place) ? [] : [{ place, tokens: matchTokens(text, lang) }],
  );
  const news = after.flatMap((text, at) =>
    from[at] === null ? [{ at, tokens: matchTokens(text, lang) }] : [],
  );
  const gapOf = gaps(before.length, from);
  const every = olds.length * news.length <= MOST_PAIRS;
  const pairs: { at: number; place: number; score: number }[] = [];
  for (const { at, tokens } of news) {
    for (const old of olds) {
      const inPlace = gapOf.new[at] === gapOf.old[old.place];
      if (!inPlace && (!every || Math.min(tokens.length, old.tokens.length) < SOUGHT)) continue;
      const least = inPlace ? ALIKE_IN_PLACE : ALIKE_ELSEWHERE;
      const [short, long] = [tokens.length, old.tokens.length].sort((a, b) => a - b) as [number, number];
      if (100 * short < least * long) continue;
      const likeness = similarity(tokens, old.tokens);
      if (likeness >= least) pairs.push({ at, place: old.place, score: likeness + (inPlace ? 15 : 0) });
    }
  }
  pairs.sort((a, b) => b.score - a.score || Math.abs(a.at - a.place) - Math.abs(b.at - b.place));
  const used = { at: new Set<number>(), place: new Set<number>() };
  return pairs.filter(({ at, place }) => {
    if (used.at.has(at) || used.place.has(place)) return false;
    used.at.add(at);
    used.place.add(place);
    return true;
  });
}

/** For each paragraph of both editions, between which equal paragraphs that kept their order it stands. */
function gaps(olds: number, from: readonly (number | null)[]): { old: number[]; new: number[] } {
  const matched = [...from.entries()].filter((one): one is [number, number] => one[1] !== null);
  const kept = keptInOrder(
    matched.map(([, place]) => place),
    matched.map(() => 1),
  );
  const anchors = matched.filter((_, index) => kept.has(index));
  const gapsOf = (length: number, places: readonly number[]) => {
    let gap = 0;
    return Array.from({ length }, (_, at) => {
      if (places[gap] === at) gap += 1;
      return gap;
    });
  };
  return {
    old: gapsOf(
      olds,
      anchors.map(([, place]) => place),
    ),
    new: gapsOf(
      from.length,
      anchors.map(([at]) => at),
    ),
  };
}
