// Compares the quantities of a source with those of its target by value; the checks of numbers, dates, times, money and units report it.
import type { Span } from '../model/text.ts';
import { findQuantities, type Numeral, type Quantity } from '../text/numbers.ts';
import { readDigitNumber } from '../text/numbers-digits.ts';
import { currenciesIn } from '../text/numbers-units.ts';
import { type CheckInput, type Finding, finding } from './check.ts';
import { compareDates } from './compare-dates.ts';
import { compareTimes } from './compare-times.ts';
import { inBase, isConversion } from './conversions.ts';
import { otherMagnitudes } from './magnitudes.ts';
import { longPeriods, type Period } from './periods.ts';
import { hintedQuantities } from './quantity-words.ts';

export type QuantityCheck = 'number' | 'date' | 'time' | 'currency' | 'unit';
export type Differences = Readonly<Record<QuantityCheck, readonly Finding[]>>;

/** One number of a quantity; a range gives two. */
type Amount = {
  value: number;
  unit: string | null;
  quantity: Quantity;
  numeral: Numeral | null;
  text: string;
  used: boolean;
};

const near = (one: number, other: number) =>
  Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other));

/** 1997-98 is 1997 to 1998. */
function wholeYears(values: readonly number[]): readonly number[] {
  const [from, to] = values;
  const isShort = from !== undefined && to !== undefined && from >= 1000 && from < 2100 && to < 100;
  const whole = isShort ? Math.floor(from / 100) * 100 + to : 0;
  return isShort && Number.isInteger(from) && whole > from ? [from, whole] : values;
}

/** Telephone numbers that are grouped otherwise: (021) 3456789, (021) 345-6789. */
function matchPhones(input: CheckInput, sources: Amount[], targets: Amount[]): void {
  const digitsOf = (text: string) => text.replace(/\D/g, '');
  const all = digitsOf(input.source);
  for (const phone of input.target.matchAll(/\d{2,4}(?:[- ]\d{3,4})+/g)) {
    const digits = digitsOf(phone[0]);
    const inside = targets.filter(
      ({ quantity }) => quantity.start < phone.index + phone[0].length && phone.index < quantity.end,
    );
    if (digits.length < 6 || !all.includes(digits) || inside.every(({ used }) => used)) continue;
    for (const target of inside) target.used = true;
    for (const source of sources)
      if (!source.used && digitsOf(source.text).length >= 3 && digits.includes(digitsOf(source.text)))
        source.used = true;
  }
}

/** Two decades on one side, twenty years on the other. */
function matchPeriods(periods: readonly Period[], own: Amount[], others: Amount[]): void {
  for (const period of periods) {
    const answer = others.find((one) => {
      if (one.used || one.unit === null) return false;
      const base = inBase(one.value, one.unit);
      return base !== null && base.dimension === period.dimension && near(base.value, period.value);
    });
    if (answer === undefined) continue;
    answer.used = true;
    for (const one of own)
      if (one.quantity.start < period.end && period.start < one.quantity.end) one.used = true;
  }
}

function amountsOf(quantities: readonly Quantity[], text: string): Amount[] {
  return quantities.flatMap((quantity) => {
    const whole = text.slice(quantity.start, quantity.end);
    if (quantity.kind === 'code') {
      const value = Number.NaN;
      return [{ value, unit: null, quantity, numeral: null, text: whole, used: false }];
    }
    const decade = quantity.dates[0]?.decade;
    const values = decade === undefined ? wholeYears(quantity.values) : [decade];
    return values.map((value, at) => ({
      value,
      unit: decade === undefined ? quantity.unit : 'decade',
      quantity,
      numeral: quantity.numerals[at] ?? null,
      text: whole,
      used: false,
    }));
  });
}

const DOLLARS = new Set(['USD', 'SGD', 'AUD', 'HKD', 'CAD', 'NZD', 'TWD']);

/** A bare "$" or "dollars" stands for whichever dollar the source names. */
function isSameUnit(one: Amount, other: Amount): boolean {
  if (one.unit === other.unit) return true;
  const bare = /^\$|[\d\p{L}] dollars?$/u.test(other.text) && !/US|U\.S\./.test(other.text);
  return bare && DOLLARS.has(one.unit ?? '') && DOLLARS.has(other.unit ?? '');
}

function match(
  sources: Amount[],
  targets: Amount[],
  fits: (source: Amount, target: Amount) => boolean,
): void {
  for (const target of targets) {
    if (target.used) continue;
    const source = sources.find((one) => !one.used && fits(one, target));
    if (source === undefined) continue;
    source.used = true;
    target.used = true;
  }
}

/** "110 pounds" beside kilograms are a weight, not sterling. */
function weighed(inSource: readonly Quantity[], inTarget: readonly Quantity[], target: string): Quantity[] {
  const hasWeight = inSource.some(({ unit }) => unit !== null && inBase(1, unit)?.dimension === 'grams');
  const hasPounds = inSource.some(({ unit }) => unit === 'GBP');
  return inTarget.map((quantity) => {
    const text = target.slice(quantity.start, quantity.end);
    const isWeight =
      hasWeight && !hasPounds && quantity.unit === 'GBP' && /[\d\p{L}][- ]pounds?$/iu.test(text);
    return isWeight ? { ...quantity, kind: 'unit', unit: 'lb' } : quantity;
  });
}

