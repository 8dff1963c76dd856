// The repetition guard: whether a translation stutters, saying a word, or letters of one, again where its source does not.
import { isSmallWord } from '../../text/english-stem.ts';
import { SPACE } from './vocabulary.ts';

/**
 * A word of a translation: its letters in lower case, what stands between it and the word before, the word of the source that it
 * was written from (-1: unknown).
 */
type Word = { letters: string; gap: string; source: number; before: Word | undefined };
/** What a translation under way has written: its newest word, and the marks after it. */
export type Written = { word: Word | undefined; tail: string };

export const NOTHING_WRITTEN: Written = { word: undefined, tail: '' };

/** A source as the guard knows it. */
export type SourceWords = {
  text: string;
  words: readonly string[];
  /** For each piece the word that it belongs to. */
  owner: readonly number[];
  /** Words that stand twice in a row, and the places of those that a space parts: *sangat sangat* may be *very very*, *pejabat-pejabat* is *officials*. */
  repeated: ReadonlySet<string>;
  apart: ReadonlySet<number>;
};

/** Words between two of the same that were written from one word of the source: *president Nicolas Maduro's president*. */
const NEAR = 3;
/** A shorter word may begin another (`in in|ternational`), so that only its end tells. */
const SHORT = 2;
/** Between a word and its repetition: *ink ink*, *King's King*, *Embassy-Embassy*. */
const BESIDE = /^(?:['’]s?)?[ -]$/;
/** Words that join one with another: *friends and friends*, *a stance of stance*, *a dozen and a dozens*. */
const JOINING = new Set(['and', 'or', 'of', 'a', 'the']);
/** What English does say twice: *again and again*, *thousands and thousands*. */
const SAID_TWICE = /^(?:again|more|less|over|hundreds|thousands|millions|years|days|hours)$/;
/** The same letters three times on end, as no English word has them: *Misssouri*, *Widododo*. */
const STUTTER = /(\p{L}{1,4})\1\1$/u;

/** What the guard must know of a source, from the spelling of its pieces (eos is left out). */
export function sourceWordsOf(spellings: readonly string[]): SourceWords {
  const words: { letters: string; gap: string }[] = [];
  const owner = spellings.map((spelling) => {
    const opens = words.length === 0 || !/^\p{L}/u.test(spelling);
    if (opens) words.push({ letters: '', gap: '' });
    const word = words.at(-1)!;
    const letters = /\p{L}+$/u.exec(spelling)?.[0] ?? '';
    word.letters += letters.toLowerCase();
    if (opens) word.gap = spelling.slice(0, spelling.length - letters.length).replaceAll(SPACE, ' ');
    return words.length - 1;
  });
  const repeated = new Set<string>();
  const apart = new Set<number>();
  let last = -1;
  let gap = '';
  words.forEach((word, n) => {
    gap += word.gap;
    if (word.letters === '') return;
    if (last >= 0 && words[last]!.letters === word.letters && /^,?[ -]$/.test(gap)) {
      repeated.add(word.letters);
      if (gap !== '-') apart.add(last).add(n);
    }
    last = n;
    gap = '';
  });
  const letters = words.map((word) => word.letters);
  return {
    text: spellings.join('').replaceAll(SPACE, ' ').toLowerCase(),
    words: letters,
    owner,
    repeated,
    apart,
  };
}

/** `written` with a piece spelled `spelling` after it, for which the translation looked at the source with `attention`. */
export function writePiece(
  { word, tail }: Written,
  spelling: string,
  attention: Float32Array,
  source: SourceWords,
): Written {
  const letters = /\p{L}+$/u.exec(spelling)?.[0] ?? '';
  const marks = spelling.slice(0, spelling.length - letters.length).replaceAll(SPACE, ' ');
  if (spelling === '') return { word, tail: `${tail}\0` };
  if (letters === '') return { word, tail: tail + marks };
  const added = letters.toLowerCase();
  const gap = tail + marks;
  if (gap === '' && word !== undefined) return { word: { ...word, letters: word.letters + added }, tail: '' };
  if (/^['’]$/.test(gap) && added === 's') return { word, tail: `${gap}s` };
  return { word: { letters: added, gap, source: sourceWordOf(attention, source), before: word }, tail: '' };
}

/** Whether what comes after `before` with one piece more, `after`, says again what the translation has just said. */
export function stutters(before: Written, after: Written, source: SourceWords): boolean {
  const { word, tail } = after;
  const last = before.word;
  const closes = before.tail === '' && (tail !== '' || (word !== last && word?.before === last));
  if (closes && last !== undefined && last.letters.length <= SHORT && isAgain(last, source)) return true;
  if (tail !== '' || word === undefined) return false;
  const run = STUTTER.exec(word.letters)?.[0];
  if (run !== undefined && !source.text.includes(run)) return true;
  return word.letters.length > SHORT && isAgain(word, source);
}

function isAgain(word: Word, source: SourceWords): boolean {
  const { letters } = word;
  if (source.repeated.has(letters) || source.apart.has(word.source)) return false;
  let old = word.before;
  if (old === undefined) return false;
  if (isSame(old.letters, letters) && BESIDE.test(word.gap)) return true;
  if (letters.length <= SHORT || isSmallWord(letters) || SAID_TWICE.test(letters)) return false;
  let joined = word.gap === ' ';
  for (let n = 0; n <= NEAR && old !== undefined; n++, old = old.before) {
    if (
      isSame(old.letters, letters) &&
      ((joined && n > 0) || (word.source >= 0 && old.source === word.source))
    )
      return !saysTwice(old, word, source);
    joined &&= JOINING.has(old.letters) && old.gap === ' ';
  }
  return false;
}

/** Whether two words were written from two of the source that are the same: *orang dan orang*. */
function saysTwice(a: Word, b: Word, { words }: SourceWords): boolean {
  return a.source >= 0 && a.source !== b.source && words[a.source] === words[b.source];
}

/** The same but for a plural: *hole holes*. */
function isSame(a: string, b: string): boolean {
  return a === b || (a.length > SHORT && b.length > SHORT && (a === `${b}s` || b === `${a}s`));
}

function sourceWordOf(attention: Float32Array, { owner }: SourceWords): number {
  let most = 0;
  let at = -1;
  attention.forEach((weight, n) => {
    if (weight > most) {
      most = weight;
      at = n;
    }
  });
  return owner[at] ?? -1;
}
