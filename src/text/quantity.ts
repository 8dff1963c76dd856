// One quantity: the number, sum of money, measure, ordinal or range that begins at a place of a text.
import type { Span } from '../model/text.ts';
import type { Lang } from './abbreviations.ts';
import type { DateParts } from './numbers-dates.ts';
import { type DigitNumber, readDigitNumber } from './numbers-digits.ts';
import type { TimeOfDay } from './numbers-times.ts';
import { signAt, unitAt } from './numbers-units.ts';
import { readWordNumber } from './numbers-words.ts';

export type QuantityKind = 'number' | 'percent' | 'currency' | 'unit' | 'ordinal' | 'date' | 'time' | 'code';

/** One number of a quantity with its place; `digits` is null where it is in words. Further facts as in DigitNumber. */
export type Numeral = Span & {
  value: number;
  digits: string | null;
  scale: number;
  grouped: boolean;
  foreign: boolean;
};

export type Quantity = Span & {
  kind: QuantityKind;
  /** One value, or two for a range, score or ratio; for dates and times empty. A percentage counts hundredths (5.4). */
  values: readonly number[];
  /** ISO 4217 code of a currency, symbol of a unit (km, ha, °C; a year is `a`, a month `mo`), else null. */
  unit: string | null;
  numerals: readonly Numeral[];
  dates: readonly DateParts[];
  times: readonly TimeOfDay[];
};

/** Case numbers and telephone numbers, compared to the letter: 45/PUU-XXI/2023, 0812-3456-7890, 40115 is a number. */
const CODE = /\d+(?:\/[\p{L}.-]+)+(?:\/\d+)?|0\d{2,4}(?:-\d{3,4}){1,3}|0\d{2,3}-\d{5,8}/uy;

const JOINER = {
  id: /\s?[-–—]\s?|\s(?:hingga|sampai(?: dengan)?|s\.d\.|s\/d)\s/y,
  en: /\s?[-–—]\s?|\s(?:to|through)\s/y,
} as const;
const PAIRED = { id: /\sdan\s/y, en: /\sand\s/y } as const;
const BETWEEN = { id: /antara (?:tahun |usia )?$/i, en: /between (?:the ages of )?$/i } as const;

type Amount = Numeral & { ordinal: boolean };

function amountAt(text: string, at: number, lang: Lang, afterCurrency: boolean): Amount | null {
  const digits: DigitNumber | null = readDigitNumber(text, at, lang, afterCurrency);
  if (digits !== null) {
    const more = addedScale(text, digits, lang);
    return { start: at, ...(more ?? digits), ordinal: false };
  }
  const inWords = readWordNumber(text, at, lang);
  if (inWords === null) return null;
  const { end, value, ordinal } = inWords;
  return { start: at, end, value, ordinal, digits: null, scale: 1, grouped: false, foreign: false };
}

/** 3 juta 200 ribu, 2 million 300 thousand: the second scale is smaller than the first. */
function addedScale(text: string, first: DigitNumber, lang: Lang): DigitNumber | null {
  if (first.scale < 1e6 || text[first.end] !== ' ') return null;
  const second = readDigitNumber(text, first.end + 1, lang);
  if (second === null || second.scale === 1 || second.scale >= first.scale) return null;
  return {
    ...second,
    value: first.value + second.value,
    scale: 1,
    digits: String(first.value + second.value),
  };
}

/** Kedua tersangka (both), but kali kedua (the second time): a collective stands before its noun, an ordinal after it. */
function isCollective(text: string, amount: Amount): boolean {
  if (amount.value === 1 || !/^ke/i.test(text.slice(amount.start, amount.end))) return false;
  if (/^ (?:kali|kalinya)(?!\p{L})/u.test(text.slice(amount.end))) return false;
  const before = /(\p{L}+)[ ]$/u.exec(text.slice(0, amount.start))?.[1]?.toLowerCase();
  return (
    before === undefined ||
    /^(?:dan|di|ke|dari|oleh|untuk|bagi|dengan|pada|antara|bahwa|kepada|agar|karena|yaitu|maka|meminta|kata)$/.test(
      before,
    )
  );
}

/** Banjir Rendam Tiga Kecamatan: most words have a capital, so that one says nothing. */
function isTitleCase(text: string): boolean {
  const words = text.match(/\p{L}{4,}/gu) ?? [];
  return words.filter((word) => /^\p{Lu}/u.test(word)).length > 0.7 * words.length;
}

const NEVER_COUNTS = {
  id: /salah $|^satu(?:-satunya| sama lain| per satu)|^empat mata\b/i,
  en: /\bno $|^one (?:another|day|of (?:the|his|her|its|their|our|my|those|these|them|us|several|many|a)\b)/i,
} as const;

/** A quantity of which nothing is said but what is given. */
export function makeQuantity(
  kind: QuantityKind,
  start: number,
  end: number,
  rest: Partial<Quantity>,
): Quantity {
  return { kind, start, end, values: [], unit: null, numerals: [], dates: [], times: [], ...rest };
}

