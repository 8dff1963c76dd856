// Synthetic sentences from the words of tests/data/articles: a chain of word pairs with jumps, the same ones every time.
import { readdirSync, readFileSync } from 'node:fs';

const ARTICLES = new URL('../../tests/data/articles/', import.meta.url);

/** Numbers in [0, 1), always the same for a seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Chain = { words: readonly string[]; next: ReadonlyMap<string, readonly string[]> };

function chainOf(ending: RegExp): Chain {
  const names = readdirSync(ARTICLES).filter((name) => ending.test(name));
  const words = names
    .flatMap((name) => readFileSync(new URL(name, ARTICLES), 'utf8').split(/[\s"“”()]+/))
    .filter(Boolean);
  const next = new Map<string, string[]>();
  for (const [at, word] of words.entries())
    next.set(word, [...(next.get(word) ?? []), words[at + 1] ?? words[0]!]);
  return { words, next };
}

export type Pair = { source: string; target: string };

/** `count` pairs: sources of 5 to 35 words, a fifth of the words jumps, a tenth of the words with a syllable of their own. */
export function* syntheticPairs(count: number, seed = 1): Generator<Pair> {
  const random = randomNumbers(seed);
  const [indonesian, english] = [chainOf(/^[\w-]+\.txt$/), chainOf(/\.en\.txt$/)];
  const pick = <Item>(list: readonly Item[]) => list[Math.floor(random() * list.length)]!;
  const sentence = ({ words, next }: Chain, length: number) => {
    const made: string[] = [];
    let word = pick(words);
    for (let at = 0; at < length; at++) {
      // Names and rare words, which a chain of six articles lacks.
      made.push(random() < 0.1 ? word.replace(/[\p{L}]{3}$/u, '') + pick(words).slice(0, 4) : word);
      word = random() < 0.2 ? pick(words) : pick(next.get(word)!);
    }
    return `${made.join(' ')}.`;
  };
  for (let at = 0; at < count; at++) {
    const length = 5 + Math.floor(random() * 31);
    yield { source: sentence(indonesian, length), target: sentence(english, length + 3) };
  }
}
