// English spelling in the project's variety; names and words of the source are accepted.
import { BORROWED } from './borrowed.ts';
import { type Finding, finding, type SegmentCheck } from './check.ts';
import { isExplained } from './explained.ts';
import { isNearWord } from './near-words.ts';
import { isRareWord } from './rare-words.ts';
import { englishWords, isEnglish, isIndonesian, sourceWords } from './target-words.ts';
import { untranslated } from './untranslated.ts';
import { otherVariety } from './varieties.ts';

/** Words that the dictionaries lack and news uses. */
const NEWS = new Set(
  'inshallah alhamdulillah mashallah bismillah subhanallah astaghfirullah assalamualaikum takbir cassation eid covid online startup startups fintech livestream livestreamed livestreaming smartphone smartphones crowdfunding lockdown roadmap rideshare cyberattack cyberattacks paylater doxing doxxing microplastic microplastics matcha padel superapp superapps megathrust chikungunya mpox zika jetski coworking ringroad deradicalization deradicalisation rohingya shia sunni salafi wahhabi vitro vivo fide facto situ mln bln moringa morinda monkeypox petrichor hectopascal hectopascals reais grata javan liberica agri socio telco'.split(
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
    const loans = new Set([...inSource.keys()].filter((one) => one.length > 3).map(simplified));
    const found: Finding[] = [];
    for (const word of englishWords(target)) {
      const { start, end, lower } = word;
      const text = word.text.replaceAll('’', "'");
      // ISPs, coup d'état, y'know.
      if (/^(?:\p{Lu}{2,}s$|[dly]')/u.test(text)) continue;
      if (lower.length < 3 || word.acronym || /[\d.]/.test(text) || (target[end] === '.' && word.capital))
        continue;
      if (/[@&;<>#]/.test(target.slice(Math.max(0, start - 2), start)) || target.startsWith('@@', end))
        continue;
      if (left.some((one) => start < one.end && one.start < end)) continue;
      const right = otherVariety(lower, variety);
      // The Labour Party, the Kennedy Center: a name keeps its own.
      const isNamePart =
        word.capital && input.kind === 'paragraph' && (!word.initial || /^ \p{Lu}/u.test(target.slice(end)));
      if (right !== null && isNamePart) continue;
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
      const isWord = (one: string) => isEnglish(input, one) || (one.length > 5 && isRareWord(one));
      if (isDerived(lower, isWord) || isCompound(lower, (one) => isEnglish(input, one))) continue;
      if (isEnglish(input, text)) {
        // Only where this variety has it spelt otherwise; that one dictionary lacks a word says nothing.
        const own = respelt(lower).find((one) => speller.correct(one));
        if (own === undefined) continue;
        found.push(finding('variety', { target: { start, end }, params: { target: word.text } }));
        continue;
      }
      if (isRareWord(lower) || [lower, lower.replace(/s$/, '')].some((one) => BORROWED.has(one))) continue;
      const isNear = lower.length > 3 && isNearWord(lower, (one) => speller.correct(one));
      if (!isNear && isExplained(target, word)) continue;
      // Rully said, Pefindo's: a name that the source lacks, unless it looks like a word.
      if (word.initial && word.capital && !isNear) continue;
      if (loans.has(simplified(lower))) continue;
      found.push(
        finding('unknown', {
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

/** anticorruption, geotagging, catastrophising: an English word with a productive prefix or ending. */
function isDerived(lower: string, isWord: (word: string) => boolean): boolean {
  const isBase = (one: string) => one.length >= 4 && isWord(one);
  const root = PREFIXED.exec(lower)?.[1];
  if (root !== undefined && isBase(root)) return true;
  const verbal = /^(\p{L}+?)(?:i[sz](?:e[drs]?|ing|ations?)|able|ism|ists?)$/u.exec(lower)?.[1];
  if (verbal !== undefined && [verbal, `${verbal}e`, `${verbal}y`].some(isBase)) return true;
  const plain = /^(\p{L}+?)(?:like|ish|ness|wise|less|hood|wards?)$/u.exec(lower)?.[1];
  return plain !== undefined && isBase(plain);
}

const PREFIXED =
  /^(?:anti|non|pre|post|re|co|sub|super|ultra|inter|intra|extra|multi|mid|over|under|out|counter|cyber|eco|agro|aero|bio|geo|neuro|hydro|hydroxy|electro|micro|mini|mega|mono|poly|hyper|pro|pseudo|neo|semi|trans|tele|un|de|dis|sero|immuno|cardio|meta|exo|endo|fluoro|chloro|nitro|cyto|lympho|thermo|photo|socio|psycho|ethno|techno|nano|petro|radio|proto|ribo|phospho|per|peri|intra|info)(\p{L}{4,})$/u;

/** A word as the other variety may spell it: ou and o, s and z, re and er, one l and two, ae and e. */
function respelt(lower: string): string[] {
  const changes: readonly (readonly [RegExp, string])[] = [
    [/our/, 'or'],
    [/or(?!$)|or$/, 'our'],
    [/is(?=e|ing|ation)/, 'iz'],
    [/iz(?=e|ing|ation)/, 'is'],
    [/ys(?=e|ing)/, 'yz'],
    [/yz(?=e|ing)/, 'ys'],
    [/re(?=s?$)/, 'er'],
    [/er(?=s?$)/, 're'],
    [/ll/, 'l'],
    [/l(?=ed$|ing$|er$|ment)/, 'll'],
    [/[ao]e/, 'e'],
    [/ogue/, 'og'],
    [/og(?=s?$)/, 'ogue'],
    [/ence/, 'ense'],
    [/ense/, 'ence'],
    [/gement/, 'gment'],
    [/gment/, 'gement'],
  ];
  return changes.map(([from, to]) => lower.replace(from, to)).filter((one) => one !== lower);
}

/** Letters that a loan changes on its way into English: tempe is tempeh, Soekarno Sukarno, djamu jamu. */
const simplified = (lower: string) =>
  lower
    .replaceAll('oe', 'u')
    .replaceAll('dj', 'j')
    .replaceAll('tj', 'c')
    .replaceAll('sy', 'sh')
    .replaceAll('q', 'k')
    .replace(/(\p{L})\1/gu, '$1')
    .replace(/(?<=\p{L})[’'h]|e?s$/gu, '');
