// Numbers that only one side has after all wordings are matched: which of them are a slip, and which a translator's freedom.
import { currenciesIn } from '../text/numbers-units.ts';
import { type Amount, isSoft, near } from './amounts.ts';
import type { CheckInput } from './check.ts';
import { inBase } from './conversions.ts';
import { isInBrackets } from './explained.ts';
import { matchWorkedOut } from './worked-out.ts';

/** What is before a number that is not exact: almost 100,000; more than 2,000. */
const HEDGE =
  /(?:about|around|almost|nearly|some|roughly|approximately|approx\.|close to|more than|less than|fewer than|over|under|above|below|at least|up to|as many as|as much as|just|well|nearing|topping|topped|exceeding|exceeded|estimated|upwards of|north of|or so|circa|~|≈)\s+(?:the |an? |US|U\.S\.)?[$€£]?$/i;

const UP_TO =
  /(?:almost|nearly|nearing|close to|less than|fewer than|under|below|up to|just (?:under|short of))\s+\S{0,4}$/i;
const MORE_THAN =
  /(?:more than|over|above|at least|topping|topped|exceeding|exceeded|upwards of|north of)\s+\S{0,4}$/i;

const significant = (amount: Amount) => {
  const digits = amount.numeral?.digits;
  const plain = digits ?? String(amount.value);
  const bare = plain.replace('.', '').replace(/^0+/, '');
  // 99.000 has two; 14,0 has three.
  return (plain.includes('.') ? bare : bare.replace(/0+$/, '')).length;
};

const roundTo = (value: number, digits: number) => Number(value.toPrecision(Math.max(1, digits)));

/** 5.396.761 told as 5.4 million, 99.250 as almost 100,000, 24 as two dozen. One figure alone needs a word that says "about". */
function isRounded(source: Amount, target: Amount, input: CheckInput): boolean {
  if (source.value === 0 || target.value === 0) return false;
  const off = Math.abs(source.value - target.value) / Math.abs(source.value);
  const before = input.target.slice(0, target.quantity.start);
  const hedged =
    HEDGE.test(before.slice(-40)) ||
    /^\s*(?:or so|odd|plus|\+)/.test(input.target.slice(target.quantity.end));
  if (/dozen$/i.test(target.text)) return off <= 0.2;
  const kept = significant(target);
  // The last figure that is told: 49,000 is told to the thousand.
  const step = 10 ** (Math.floor(Math.log10(Math.abs(target.value))) - kept + 1);
  const gap = target.value - source.value;
  if (hedged && off <= 0.1) {
    if (UP_TO.test(before)) return gap >= 0 && gap < step;
    if (MORE_THAN.test(before)) return gap <= 0 && -gap < step;
    return Math.abs(gap) <= step / 2;
  }
  return kept >= 2 && kept < significant(source) && near(roundTo(source.value, kept), target.value);
}

/** Roughly what a US dollar has cost since 2000; a sum turned into another currency lies within a factor of two of it. */
const PER_DOLLAR: Readonly<Record<string, number>> = {
  USD: 1,
  IDR: 13_500,
  SGD: 1.4,
  AUD: 1.4,
  HKD: 7.8,
  CAD: 1.3,
  NZD: 1.5,
  TWD: 31,
  EUR: 0.85,
  GBP: 0.7,
  JPY: 120,
  CNY: 7,
  MYR: 4.1,
  SAR: 3.75,
  INR: 65,
  KRW: 1200,
  PHP: 52,
  THB: 34,
  CHF: 0.95,
};

/** Abad ke-14 told as the 1300s. */
function isCentury(source: Amount, target: Amount): boolean {
  return target.unit === 'decade' && target.value % 100 === 0 && source.value === target.value / 100 + 1;
}

/** Whether one sum may be the other in its own currency. */
function isExchanged(one: Amount, other: Amount): boolean {
  const [from, to] = [PER_DOLLAR[one.unit ?? ''], PER_DOLLAR[other.unit ?? '']];
  if (from === undefined || to === undefined || one.unit === other.unit) return false;
  const ratio = one.value / from / (other.value / to);
  return ratio > 0.5 && ratio < 2;
}

/** 14,01 persen and "one in seven", 49,8 persen and "half": a fraction within two and a half in a hundred. */
function isFraction(one: Amount, other: Amount): boolean {
  return one.unit === '%' && other.unit === null && other.value > 0 && other.value < 1
    ? Math.abs(one.value - other.value * 100) <= 2.5
    : false;
}

/** 1.4m times, 5k runners: letters that are metres elsewhere. */
function isLetterScale(source: Amount, target: Amount): boolean {
  const letter = /\d\s?([mk])$/i.exec(target.text)?.[1]?.toLowerCase();
  return letter !== undefined && near(source.value, target.value * (letter === 'k' ? 1e3 : 1e6));
}

/** 17-39 tahun told as under 40, over 16. */
function isLimit(source: Amount, target: Amount, input: CheckInput): boolean {
  const before = input.target.slice(0, target.quantity.start);
  if (/\b(?:under|below|less than|fewer than|younger than) $/i.test(before))
    return source.value + 1 === target.value;
  return /\b(?:over|above|more than|older than) $/i.test(before) && source.value - 1 === target.value;
}

/** Dua kali lipat told as 100 percent more, or 200 percent. */
function isTimes(source: Amount, target: Amount, input: CheckInput): boolean {
  const isFold = /^ kali(?: lipat)?(?!\p{L})/u.test(input.source.slice(source.quantity.end));
  return (
    isFold &&
    target.unit === '%' &&
    [source.value, source.value - 1].some((one) => near(one * 100, target.value))
  );
}