const cache = new WeakMap<CheckInput, Differences>();

/** What differs between the two sides, by check. Made once per input. */
export function compareQuantities(input: CheckInput): Differences {
  const known = cache.get(input);
  if (known !== undefined) return known;
  const inSource = findQuantities(input.source, 'id');
  const inTarget = weighed(inSource, findQuantities(input.target, 'en'), input.target);
  const numbers: Finding[] = [];
  const currencies: Finding[] = [];
  const units: Finding[] = [];
  const sources = amountsOf(inSource, input.source);
  const targets = amountsOf(inTarget, input.target);
  const report = (
    list: Finding[],
    message: string,
    source: Amount | null,
    target: Amount | null,
    span?: Span,
  ) => {
    const params: Record<string, string> = {};
    if (source !== null) params.source = source.text;
    if (target !== null) params.target = target.text;
    list.push(
      finding(message, {
        source: source === null ? null : spanOf(source.quantity),
        target: span ?? (target === null ? null : spanOf(target.quantity)),
        params,
      }),
    );
  };

  match(sources, targets, (one, other) =>
    one.quantity.kind === 'code' || other.quantity.kind === 'code'
      ? one.text.replace(/\D/g, '') === other.text.replace(/\D/g, '')
      : near(one.value, other.value) && isSameUnit(one, other),
  );
  match(
    sources,
    targets,
    (one, other) => near(one.value, other.value) && (one.unit === null || other.unit === null),
  );
  matchPhones(input, sources, targets);
  matchPeriods(longPeriods(input.source, 'id'), sources, targets);
  matchPeriods(longPeriods(input.target, 'en'), targets, sources);
  // The same value with another currency or unit.
  for (const target of targets) {
    if (target.used) continue;
    const source = sources.find((one) => !one.used && near(one.value, target.value));
    if (source === undefined) continue;
    source.used = true;
    target.used = true;
    const money = source.quantity.kind === 'currency' || target.quantity.kind === 'currency';
    report(money ? currencies : units, 'differs', source, target);
  }
  absorb(input, sources, targets);
  notation(targets, numbers, sources);
  // What is left over on both sides is a pair, of the same unit if there is one.
  const sourceLeft = () => sources.filter((one) => !one.used && one.value !== 1);
  for (const target of targets) {
    if (target.used) continue;
    const left = sourceLeft();
    const source =
      left.find((one) => one.unit === target.unit && one.quantity.kind === target.quantity.kind) ??
      left.find((one) => one.unit === target.unit) ??
      left[0];
    if (source === undefined && isSoft(target)) continue;
    if (source !== undefined) source.used = true;
    target.used = true;
    const fix = source === undefined ? null : fixOf(source, target);
    report(numbers, source === undefined ? 'added' : 'differs', source ?? null, target);
    numbers.push({ ...numbers.pop()!, fix });
  }
  for (const source of sourceLeft()) {
    if (!isSoft(source)) report(numbers, 'missing', source, null);
  }
  numbers.push(...otherMagnitudes(input));
  currencies.push(...otherCurrencies(input, currencies));
  const differences: Differences = {
    number: numbers,
    date: compareDates(input, inSource, inTarget),
    time: compareTimes(input, inSource, inTarget),
    currency: currencies,
    unit: units,
  };
  cache.set(input, differences);
  return differences;
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });

/** Small numbers in words come and go in good translation: satu, kedua, the first, a half. */
function isSoft(amount: Amount): boolean {
  if (amount.value === 1) return true;
  const inWords = amount.numeral?.digits === null || amount.quantity.numerals.length === 0;
  return inWords && (amount.value <= 2 || amount.quantity.kind === 'ordinal');
}

