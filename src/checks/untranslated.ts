// Indonesian left over in the English: function words, words of the dictionary and their affixed forms.

import { INDONESIAN_WORDS } from '../text/function-words.ts';
import { BORROWED } from './borrowed.ts';
import { type Finding, finding, type SegmentCheck } from './check.ts';
import { englishWords, isEnglish, isIndonesian, sourceWords } from './target-words.ts';

const QUOTED = /["“‘][^"”’]*["”’]/gu;
const BRACKETED = /[([][^()[\]]*[)\]]/gu;
/** What follows a word that is explained on the spot: santri (students …), "gotong royong," or mutual cooperation. */
/** … kitab kuning, classical Islamic texts: a few words without a verb up to the next mark. */
const APPOSED =
  /^, (?!(?:and|or|but|who|which|police|he|she|they|it)\b)(?!(?:[^,.;]*\b)?(?:said|says|told|was|were|is|are|has|have|had|will)\b)(?:[\p{L}'’-]+ ){1,6}[\p{L}'’-]+[.,]/u;
const EXPLAINED = /^["”’]?,?["”’]? (?:\(|or |meaning |which means |literally |— |– )/u;

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
      if (EXPLAINED.test(target.slice(end)) || APPOSED.test(target.slice(end))) continue;
      found.push(finding('left', { target: { start, end }, params: { target: target.slice(start, end) } }));
    }
    return found;

    /** "Kami hanya ingin go home": no motto or title, which would be Indonesian throughout. */
    function isMixed(quoted: string): boolean {
      const words = quoted.toLowerCase().match(/\p{L}+/gu) ?? [];
      return (
        words.filter((word) => INDONESIAN_WORDS.has(word) && !isEnglish(input, word)).length >= 2 &&
        words.some((word) => word.length > 1 && isEnglish(input, word) && !isIndonesian(input, word))
      );
    }

    function isLeft({ text, initial, end }: { text: string; initial: boolean; end: number }): boolean {
      const lower = text.toLowerCase();
      if (lower.length < 2 || BORROWED.has(lower)) return false;
      // A capital is a name's (Surya said …), but for a function word that begins the sentence.
      if (/^\p{Lu}/u.test(text) && !(initial && INDONESIAN_WORDS.has(lower))) return false;
      // Majelis Rakyat Papua, Antara/Bima: a capital next to it makes it a name.
      if (/^\p{Lu}/u.test(text) && /^[\s/-]\p{Lu}/u.test(target.slice(end))) return false;
      if (text === text.toUpperCase()) return false;
      const [first, second] = lower.split('-');
      const parts = second === undefined ? [lower] : [first!, second];
      if (parts.every((part) => isEnglish(input, part)))
        return parts.length === 2 && first === second && isIndonesian(input, lower) && inSource.has(first!);
      return (
        isIndonesian(input, lower) ||
        parts.some((part) => !isEnglish(input, part) && isIndonesian(input, part))
      );
    }
  },
};

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