/** Numbers of the target that say a source's number in a freer way answer it. */
export function matchFreely(input: CheckInput, sources: readonly Amount[], targets: readonly Amount[]): void {
  const rules: ((source: Amount, target: Amount) => boolean)[] = [
    isLetterScale,
    (source, target) => isLimit(source, target, input) || isTimes(source, target, input),
    (source, target) =>
      isComparable(source, target) && source.unit === target.unit && isRounded(source, target, input),
    (source, target) => isFraction(source, target) || isFraction(target, source),
    isExchanged,
    isCentury,
    // More than eight inches for 210 mm: a conversion rounded further than conversions.ts allows.
    (source, target) => {
      const [one, other] = [inBase(source.value, source.unit ?? ''), inBase(target.value, target.unit ?? '')];
      return (
        one !== null &&
        one.dimension === other?.dimension &&
        source.unit !== target.unit &&
        Math.abs(one.value - other.value) <= 0.08 * one.value
      );
    },
  ];
  for (const rule of rules) {
    for (const target of targets) {
      if (target.used) continue;
      const source = sources.find((one) => !one.used && rule(one, target));
      if (source === undefined) continue;
      source.used = true;
      target.used = true;
    }
  }
  matchWorkedOut(input, sources, targets);
  // Said twice: a sum again in the reader's money, a share again rounded.
  for (const target of targets) {
    if (target.used) continue;
    target.used = sources.some((one) => rules.some((rule) => rule(one, target)));
  }
}

const isYear = ({ quantity, value }: Amount) =>
  quantity.kind === 'date' && quantity.values.length > 0 && value >= 1000;

/** Whether two numbers that are left over can be one that went wrong: both money, both shares, both years, both counts. */
export function isComparable(source: Amount, target: Amount): boolean {
  const [one, other] = [source.quantity.kind, target.quantity.kind];
  if (one === 'code' || other === 'code') return one === other;
  if (one === 'currency' || other === 'currency') {
    // A sum may stand without its currency: between Rp 2 and 3 million.
    return one === other || (source.unit === null && target.unit === null);
  }
  if (one === 'percent' || other === 'percent') return one === other;
  // Half and a quarter come and go; they only stand for another share.
  const isShare = ({ value, numeral }: Amount) => value > 0 && value < 1 && numeral?.digits == null;
  if (isShare(source) !== isShare(target)) return false;
  if (isYear(source) || isYear(target)) return isYear(source) === isYear(target);
  if (source.unit !== null && target.unit !== null)
    return (
      source.unit === target.unit ||
      (inBase(1, source.unit)?.dimension ?? 'none') === inBase(1, target.unit)?.dimension
    );
  // A count beside a measure: only where both are written alike.
  if ((source.unit === null) !== (target.unit === null))
    return (source.numeral?.digits == null) === (target.numeral?.digits == null);
  return true;
}

const MAGNITUDE =
  /(?<!\p{L})(?:belasan|puluhan|ratusan|ribuan|jutaan|miliaran|triliunan|se(?:puluh|ratus|ribu|juta))(?!\p{L})/iu;

const isLarge = (amount: Amount) => amount.numeral?.digits != null && amount.value >= 1000;

/** Whether a number that the target alone has is surely none of the source's: a share, a large figure, money out of nowhere. */
export function isSurelyAdded(input: CheckInput, target: Amount, sources: readonly Amount[]): boolean {
  const { kind } = target.quantity;
  if (isSoft(target) || isYear(target) || isInBrackets(input.target, target.quantity)) return false;
  // Belasan ribu, "more than 10,000".
  if (MAGNITUDE.test(input.source) || HEDGE.test(input.target.slice(0, target.quantity.start).slice(-40)))
    return false;
  if (kind === 'currency') return !sources.some(({ quantity }) => quantity.kind === 'currency');
  return kind === 'percent' ? target.numeral?.digits != null : kind === 'number' && isLarge(target);
}

/** Words that tell a share or a crowd without its figure. */
const VAGUE =
  /\b(?:half|halve[sd]?|third|quarter|fifth|tenth|majority|most|all|none|double[ds]?|triple[ds]?|tens|dozens?|hundreds|thousands|millions|billions|trillions|record|many|several|crowds?|a few|fraction|entire|whole)\b|\b\w+ (?:in|out of) (?:every )?\w+\b/i;

/** What a number names instead of counting: pasal 27 ayat 3, UU Nomor 11, lantai 12. */
const LABEL =
  /(?:nomor|no\.?|pasal|ayat|lantai|jalur|kilometer|km|rt|rw|blok|bab|seri|tahun|pukul|jam|juz|kelas|usia|umur)\s$/i;

/** Whether a source's number that the target lacks is surely missed: a share, money or a count in digits, outside brackets. */
export function isSurelyMissing(input: CheckInput, source: Amount): boolean {
  const { kind, end } = source.quantity;
  if (source.numeral?.digits == null || source.value === 0 || isInBrackets(input.source, source.quantity))
    return false;
  if (VAGUE.test(input.target)) return false;
  // 45 dolar AS, atau sekitar Rp 730 ribu: one of two may go.
  const sums = currenciesIn(input.source, 'id');
  if (kind === 'currency') return sums.every(({ code }) => code === source.unit);
  // Seratus persen yakin: sure.
  if (kind === 'percent') return source.value !== 100;
  // A count of something: 15 pejabat; less than ten comes and goes.
  const isCount =
    source.quantity.numerals.length === 1 && !LABEL.test(input.source.slice(0, source.quantity.start));
  return kind === 'number' && source.value >= 10 && isCount && /^ \p{Ll}/u.test(input.source.slice(end));
}
