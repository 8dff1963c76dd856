// English spelling in the project's variety; names and words of the source are accepted.
import { type Finding, finding, type SegmentCheck } from './check.ts';
import { englishWords, isEnglish, isIndonesian, sourceWords } from './target-words.ts';
import { untranslated } from './untranslated.ts';
import { otherVariety } from './varieties.ts';

/** Words that the dictionaries lack and news uses. */
const NEWS = new Set(
  'inshallah alhamdulillah mashallah bismillah subhanallah astaghfirullah assalamualaikum takbir cassation eid covid online startup startups fintech livestream livestreamed livestreaming smartphone smartphones crowdfunding lockdown'.split(
    ' ',
  ),
);

export const spelling: SegmentCheck<'spelling'> = {
  id: 'spelling',
  scope: 'segment',
  severity: 'warning',
  run(input) {
    const { target, language } = input;
    const { variety } = input.settings;
    const speller = language.speller(variety);
    const inSource = sourceWords(input.source);
    const left = untranslated.run(input).flatMap((one) => (one.target === null ? [] : [one.target]));
    const quotedOrBracketed = [...target.matchAll(/[([][^()[\]]*[)\]]|["“][^"”]*["”]/gu)].map(
      (match) => [match.index, match.index + match[0].length] as const,
    );
    const found: Finding[] = [];
    for (const word of englishWords(target)) {
      const { start, end, lower } = word;
      const text = word.text.replaceAll('’', "'");
      if (lower.length < 3 || word.acronym || /[\d.]/.test(text) || (target[end] === '.' && word.capital))
        continue;
      if (/[@&;<>#]/.test(target.slice(Math.max(0, start - 2), start)) || target.startsWith('@@', end))
        continue;
      if (left.some((one) => start < one.end && one.start < end)) continue;
      const right = otherVariety(lower, variety);
      if (right !== null) {
        const written = word.capital ? right[0]!.toUpperCase() + right.slice(1) : right;
        const params = { target: word.text, right: written };
        found.push(
          finding(variety === 'US' ? 'british' : 'american', {
            target: { start, end },
            params,
            fix: { span: { start, end }, text: written },
          }),
        );
        continue;
      }
      const unaccented = text.normalize('NFD').replace(/\p{M}/gu, '');
      if ([text, lower, unaccented].some((one) => speller.correct(one)) || NEWS.has(lower)) continue;
      // In a sentence, a capital is a name's; the check of names looks at those.
      if ((word.capital && !word.initial) || /\p{Ll}\p{Lu}/u.test(text)) continue;
      if (inSource.has(lower) || (word.initial && word.capital && isIndonesian(input, lower))) continue;
      // indonesia, muslims: the check of capitals.
      if (speller.correct(text[0]!.toUpperCase() + text.slice(1))) continue;
      const inside = quotedOrBracketed.some(([from, to]) => start >= from && end <= to);
      if (inside && (isIndonesian(input, lower) || target[start - 1] === '-' || target[end] === '-'))
        continue;
      if (
        isPrefixed(lower, (one) => isEnglish(input, one)) ||
        isCompound(lower, (one) => isEnglish(input, one))
      )
        continue;
      found.push(
        finding(isEnglish(input, text) ? 'variety' : 'unknown', {
          target: { start, end },
          params: { target: word.text },
        }),
      );
    }
    return found;
  },
};

/** peatland, floodwater: two words of four letters or more written as one. */
function isCompound(lower: string, isWord: (word: string) => boolean): boolean {
  for (let at = 4; at <= lower.length - 4; at += 1) {
    if (isWord(lower.slice(0, at)) && isWord(lower.slice(at))) return true;
  }
  return false;
}

/** anticorruption, nonpolice: a productive prefix before an English word. */
function isPrefixed(lower: string, isWord: (word: string) => boolean): boolean {
  const match =
    /^(?:anti|non|pre|post|re|co|sub|super|ultra|inter|multi|mid|over|under|counter|cyber|eco|agro|micro|mini|pro|semi|un)(\p{L}{4,})$/u.exec(
      lower,
    );
  return match !== null && isWord(match[1]!);
}
