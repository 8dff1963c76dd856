// Quantities in a text, by value: numbers, percentages, money, measures, ordinals, ranges, dates and times.
import type { Span } from '../model/text.ts';
import type { Lang } from './abbreviations.ts';
import { findDates } from './numbers-dates.ts';
import { readDigitNumber } from './numbers-digits.ts';
import { findTimes } from './numbers-times.ts';
import { unitAt } from './numbers-units.ts';
import { makeQuantity, type Quantity, quantityAt } from './quantity.ts';

/** Addresses: what stands in them is no quantity. */
const ADDRESS =
  /(?:https?:\/\/|www\.)[^\s<>"“”]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w.])(?:[\w-]+\.)+(?:com|co|id|org|net|go|io|tv|gov|edu)(?:\/[^\s<>"“”]*)?(?![\w])/giu;
/** Numbers that are part of a name: G20, U-23, Covid-19, PM2,5, F-16. The ordinal ke-3 is not. */
const NAME = /\p{L}[\p{L}.]*[-‑–]?\d[\d.,]*s?(?![\p{L}])|\p{Lu}\d+\p{Lu}+(?![\p{L}\p{N}])/uy;
const WORD = /[\p{L}\p{M}]+(?:['’][\p{L}]+)*/uy;
const ROMAN_AFTER = {
  id: /(?<![\p{L}])(?:kuartal|triwulan|semester|bab|masa sidang|perang dunia|tahap|jilid|abad|caturwulan) (?=[IVX]+(?![\p{L}]))/giu,
  en: /(?<![\p{L}])(?:quarter|chapter|world war|phase|volume|part) (?=[IVX]+(?![\p{L}]))/giu,
} as const;
const ROMAN = /[IVX]+/y;

function romanValue(text: string): number {
  const values: Record<string, number> = { I: 1, V: 5, X: 10 };
  let total = 0;
  for (let at = 0; at < text.length; at += 1) {
    const [one, next] = [values[text[at]!]!, values[text[at + 1] ?? ''] ?? 0];
    total += one < next ? -one : one;
  }
  return total;
}

/** 5 feet 7 (inches), 5-foot-7 */
const EN_FEET_INCHES =
  /(?<!\d)(\d{1,2})[- ](?:feet|foot|ft\.?)[- ](\d{1,2})(?![\d,.]\d)(?:[- ]inch(?:es)?)?/gu;

/** a year and a half → 1.5 a; a decade → 10 a. */
const EN_HALVES = /(?<!\p{L})(?:an?|one) (year|month|week|day|hour|minute) and a half(?!\p{L})/giu;

/** Every quantity of a text in order, none overlapping. `lang` says whose notation the digits follow. Linear in the text. */
export function findQuantities(text: string, lang: Lang): Quantity[] {
  const found: Quantity[] = [];
  const taken: Span[] = [];
  const isTaken = (start: number, end: number) => taken.find((one) => start < one.end && one.start < end);
  const add = (quantity: Quantity) => {
    if (isTaken(quantity.start, quantity.end) !== undefined) return;
    found.push(quantity);
    taken.push(quantity);
  };
  for (const match of text.matchAll(ADDRESS))
    taken.push({ start: match.index, end: match.index + match[0].length });
  for (const { start, end, times } of findTimes(text, lang)) add(makeQuantity('time', start, end, { times }));
  for (const { start, end, dates } of findDates(text, lang)) add(makeQuantity('date', start, end, { dates }));
  for (const match of text.matchAll(ROMAN_AFTER[lang])) {
    ROMAN.lastIndex = match.index + match[0].length;
    const roman = ROMAN.exec(text)!;
    const start = match.index + match[0].length;
    add(makeQuantity('ordinal', start, start + roman[0].length, { values: [romanValue(roman[0])] }));
  }
  if (lang === 'en') {
    for (const match of text.matchAll(EN_HALVES)) {
      const unit = unitAt(text, match.index + match[0].indexOf(match[1]!), 'en')?.code ?? null;
      add(makeQuantity('unit', match.index, match.index + match[0].length, { values: [1.5], unit }));
    }
  }
  if (lang === 'en') {
    for (const match of text.matchAll(EN_FEET_INCHES)) {
      const value = Number(match[1]) + Number(match[2]) / 12;
      const { index } = match;
      add(makeQuantity('unit', index, index + match[0].length, { values: [value], unit: 'ft' }));
    }
  }
  let at = 0;
  while (at < text.length) {
    const inTaken = isTaken(at, at + 1);
    if (inTaken !== undefined) {
      at = inTaken.end;
      continue;
    }
    const character = text[at]!;
    if (!/[\p{L}\p{N}$€£¥₹₩₱฿]/u.test(character)) {
      at += 1;
      continue;
    }
    const ordinal = lang === 'id' ? /^ke-(\d+)(?!\d)/i.exec(text.slice(at, at + 12)) : null;
    if (ordinal !== null) {
      const numeral = readDigitNumber(text, at + 3, lang)!;
      const numerals = [{ ...numeral, start: at + 3 }];
      add(makeQuantity('ordinal', at, numeral.end, { values: [numeral.value], numerals }));
      at = numeral.end;
      continue;
    }
    const quantity = quantityAt(text, at, lang);
    if (quantity !== null && isTaken(quantity.start, quantity.end) === undefined) {
      // minus 2,07 persen
      const minus = /(?:minus|negatif|negative) $/i.exec(text.slice(Math.max(0, at - 9), at));
      add(minus === null ? quantity : { ...quantity, start: at - minus[0].length });
      at = quantity.end;
      continue;
    }
    at = afterToken(text, at);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Where the word, name or number at `at` ends. */
function afterToken(text: string, at: number): number {
  for (const pattern of [NAME, WORD, /\d[\d.,]*/y]) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null && match[0].length > 0) return at + match[0].length;
  }
  return at + 1;
}
