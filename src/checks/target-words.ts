// The words of a target as the checks of names, spelling, capitals and leftovers see them: which are English, Indonesian or names.

import { INDONESIAN_WORDS } from '../text/function-words.ts';
import { sentenceSpans } from '../text/sentences.ts';
import type { CheckInput } from './check.ts';

export type TargetWord = {
  start: number;
  end: number;
  text: string;
  lower: string;
  /** Whether it begins a sentence, a quotation or what follows a colon. */
  initial: boolean;
  capital: boolean;
  /** All in capitals, with two letters or more. */
  acronym: boolean;
};

const WORD = /[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:['’.](?=[\p{L}\p{M}])[\p{L}\p{M}\p{N}]+)*\.?/gu;
const ADDRESS =
  /(?:^|(?<=\s|[("“‘]))[@#][\p{L}\p{N}_.]+|(?:https?:\/\/|www\.)\S+|\S+@\S+|(?:[\w-]+\.)+(?:com|co|id|org|net|go|io|tv|gov|edu)(?:\/\S*)?/giu;

/** Words of an English text in order; possessive 's is not part of them, addresses hold none. */
export function englishWords(text: string): TargetWord[] {
  const starts = new Set(sentenceSpans(text, 'en').map(({ start }) => start));
  const addresses = [...text.matchAll(ADDRESS)].map(
    (match) => [match.index, match.index + match[0].length] as const,
  );
  const found: TargetWord[] = [];
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    if (addresses.some(([from, to]) => start >= from && start < to)) continue;
    let word = match[0];
    // A full stop belongs to initials and abbreviations (U.S., Comr.) and is taken off by those who look words up.
    if (word.endsWith('.') && !word.slice(0, -1).includes('.')) word = word.slice(0, -1);
    word = word.replace(/['’]s$/i, '');
    const before = text.slice(0, start);
    const lead = /[\s"'“‘([\uE000-\uF8FF]*$/u.exec(before)!.index;
    const initial =
      lead === 0 ||
      starts.has(lead) ||
      starts.has(start) ||
      /[.!?:…]\s*$/.test(before.slice(0, lead)) ||
      /["“‘']$/.test(before) ||
      /^[-–—]\s/.test(before.slice(Math.max(0, start - 2)));
    found.push({
      start,
      end: start + word.length,
      text: word,
      lower: word.toLowerCase().replaceAll('’', "'"),
      initial,
      capital: /^\p{Lu}/u.test(word),
      acronym: word.length > 1 && word === word.toUpperCase() && /\p{Lu}.*\p{Lu}/u.test(word),
    });
  }
  return found;
}

/** Whether English has the word in either variety, as it is or with a capital. */
export function isEnglish({ language }: CheckInput, word: string): boolean {
  const plain = word.replaceAll('’', "'");
  return (['US', 'GB'] as const).some((variety) => {
    const speller = language.speller(variety);
    return speller.correct(plain) || (plain !== plain.toLowerCase() && speller.correct(plain.toLowerCase()));
  });
}

/** Whether the word stands in the Indonesian dictionary as it is: Merapi and Bekasi, which could be affixed words, do not. */
export const isListed = ({ dictionary }: CheckInput['language'], lower: string) =>
  INDONESIAN_WORDS.has(lower) || dictionary.lookUp(lower).length > 0 || dictionary.isRoot(lower);

/** Whether the word, in lower case, is Indonesian: a function word, in the dictionary, or an affixed form of a known root. */
export function isIndonesian({ language }: CheckInput, lower: string): boolean {
  if (isListed(language, lower)) return true;
  if (lower.length < 5) return false;
  const best = language.analyser.analyse(lower)[0]!;
  return best.known && best.affixes.length > 0;
}

/** The words of an Indonesian source in lower case, clitics and copies apart (Dewanti-lah → dewanti), and whether they stand capitalised inside a sentence. */
export function sourceWords(
  source: string,
): Map<string, { capital: boolean; inside: boolean; start: number; end: number; text: string }> {
  const found = new Map<
    string,
    { capital: boolean; inside: boolean; start: number; end: number; text: string }
  >();
  for (const match of source.matchAll(/[\p{L}\p{M}][\p{L}\p{M}\p{N}'’]*/gu)) {
    const start = match.index;
    const lead = source.slice(0, start);
    const inside = !/(?:^|[.!?:…]\s*|^[^\p{L}]*|["“‘]\s*)$/u.test(lead);
    const capital = /^\p{Lu}/u.test(match[0]);
    // Anne's is Anne in an Indonesian text too.
    const text = match[0].replace(/['’]+(?:s['’]*)?$/, '');
    const lower = text.toLowerCase().replaceAll('’', "'");
    const before = found.get(lower);
    if (before !== undefined && (before.inside || !inside)) continue;
    found.set(lower, { capital, inside, start, end: start + text.length, text });
  }
  return found;
}
