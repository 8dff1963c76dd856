// The morphological analyser of Indonesian: which root and affixes a word form is made of, ranked.
import { clash, peelBoundPrefix, peelClitics, peelHyphens, peelPrefix, peelSuffix } from './affixes.ts';
import { peelReduplication } from './reduplication.ts';
import { exceptionalReading, isExtraRoot, isOpaque, isPhrase } from './word-exceptions.ts';
import type { WordForms } from './word-forms.ts';

/**
 * `affixes`: prefixes from the outside in, suffixes from the inside out, clitics (`=nya`), `R` where copying happens.
 * `known`: whether the dictionary lists the root.
 */
export type Analysis = { root: string; affixes: readonly string[]; known: boolean };

export type Analyser = {
  /** Analyses of one word, best first, 8 at most; never empty. */
  analyse(word: string): readonly Analysis[];
};

type Scored = Analysis & { score: number };
type Stem = { stem: string; prefixes: readonly string[] };

/** Longest word that is taken apart; longer ones are codes or addresses. */
const LONGEST = 48;
const DEEPEST = 3;
/** Word forms whose analyses are held: about 20 MB. */
const MOST_REMEMBERED = 50_000;

/** What is left of `word` when no, one, two, … prefixes are taken off. */
function* stemsOf(word: string, depth = 0): Generator<Stem> {
  yield { stem: word, prefixes: [] };
  if (depth >= DEEPEST || word.length < 4) return;
  for (const { affix, stem } of peelPrefix(word)) {
    if (stem.length < 2 || !/[aiueo]/.test(stem)) continue;
    for (const inner of stemsOf(stem, depth + 1)) {
      if (inner.prefixes[0] !== affix) yield { stem: inner.stem, prefixes: [affix, ...inner.prefixes] };
    }
  }
}