/** The quantity that begins at `at`, with its sign, range and unit; null where none does. */
export function quantityAt(text: string, at: number, lang: Lang): Quantity | null {
  CODE.lastIndex = at;
  const code = CODE.exec(text);
  if (code !== null) return makeQuantity('code', at, at + code[0].length, {});
  const sign = signAt(text, at);
  const first = amountAt(text, sign?.end ?? at, lang, sign !== null);
  if (first === null) return null;
  const inWords = first.digits === null;
  if (inWords && sign === null) {
    if (
      NEVER_COUNTS[lang].test(text.slice(Math.max(0, at - 8), at)) ||
      NEVER_COUNTS[lang].test(text.slice(at, at + 20))
    )
      return null;
    // A capitalised number before a capitalised word, inside a sentence, is a name: klub Tiga Naga.
    const inside = /[\p{Ll},] $/u.test(text.slice(0, at));
    if (
      inside &&
      /\p{Lu}/u.test(text[at]!) &&
      /^ \p{Lu}\p{Ll}/u.test(text.slice(first.end)) &&
      !isTitleCase(text)
    )
      return null;
  }
  let end = first.end;
  if (!inWords && lang === 'en') {
    const ordinal = /^(?:st|nd|rd|th)(?![\p{L}])/u.exec(text.slice(end));
    if (ordinal !== null) {
      end += ordinal[0].length;
      return makeQuantity('ordinal', at, end, { values: [first.value], numerals: [first] });
    }
  }
  const unitAfter = (place: number) => {
    // 60-odd miles
    const gap = /^(?:[- ](?:odd|plus) |[- \u00a0])/.exec(text.slice(place))?.[0].length ?? 0;
    const unit = unitAt(text, place + gap, lang);
    if (unit !== null) return unit;
    // two and a half years; a 30-year, but not the letter m of a word
    return null;
  };
  let unit = unitAfter(end);
  const numerals: Numeral[] = [first];
  const afterFirst = unit?.end ?? end;
  let joined: RegExpExecArray | null = null;
  let joinedAt = afterFirst;
  for (const pattern of [JOINER[lang], ...(BETWEEN[lang].test(text.slice(0, at)) ? [PAIRED[lang]] : [])]) {
    pattern.lastIndex = afterFirst;
    joined = pattern.exec(text);
    if (joined !== null) {
      joinedAt = pattern.lastIndex;
      break;
    }
  }
  let secondUnit: ReturnType<typeof unitAt> = null;
  if (joined !== null && !first.ordinal) {
    const secondSign = signAt(text, joinedAt);
    const second = amountAt(text, secondSign?.end ?? joinedAt, lang, sign !== null || secondSign !== null);
    if (second !== null && !second.ordinal && (second.digits !== null) === !inWords) {
      secondUnit = unitAfter(second.end);
      const own = sign?.code ?? unit?.code ?? null;
      const other = secondSign?.code ?? secondUnit?.code ?? null;
      const fits = unit === null ? true : own === other;
      if (fits && (own === null || other === null || own === other)) {
        // Rp2 hingga Rp3 miliar, 1,2-1,4 triliun: the scale is said once.
        if (first.scale === 1 && second.scale > 1 && first.value < 1000) {
          const value = Number(`${first.digits}e${Math.round(Math.log10(second.scale))}`);
          numerals[0] = { ...first, value, scale: second.scale };
        }
        numerals.push(second);
        end = second.end;
        unit = secondUnit ?? unit;
      }
    }
  }
  // Road stations: Km 97+200 is 97.2 km along.
  const station = /^\+(\d{3})(?!\d)/.exec(text.slice(end));
  if (station !== null && !inWords) {
    const value = first.value + Number(station[1]) / 1000;
    return makeQuantity('unit', at, end + 4, { values: [value], unit: 'km', numerals });
  }
  if (numerals.length === 1 && text[end] !== undefined) {
    const pair = /^[:/](?=\d)/.exec(text.slice(end));
    const second = pair === null ? null : amountAt(text, end + 1, lang, false);
    if (second !== null && second.digits !== null) {
      numerals.push(second);
      end = second.end;
      unit = unitAfter(end);
    }
  }
  if (unit !== null && unit.end > end) end = unit.end;
  const values = numerals.map(({ value }) => value);
  if (first.ordinal && !(lang === 'id' && isCollective(text, first))) {
    return makeQuantity('ordinal', at, first.end, { values: [first.value], numerals: [first] });
  }
  if (sign !== null)
    return makeQuantity('currency', at, Math.max(end, numerals.at(-1)!.end), {
      values,
      unit: sign.code,
      numerals,
    });
  if (unit !== null)
    return makeQuantity(unit.kind, at, end, {
      values,
      unit: unit.kind === 'percent' ? '%' : unit.code,
      numerals,
    });
  const bare = numerals.length === 1 && !inWords && !first.grouped && first.scale === 1;
  if (bare && /^[12]\d{3}$/.test(first.digits!) && first.value < 2100) {
    return makeQuantity('date', at, end, { values, numerals, dates: [{ year: first.value }] });
  }
  return makeQuantity('number', at, end, { values, numerals });
}
