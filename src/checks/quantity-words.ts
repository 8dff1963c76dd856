// Words that say a quantity without a numeral (doubled, both, sepekan): they may answer one on the other side, and are never asked for.
import type { Lang } from '../text/abbreviations.ts';

/** A quantity that is only hinted at; `unit` as in Quantity. */
export type Hinted = { value: number; unit: string | null };

const WORDS: Readonly<Record<Lang, readonly (readonly [RegExp, number, (string | null)?])[]>> = {
  id: [
    [/\b(?:se|paruh|separuh|setengah)\b|separuhnya|setengahnya/iu, 0.5],
    [/\b(?:kedua|keduanya|ganda|berdua|dwi\p{L}*|sepasang|dobel|berlipat)\b/iu, 2],
    [/\b(?:ketiga|ketiganya|bertiga)\b/iu, 3],
    [/\b(?:keempat|keempatnya|berempat)\b/iu, 4],
    [/\b(?:kelima|kelimanya)\b/iu, 5],
    [/\b(?:perdana|pertama|tunggal|satu-satunya)\b/iu, 1],
    [/\b(?:dasawarsa|dekade)\b/iu, 10, 'a'],
    [/\b(?:abad|seabad)\b/iu, 100, 'a'],
    [/\b(?:se)?windu\b/iu, 8, 'a'],
    [/\b(?:triwulan|kuartal)\b/iu, 3, 'mo'],
    [/\bsemester\b/iu, 6, 'mo'],
    [/\b(?:se)?kodi\b/iu, 20],
    [/\b(?:lusin|selusin)\b/iu, 12],
    [/\bsehari(?: semalam)?\b/iu, 24, 'h'],
    [/\bsepekan|seminggu\b/iu, 7, 'd'],
    [/\bsetahun\b/iu, 12, 'mo'],
    [/\bribu|ribuan|seribu\b/iu, 1000],
    [/\bseratus|ratusan\b/iu, 100],
    [/\bpuluhan\b/iu, 10],
    // bawah lima tahun, bawah dua tahun
    [/\bbalita\b/iu, 5],
    [/\bbaduta\b/iu, 2],
    [/\blansia\b/iu, 60],
  ],
  en: [
    [/\b(?:half|halves|halved|halving|semi\p{L}*)\b/iu, 0.5],
    [/\b(?:quarter|quarterly)\b/iu, 0.25],
    [
      /\b(?:both|two|twice|double[ds]?|doubling|duplicate|duo|brace|pair|couple|twin|twofold|either|neither|second|former|latter)\b/iu,
      2,
    ],
    [
      /\b(?:triple[ds]?|tripling|threefold|three|third|trio|thrice|triplicate|treble|hat-?trick|triplets|three-way)\b/iu,
      3,
    ],
    [/\b(?:quadruple[ds]?|quadruplicate|quartet|fourfold|four|fourth)\b/iu, 4],
    [/\b(?:fivefold|five|fifth)\b/iu, 5],
    [/\b(?:first|inaugural|single|only|sole|alone|debut|maiden)\b/iu, 1],
    [/\bdecade\b/iu, 10, 'a'],
    [/\bcentur(?:y|ies)\b/iu, 100, 'a'],
    [/\bfortnight\b/iu, 2, 'wk'],
    [/\bquarter\b/iu, 3, 'mo'],
    [/\b(?:semester|half-year)\b/iu, 6, 'mo'],
    [/\bscore\b/iu, 20],
    [/\bsexagenarians?\b/iu, 60],
    [/\bseptuagenarians?\b/iu, 70],
    [/\boctogenarians?\b/iu, 80],
    [/\bnonagenarians?\b/iu, 90],
    [/\bcentenar(?:y|ian|ians)\b/iu, 100],
    [/\bdozen\b/iu, 12],
    [/\bhundred\b/iu, 100],
    [/\bthousand\b/iu, 1000],
    [/\bmillion\b/iu, 1e6],
    [
      /\b(?:around|round) the clock|(?:day and night|night and day|full day|all hours|non-?stop|24\/7)\b|\b(?:never|does not|doesn['’]t) (?:close|sleep|shut)|\balways open/iu,
      24,
      'h',
    ],
    [/\bweek\b/iu, 7, 'd'],
    [/\byear\b/iu, 12, 'mo'],
    [/\bteenager?s?\b/iu, 10],
  ],
};

const ROMAN =
  /(?<![\p{L}\p{N}])(?=[IVXLC]{1,7}(?![\p{L}\p{N}]))(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?![\p{L}\p{N}])/gu;
const ROMAN_VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

/** What words, Roman numerals and numbers inside names (G20, U-23) of the text hint at. */
export function hintedQuantities(text: string, lang: Lang): Hinted[] {
  const found: Hinted[] = [];
  for (const [pattern, value, unit] of WORDS[lang]) {
    if (pattern.test(text)) found.push({ value, unit: unit ?? null });
  }
  for (const [roman] of text.matchAll(ROMAN)) {
    let value = 0;
    for (let at = 0; at < roman.length; at += 1) {
      const one = ROMAN_VALUES[roman[at]!]!;
      value += one < (ROMAN_VALUES[roman[at + 1] ?? ''] ?? 0) ? -one : one;
    }
    if (value > 0) found.push({ value, unit: null });
  }
  for (const match of text.matchAll(/\p{L}[-‑–]?(\d+(?:[.,]\d+)?)/gu)) {
    found.push({ value: Number(match[1]!.replace(',', '.')), unit: null });
  }
  return found;
}