/** An analyser over a dictionary. */
export function createAnalyser(dictionary: WordForms): Analyser {
  const isRoot = (word: string) => dictionary.isRoot(word) || isExtraRoot(word);

  /** Two listed roots of four letters or more written as one: salahguna → "salah guna". */
  function compound(stem: string): string | null {
    for (let at = 4; at <= stem.length - 4; at += 1) {
      const [one, other] = [stem.slice(0, at), stem.slice(at)];
      if (dictionary.isRoot(one) && dictionary.isRoot(other)) return `${one} ${other}`;
    }
    return null;
  }

  /** Readings of a word without clitics and copies. */
  function affixed(word: string, listed: ReadonlySet<string>): Scored[] {
    const found: Scored[] = [];
    const add = (root: string, affixes: readonly string[], bonus = 0) => {
      const known = isRoot(root);
      // What the dictionary says of this very form wins; a known root is next; an unknown one is a guess, in which
      // a verb's prefix tells more than a lone short suffix.
      let score = bonus + Math.min(root.length, 8) * 0.5 - affixes.length * 3;
      if (listed.has(root)) score += 100;
      if (known) score += 50;
      if (affixes.length === 0) score += 15;
      // katakan is kata -kan rather than katak -an.
      else if (affixes.at(-1) === '-kan') score += 1;
      else if (!known && /^(me|di|memper|diper)-$/.test(affixes[0]!) && root.length > 3) score += 18;
      found.push({ root, affixes, known, score });
    };
    for (const { affix, stem } of peelSuffix(word)) {
      if (stem.length < 2) continue;
      const suffixes = affix === '' ? [] : [affix];
      for (const { stem: root, prefixes } of stemsOf(stem)) {
        const affixes = [...prefixes, ...suffixes];
        if (!clash(prefixes.at(-1) ?? '', affix) || listed.has(root)) add(root, affixes);
        const pair =
          affixes.length > 0 && (listed.has(root) || !dictionary.isRoot(root)) ? compound(root) : null;
        if (pair !== null) {
          const parts = pair.split(' ');
          // Affixes make one word of a phrase (pertanggungjawaban); without them it is written apart.
          const joined = listed.has(root) && isPhrase(root) ? 120 : 0;
          const bonus = Math.max(joined, parts.some((part) => listed.has(part)) ? 60 : 0);
          found.push({ root: pair, affixes, known: true, score: 45 + bonus - affixes.length * 3 });
        }
        if (isOpaque(root) || (dictionary.isRoot(root) && !listed.has(root))) continue;
        for (const bound of peelBoundPrefix(root)) {
          for (const inner of stemsOf(bound.stem, DEEPEST - 1)) {
            if (inner.stem.length < 4 || !dictionary.isRoot(inner.stem)) continue;
            add(
              inner.stem,
              [...prefixes, bound.affix, ...inner.prefixes, ...suffixes],
              listed.has(root) ? 130 : -10,
            );
          }
        }
      }
    }
    return found;
  }

  function readings(word: string): Scored[] {
    const listed = new Set(dictionary.lookUp(word).map((row) => row.root));
    const found = affixed(word, listed);
    for (const copy of peelReduplication(word)) {
      for (const one of affixed(copy.base, listed)) {
        found.push({
          ...one,
          affixes: copy.place(one.affixes),
          score: one.score + copy.weight + (copy.sound && one.known && listed.has(word) ? 110 : 0),
        });
      }
    }
    // An irregular form that the dictionary lists: no rule explains its affixes.
    for (const root of listed) {
      const explained = found.some((one) => one.root === root || one.root.split(/[ -]/).includes(root));
      if (!explained) found.push({ root, affixes: [], known: true, score: 150 });
    }
    return found;
  }

  function takeApart(word: string): readonly Analysis[] {
    if (word.length > LONGEST || !/\p{L}/u.test(word)) return [{ root: word, affixes: [], known: false }];
    const lower = word.toLowerCase();
    const found: Scored[] = peelClitics(lower).flatMap(({ stem, before, after }) =>
      readings(stem).map((one) => ({
        ...one,
        affixes: [...before, ...one.affixes, ...after],
        score: one.score - 4 * (before.length + after.length),
      })),
    );
    for (const { stem, before, after } of peelClitics(lower)) {
      const listed = exceptionalReading(stem);
      if (listed === null) continue;
      const affixes = [...before, ...listed.affixes, ...after];
      found.push({ root: listed.root, affixes, known: isRoot(listed.root), score: 300 - affixes.length });
    }
    if (word !== lower && dictionary.lookUp(lower).length === 0) {
      // A name is its own root: Kenya has no clitic, Jakartanya has.
      const clitic = /^(.{4,})nya$/.exec(word);
      // Names are not copied: Menteri-menteri opens a sentence.
      const copied = /-\p{Ll}/u.test(word) && found.some((one) => one.known && one.affixes.includes('R'));
      found.push({ root: word, affixes: [], known: false, score: copied ? 30 : 90 });
      if (clitic !== null && !word.includes('-'))
        found.push({ root: clitic[1]!, affixes: ['=nya'], known: false, score: 95 });
    }
    const set = peelHyphens(word);
    if (set !== null) found.push({ ...set, known: dictionary.isRoot(set.root), score: 92 });
    found.sort((one, other) => other.score - one.score);
    const ranked = new Map<string, Analysis>();
    for (const { root, affixes, known } of found) {
      const key = `${root} ${affixes.join(' ')}`;
      if (!ranked.has(key)) ranked.set(key, { root, affixes, known });
      if (ranked.size === 8) break;
    }
    return ranked.size > 0 ? [...ranked.values()] : [{ root: word, affixes: [], known: false }];
  }

  // A newspaper repeats itself: half of an article's words are among the last few thousand.
  const remembered = new Map<string, readonly Analysis[]>();
  return {
    analyse(word) {
      const known = remembered.get(word);
      if (known !== undefined) return known;
      const found = takeApart(word);
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      remembered.set(word, found);
      return found;
    },
  };
}