/** Lets other wordings of a value answer: doubled, a fortnight, four years and six months, 28 miles in brackets. */
function absorb(input: CheckInput, sources: Amount[], targets: Amount[]): void {
  const both = [
    [sources, hintedQuantities(input.target, 'en'), targets],
    [targets, hintedQuantities(input.source, 'id'), sources],
  ] as const;
  // A duration in one unit or several.
  for (const [side, , others] of both) {
    for (const amount of side.filter((one) => !one.used && one.unit !== null)) {
      const whole = inBase(amount.value, amount.unit!);
      if (whole === null) continue;
      const parts = others.filter(
        (one) => !one.used && one.unit !== null && inBase(one.value, one.unit)?.dimension === whole.dimension,
      );
      const sum = parts.reduce((total, one) => total + inBase(one.value, one.unit!)!.value, 0);
      if (parts.length === 0 || !near(sum, whole.value)) continue;
      for (const part of parts) part.used = true;
      amount.used = true;
    }
  }
  for (const [side, hints] of both) {
    for (const amount of side) {
      if (amount.used) continue;
      const answer = hints.some(({ value, unit }) => {
        if (unit === null || amount.unit === null) return near(value, amount.value) && unit === null;
        const [one, other] = [inBase(value, unit), inBase(amount.value, amount.unit)];
        return one !== null && one.dimension === other?.dimension && near(one.value, other.value);
      });
      // Digits only answer to a hint where the other side has nothing better left.
      const rivals = side === sources ? targets : sources;
      if (answer && !rivals.some((one) => !one.used && one.quantity.kind === amount.quantity.kind))
        amount.used = true;
    }
  }
  // Tiga perempat, said again as 75 percent.
  for (const target of targets) {
    if (target.used || !/(?:%|percent|per cent)$/i.test(target.text)) continue;
    target.used = sources.some(
      (one) => one.value > 0 && one.value < 1 && near(one.value * 100, target.value),
    );
  }
  // 25 basis poin, a quarter of a percentage point.
  for (const target of targets) {
    const after = input.target.slice(target.quantity.end, target.quantity.end + 30);
    if (target.used || !/^[\s-]*(?:of an? )?percentage[- ]points?/i.test(after)) continue;
    const source = sources.find(
      (one) =>
        !one.used &&
        near(one.value, target.value * 100) &&
        /^\s*(?:basis poin|bps)/i.test(input.source.slice(one.quantity.end)),
    );
    if (source === undefined) continue;
    source.used = true;
    target.used = true;
  }
  for (const target of targets) {
    if (target.used || target.unit === null) continue;
    if (
      sources.some(
        (one) => one.unit !== null && isConversion(one.value, one.unit, target.value, target.unit!),
      )
    )
      target.used = true;
    // Another currency in brackets after the source's own: Rp1.5 billion ($97,000).
    const before = input.target.slice(0, target.quantity.start);
    const inBrackets = /\((?:about|around|some|approximately|roughly|or)?\s?$/.test(before);
    if (
      inBrackets &&
      target.quantity.kind === 'currency' &&
      sources.some((one) => one.unit !== target.unit && one.quantity.kind === 'currency')
    )
      target.used = true;
  }
}

/** 1.234 and 5,9 left as the Indonesian writes them. */
function notation(targets: readonly Amount[], numbers: Finding[], sources: readonly Amount[]): void {
  for (const target of targets) {
    const { numeral } = target;
    if (numeral?.digits == null) continue;
    const start = /^\D*/.exec(target.text)![0].length;
    const written = target.text.slice(start);
    const reread = readDigitNumber(written, 0, 'id');
    const value = (reread?.value ?? Number.NaN) * (numeral.scale === 1 ? 1 : numeral.scale);
    const source = sources.find((one) => near(one.value, value) && (!one.used || numeral.foreign));
    if (source === undefined || reread === null || !(numeral.foreign || !target.used)) continue;
    const digits = /^[\d.,]*\d/.exec(written)![0];
    const text = digits.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'));
    const at = target.quantity.start + start;
    const span = { start: at, end: at + digits.length };
    source.used = true;
    target.used = true;
    numbers.push(
      finding('notation', {
        source: spanOf(source.quantity),
        target: spanOf(target.quantity),
        params: { source: source.text, target: digits, right: text },
        fix: { span, text },
      }),
    );
  }
}

/** The source's digits in the target's place, where both are single numbers in digits of one kind and scale. */
function fixOf(source: Amount, target: Amount): Finding['fix'] {
  const [one, other] = [source.numeral, target.numeral];
  if (one?.digits == null || other?.digits == null || one.scale !== other.scale) return null;
  if (source.quantity.numerals.length !== 1 || target.quantity.numerals.length !== 1) return null;
  if (source.unit !== target.unit) return null;
  const [whole, decimals] = one.digits.split('.');
  const grouped = one.grouped ? whole!.replace(/\B(?=(?:\d{3})+$)/g, ',') : whole!;
  const text = decimals === undefined ? grouped : `${grouped}.${decimals}`;
  const digits = /\d[\d.,]*(?<=\d)/.exec(target.text);
  if (digits === null) return null;
  const start = target.quantity.start + digits.index;
  return { span: { start, end: start + digits[0].length }, text };
}

/** Currencies that the target names and the source does not: "per euro" for per dolar AS. */
function otherCurrencies(input: CheckInput, reported: readonly Finding[]): Finding[] {
  const named = new Set(currenciesIn(input.source, 'id').map(({ code }) => code));
  if (named.size === 0) return [];
  const hasDollar = [...named].some((code) => DOLLARS.has(code));
  return currenciesIn(input.target, 'en')
    .filter(({ code, start, end }) => {
      if (named.has(code)) return false;
      const text = input.target.slice(start, end);
      if (hasDollar && /^(?:\$|dollars?)$/i.test(text)) return false;
      if (/\((?:about|around|some|approximately|roughly|or)?\s?$/.test(input.target.slice(0, start)))
        return false;
      if (/\(\D*[\d.,]+(?: \p{L}+)? $/u.test(input.target.slice(0, start))) return false;
      return !reported.some(({ target }) => target !== null && start < target.end && target.start < end);
    })
    .map(({ start, end }) =>
      finding('other', { target: { start, end }, params: { target: input.target.slice(start, end) } }),
    );
}
