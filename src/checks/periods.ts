// Lengths of time in long units, and halves of any measure: setengah abad is fifty years, half an hour thirty minutes, half a kilometre 500 metres.
import type { Span } from '../model/text.ts';
import type { Lang } from '../text/abbreviations.ts';
import { inBase } from './conversions.ts';

/** `value` in seconds or months, as conversions.ts counts. */
export type Period = Span & { dimension: string; value: number };

const COUNTS: Readonly<Record<Lang, readonly (readonly [string, number])[]>> = {
  id: [
    ['seperempat', 0.25],
    ['(?:setengah|separuh)', 0.5],
    ['tiga perempat', 0.75],
    ['satu setengah', 1.5],
    ['dua', 2],
    ['tiga', 3],
    ['empat', 4],
    ['lima', 5],
    ['enam', 6],
    ['tujuh', 7],
    ['delapan', 8],
    ['sembilan', 9],
  ],
  en: [
    ['(?:a )?quarter(?: of an?|-)', 0.25],
    ['half(?: of)?(?: an?|-)', 0.5],
    ['three[- ]quarters of an?', 0.75],
    ['one and a half', 1.5],
    ['two', 2],
    ['three', 3],
    ['four', 4],
    ['five', 5],
    ['six', 6],
    ['seven', 7],
    ['eight', 8],
    ['nine', 9],
  ],
};
const UNITS: Readonly<Record<Lang, readonly (readonly [string, number, string])[]>> = {
  id: [
    ['abad', 100, 'a'],
    ['(?:dekade|dasawarsa)', 10, 'a'],
    ['windu', 8, 'a'],
    ['tahun', 1, 'a'],
    ['hari', 1, 'd'],
    ['jam', 1, 'h'],
    ['bulan', 1, 'mo'],
    ['(?:pekan|minggu)', 1, 'wk'],
    ['menit', 1, 'min'],
    ['(?:kilometer|km)', 1, 'km'],
    ['(?:hektare?|ha)', 1, 'ha'],
    ['ton', 1, 't'],
    ['(?:kilogram|kilo|kg)', 1, 'kg'],
    ['liter', 1, 'l'],
    ['meter', 1, 'm'],
  ],
  en: [
    ['centur(?:y|ies)', 100, 'a'],
    ['decades?', 10, 'a'],
    ['years?', 1, 'a'],
    ['days?', 1, 'd'],
    ['hours?', 1, 'h'],
    ['months?', 1, 'mo'],
    ['weeks?', 1, 'wk'],
    ['minutes?', 1, 'min'],
    ['kilomet(?:er|re)s?', 1, 'km'],
    ['miles?', 1, 'mi'],
    ['hectares?', 1, 'ha'],
    ['acres?', 1, 'ac'],
    ['(?:tons?|tonnes?)', 1, 't'],
    ['(?:kilograms?|kilos?)', 1, 'kg'],
    ['(?:liters?|litres?)', 1, 'l'],
    ['(?:met(?:er|re)s?)', 1, 'm'],
  ],
};

/** 3 x 24 jam, 2×45 menit: a count of a count. */
const PRODUCT = /(?<![\p{L}\p{N}])(\d+)\s?[x×]\s?(\d+) (jam|menit|hari)(?!\p{L})/giu;
const PRODUCT_UNITS: Readonly<Record<string, string>> = { jam: 'h', menit: 'min', hari: 'd' };

function products(text: string): Period[] {
  return [...text.matchAll(PRODUCT)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    ...inBase(Number(match[1]) * Number(match[2]), PRODUCT_UNITS[match[3]!.toLowerCase()]!)!,
  }));
}

/** One pattern a language, made once: 300 of them for each segment took longer than all other checks. */
const either = (rows: readonly (readonly [string, ...unknown[]])[]) =>
  rows.map(([one]) => `(${one})`).join('|');
const NAMED = { id: namedPattern('id'), en: namedPattern('en') };
const AND_A_HALF = new RegExp(
  `(?<!\\p{L})(?:an?|one) (?:${either(UNITS.en)}) and a (half|quarter)(?!\\p{L})`,
  'giu',
);

function namedPattern(lang: Lang): RegExp {
  return new RegExp(
    `(?<!\\p{L})(?:${either(COUNTS[lang])})[- ]?\\s?(?:${either(UNITS[lang])})(?!\\p{L})`,
    'giu',
  );
}

/** Which of `many` groups from `from` on matched. */
const groupOf = (match: RegExpExecArray, from: number, many: number) =>
  match.slice(from, from + many).findIndex((one) => one !== undefined);

/** The periods of a text in which a count stands before a long unit, or a fraction before any. */
export function longPeriods(text: string, lang: Lang): Period[] {
  const found = lang === 'id' ? products(text) : [];
  const add = (match: RegExpExecArray, many: number, [, size, unit]: readonly [string, number, string]) =>
    found.push({ start: match.index, end: match.index + match[0].length, ...inBase(many * size, unit)! });
  const [counts, units] = [COUNTS[lang], UNITS[lang]];
  // A decade and a half: the unit stands before the half.
  if (lang === 'en')
    for (const match of text.matchAll(AND_A_HALF))
      add(
        match,
        match.at(-1)!.toLowerCase() === 'half' ? 1.5 : 1.25,
        units[groupOf(match, 1, units.length)]!,
      );
  for (const match of text.matchAll(NAMED[lang])) {
    const [, many] = counts[groupOf(match, 1, counts.length)]!;
    const unit = units[groupOf(match, 1 + counts.length, units.length)]!;
    if (unit[1] > 1 || !Number.isInteger(many)) add(match, many, unit);
  }
  return found;
}
