// Indonesian left over in the English: function words, words of the dictionary and their affixed forms.

import { INDONESIAN_WORDS } from '../text/function-words.ts';
import { BORROWED } from './borrowed.ts';
import { type Finding, finding, type SegmentCheck } from './check.ts';
import { isExplained, isIntroduced } from './explained.ts';
import { englishWords, isEnglish, isIndonesian, isListed, sourceWords } from './target-words.ts';

const QUOTED = /["“‘][^"”’]*["”’]/gu;
const BRACKETED = /[([][^()[\]]*[)\]]/gu;

export const untranslated: SegmentCheck<'untranslated'> = {
  id: 'untranslated',
  scope: 'segment',
  severity: 'error',
  run(input) {
    const { target } = input;
    const inSource = sourceWords(input.source);
    const exempt = [QUOTED, BRACKETED].flatMap((pattern) =>
      [...target.matchAll(pattern)]
        .filter(([text]) => !isMixed(text))
        .map((match) => ({
          start: match.index,
          end: match.index + match[0].length,
        })),
    );
    const runs: { start: number; end: number }[] = [];
    for (const word of hyphenated(target)) {
      if (exempt.some(({ start, end }) => word.start >= start && word.end <= end)) continue;
      const before = runs.at(-1);
      const joins = before !== undefined && /^[\s-]*$/.test(target.slice(before.end, word.start));
      const left = isLeft(word);
      if (joins && left) before.end = word.end;
      else if (left) runs.push({ start: word.start, end: word.end });
    }
    const found: Finding[] = [];
    for (const { start, end } of runs) {
      const isNamed = !isVerbal(target.slice(start, end)) || isIntroduced(target, { start, end });
      if (isNamed && isExplained(target, { start, end })) continue;
      const isPlain =
        !VERB.test(target.slice(start, end)) && !INDONESIAN_WORDS.has(target.slice(start, end).toLowerCase());
      if (isPlain && (isInForeignName(start, end) || isAClass(start, end))) continue;
      found.push(finding('left', { target: { start, end }, params: { target: target.slice(start, end) } }));
    }
    return found;

    /** Whether none of the words is a noun, the only kind that English keeps as a name for a thing without saying that it does. */
    function isVerbal(text: string): boolean {
      return text
        .toLowerCase()
        .split(/[\s-]+/)
        .every((word) => {
          const rows = input.language.dictionary.lookUp(word);
          if (INDONESIAN_WORDS.has(word)) return true;
          return rows.length > 0 ? rows.every(({ partOfSpeech }) => partOfSpeech !== 'n') : VERB.test(word);
        });
    }

    /** A jejer dance, a pantun verse: one word or two before the English for the kind of thing. */
    function isAClass(start: number, end: number): boolean {
      return target.slice(start, end).split(' ').length <= 2 && CLASS.test(target.slice(end));
    }

    /** Rujak cingur, bau nyale: beside a word that English has borrowed, or that neither dictionary has. */
    function isInForeignName(start: number, end: number): boolean {
      if (/^\p{Lu}/u.test(target.slice(start))) return false;
      const before = /(?:^|(?<=[^\p{L}]))(\p{Ll}{3,}|(?<=^|[.!?]['"”’]? )\p{Lu}\p{Ll}{2,}) $/u
        .exec(target.slice(0, start))?.[1]
        ?.toLowerCase();
      const after = /^ (\p{Ll}{3,})/u.exec(target.slice(end))?.[1];
      return [before, after].some(
        (one) =>
          one !== undefined &&
          inSource.has(one) &&
          !isEnglish(input, one) &&
          (BORROWED.has(one) || !isIndonesian(input, one)),
      );
    }

    /** A thing that only an -an word of the grammar names (gunungan, from gunung): English keeps it, as a name. */
    function isNoun(lower: string): boolean {
      const { dictionary, analyser } = input.language;
      if (dictionary.lookUp(lower).length > 0 || dictionary.isRoot(lower)) return false;
      const { affixes } = analyser.analyse(lower)[0]!;
      return affixes.length === 1 && affixes[0] === '-an';
    }

    /** "Kami hanya ingin go home", "professional and bersahabat": no motto or title, which would be Indonesian throughout. */
    function isMixed(quoted: string): boolean {
      const words = quoted.toLowerCase().match(/\p{L}+/gu) ?? [];
      const english = words.filter(
        (word) => word.length > 1 && isEnglish(input, word) && !isIndonesian(input, word),
      );
      const foreign = words.filter((word) => !isEnglish(input, word));
      return (
        english.length > Math.max(1, foreign.length) ||
        (english.length > 0 && foreign.filter((word) => INDONESIAN_WORDS.has(word)).length >= 2)
      );
    }

    /** Between capitals as in the source: a title's or a name's; dan and yang need an Indonesian word beside them. */
    function isInTitle(start: number, end: number): boolean {
      const before = TITLED_BEFORE.exec(target.slice(0, start));
      const after = TITLED_AFTER.exec(target.slice(end));
      if (before === null || after === null) return false;
      const whole = `${before[0]}${target.slice(start, end)}${after[0]}`;
      if (!input.source.toLowerCase().includes(whole.toLowerCase())) return false;
      return (
        !INDONESIAN_WORDS.has(target.slice(start, end).toLowerCase()) ||
        [before[1]!, after[1]!].some(
          (word) => isIndonesian(input, word.toLowerCase()) && !isEnglish(input, word),
        )
      );
    }

    function isLeft({ text, initial, start, end }: ReturnType<typeof hyphenated>[number]): boolean {
      const lower = text.toLowerCase();
      if (lower.length < 2 || BORROWED.has(lower) || lower.split('-').every((part) => BORROWED.has(part)))
        return false;
      // Laut dan Segala yang Ditelannya: between capitals it is a title's or a name's.
      if (isInTitle(start, end)) return false;
      // Brawijaya Universitas: put in English order, and yet left.
      const own = inSource.get(lower);
      const named = /(\p{Lu}[\p{L}-]+) $/u.exec(target.slice(0, start))?.[1];
      if (own?.capital && named !== undefined && !isEnglish(input, text) && isListed(input.language, lower)) {
        if (new RegExp(`(?<!\\p{L})${text} ${named}(?!\\p{L})`, 'u').test(input.source)) return true;
      }
      // merapi: a name with a small letter is for the check of capitals.
      if (own?.capital && own.inside && !isListed(input.language, lower)) return false;
      // A capital is a name's (Surya said …), but for a function word that begins the sentence.
      const isMadeWith = /^\p{Lu}\p{L}*-\p{Ll}{5,}$/u.test(text) && isEnglish(input, text.split('-')[0]!);
      if (/^\p{Lu}/u.test(text) && !isMadeWith && !(initial && INDONESIAN_WORDS.has(lower))) return false;
      // Majelis Rakyat Papua, Antara/Bima: a capital next to it makes it a name.
      if (/^\p{Lu}/u.test(text) && !isMadeWith && /^[\s/-]\p{Lu}/u.test(target.slice(end))) return false;
      if (text === text.toUpperCase()) return false;
      const [first, second] = lower.split('-');
      const parts = second === undefined ? [lower] : [first!, second];
      const written = text.split('-');
      // mid-September, pro-Palestina: the capital says whose word it is.
      const isPartEnglish = (part: string, at: number) =>
        isEnglish(input, part) ||
        isEnglish(input, written[at] ?? part) ||
        (written.length > 1 &&
          (isEnglish(input, part.replace(/s$/, '')) || /^\p{Lu}/u.test(written[at] ?? '')));
      if (parts.every(isPartEnglish))
        return parts.length === 2 && first === second && isIndonesian(input, lower) && inSource.has(first!);
      if (isNoun(lower)) return false;
      return (
        isIndonesian(input, lower) ||
        parts.some((part, at) => !isPartEnglish(part, at) && isIndonesian(input, part))
      );
    }
  },
};

const TITLED_BEFORE = /(\p{Lu}[\p{L}-]*) (?:\p{Ll}+ )?$/u;
const TITLED_AFTER = /^ (?:\p{Ll}+ )?(\p{Lu}[\p{L}-]*)/u;
const VERB = /^(?:me|di|ber|ter)\p{Ll}{4,}|(?:kan|nya)$/u;
const CLASS =
  /^ (?:dances?|verses?|songs?|music|rice|stalls?|dish(?:es)?|cakes?|snacks?|soups?|sauce|salad|noodles|trees?|roots?|wood|calendars?|plants?|fruits?|leaves|oil|fish|birds?|boats?|houses?|huts?|cloth|fabrics?|hats?|scripts?|games?|rituals?|ceremon(?:y|ies)|festivals?|traditions?|drums?|flutes?|puppets?|theat(?:er|re)|martial art|chants?|poetry)(?!\p{L})/u;

/** Words with their copies: terburu-buru is one. */
function hyphenated(target: string): { start: number; end: number; text: string; initial: boolean }[] {
  const found: { start: number; end: number; text: string; initial: boolean }[] = [];
  for (const word of englishWords(target)) {
    const before = found.at(-1);
    if (before !== undefined && target.slice(before.end, word.start) === '-') {
      before.end = word.end;
      before.text = target.slice(before.start, word.end);
    } else found.push({ start: word.start, end: word.end, text: word.text, initial: word.initial });
  }
  return found;
}
