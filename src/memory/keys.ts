// Hashes by which the store finds units again: whole sources, neighbours, word pairs and words. Numbers, never texts.
import type { MemoryScope } from '../model/memory.ts';
import type { Span } from '../model/text.ts';

/** Word pairs kept of each unit: with 8 of 20 pairs shared, one in 170 similar units shares none of those kept. */
const PAIRS_KEPT = 10;
/** Word pairs asked for at once: the ten that a unit half as long keeps are among the lowest twenty, and some more. */
const PAIRS_ASKED = 24;
/** Words of one side that a search can find a unit by. */
const WORDS_KEPT = 200;
/** Runs of words that may be a unit of their own inside a longer text. */
export const LONGEST_FRAGMENT = 8;

/** FNV-1a with a final mix (Murmur3's), 32 bits. */
function hash(text: string, seed: number): number {
  let value = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** 52 bits: a million units have a collision once in some ten thousand memories, and texts are compared anyway. */
function longHash(text: string): number {
  return (hash(text, 1) & 0xfffff) * 2 ** 32 + hash(text, 2);
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’.,:][\p{L}\p{M}\p{N}]+)*/gu;

/**
 * Where the words and numbers of a text stand. Simpler than tokens, which scores are made of, and several times as fast: an
 * import makes keys of millions of texts. A hyphen parts words, so that AS-Venezuela is found by either.
 */
export function wordSpans(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(WORD))
    spans.push({ start: match.index, end: match.index + match[0].length });
  return spans;
}

/** Words and numbers in small letters. */
function plainWords(text: string): string[] {
  return text.normalize('NFC').toLowerCase().match(WORD) ?? [];
}

/** Key of a source by its words: equal for texts that differ in capitals, spaces and punctuation only. */
export function sourceKey(text: string): number {
  const words = plainWords(text);
  return longHash(words.length === 0 ? text.trim() : words.join(' '));
}

/** Words of a target below which many sources rightly have it: a heading, a byline. */
const FEWEST_OF_TARGET = 4;

/** Key of a target by its words; null where it has too few to be compared. */
export function targetKey(text: string): number | null {
  const words = plainWords(text);
  return words.length < FEWEST_OF_TARGET ? null : longHash(words.join(' '));
}

/** The keys that a unit is kept with. */
export const unitKeys = ({ source, target }: { source: string; target: string }) => ({
  sourceKey: sourceKey(source),
  targetKey: targetKey(target),
});

/** As sourceKey of the words joined. */
export function wordsKey(words: readonly string[]): number {
  return longHash(words.join(' '));
}

/** Key of a neighbour's source; 0 where there is no neighbour. */
export function contextKey(text: string | null | undefined): number {
  return text === null || text === undefined || text.trim() === '' ? 0 : sourceKey(text);
}

/** Units of one project and language pair have hashes of their own, so that none has to be sorted out afterwards. */
function seedOf({ projectId, sourceLang, targetLang }: MemoryScope): number {
  return hash(`${projectId} ${sourceLang} ${targetLang}`, 0);
}

/** 31 bits, as the store's table has them. */
const gram = (text: string, seed: number): number => hash(text, seed) >>> 1;

/** The pairs of neighbouring words, both ends marked, numbers all alike; lowest hash first. */
function pairs(words: readonly string[], seed: number): number[] {
  const found = new Set<number>();
  let before = '';
  for (const word of [...words, '']) {
    const kind = /^\p{N}/u.test(word) ? '#' : word;
    found.add(gram(`${before} ${kind}`, seed));
    before = kind;
  }
  return [...found].sort((a, b) => a - b);
}

/**
 * A word as a search counts it: without Indonesian clitics (rumahnya, pergilah), without the English plural and possessive.
 */
export function searchWord(word: string, lang: string): string {
  const small = word.normalize('NFC').toLowerCase().replaceAll('’', "'");
  if (lang === 'id') return small.length > 5 ? small.replace(/(?:nya|lah|kah|pun)$/, '') : small;
  const base = small.replace(/'s?$/, '');
  return base.length > 3 && /[^s]s$/.test(base) ? base.slice(0, -1) : base;
}

function gramsOfWords(
  words: readonly string[],
  side: 'source' | 'target',
  lang: string,
  seed: number,
): number[] {
  const forms = new Set(words.map((word) => searchWord(word, lang)));
  return [...forms].slice(0, WORDS_KEPT).map((word) => gram(`${side} ${word}`, seed));
}

/** What a search finds a unit by: the hashes of the words of one side. */
export function wordGrams(text: string, side: 'source' | 'target', scope: MemoryScope): number[] {
  const lang = side === 'source' ? scope.sourceLang : scope.targetLang;
  return gramsOfWords(plainWords(text), side, lang, seedOf(scope));
}

/** Everything that a unit is found by. `searched`: also by its words; not where its sentences are units of their own. */
export function unitGrams(
  unit: MemoryScope & { source: string; target: string },
  searched: boolean,
): number[] {
  const seed = seedOf(unit);
  const source = plainWords(unit.source);
  const kept = pairs(source, seed).slice(0, PAIRS_KEPT);
  if (!searched) return kept;
  const target = gramsOfWords(plainWords(unit.target), 'target', unit.targetLang, seed);
  return [...new Set([...kept, ...gramsOfWords(source, 'source', unit.sourceLang, seed), ...target])];
}

/** What units that resemble a text are looked for by, the ones that units are likeliest to keep first. */
export function queryGrams(text: string, scope: MemoryScope): number[] {
  return pairs(plainWords(text), seedOf(scope)).slice(0, PAIRS_ASKED);
}
