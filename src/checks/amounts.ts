// The numbers of a text as the comparison of quantities takes them: one by one, with their units.
import type { Span } from '../model/text.ts';
import type { Numeral, Quantity } from '../text/quantity.ts';
import { inBase } from './conversions.ts';

/** One number of a quantity; a range gives two. */
export type Amount = {
  value: number;
  unit: string | null;
  quantity: Quantity;
  numeral: Numeral | null;
  text: string;
  used: boolean;
};

export const near = (one: number, other: number) =>
  Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other));

/** 1997-98 is 1997 to 1998. */
function wholeYears(values: readonly number[]): readonly number[] {
  const [from, to] = values;
  const isShort = from !== undefined && to !== undefined && from >= 1000 && from < 2100 && to < 100;
  const whole = isShort ? Math.floor(from / 100) * 100 + to : 0;
  return isShort && Number.isInteger(from) && whole > from ? [from, whole] : values;
}

export function amountsOf(quantities: readonly Quantity[], text: string): Amount[] {
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

export const DOLLARS = new Set(['USD', 'SGD', 'AUD', 'HKD', 'CAD', 'NZD', 'TWD']);

/** A bare "$" or "dollars" stands for whichever dollar the source names. */
export function isSameUnit(one: Amount, other: Amount): boolean {
  if (one.unit === other.unit) return true;
  const bare =
    /^\$|(?:\d|hundred|thousand|illion) dollars?$/.test(other.text) && !/US|U\.S\./.test(other.text);
  return bare && DOLLARS.has(one.unit ?? '') && DOLLARS.has(other.unit ?? '');
}

/** "110 pounds" beside kilograms are a weight, not sterling. */
export function weighed(
  inSource: readonly Quantity[],
  inTarget: readonly Quantity[],
  target: string,
): Quantity[] {
  const hasWeight = inSource.some(({ unit }) => unit !== null && inBase(1, unit)?.dimension === 'grams');
  const hasPounds = inSource.some(({ unit }) => unit === 'GBP');
  return inTarget.map((quantity) => {
    const text = target.slice(quantity.start, quantity.end);
    const isWeight =
      hasWeight && !hasPounds && quantity.unit === 'GBP' && /[\d\p{L}][- ]pounds?$/iu.test(text);
    return isWeight ? { ...quantity, kind: 'unit', unit: 'lb' } : quantity;
  });
}

export const spanOf = ({ start, end }: Span): Span => ({ start, end });

/** Small numbers in words come and go in good translation: satu, kedua, the first, a half. */
export function isSoft(amount: Amount): boolean {
  if (amount.value === 1) return true;
  const inWords = amount.numeral?.digits === null || amount.quantity.numerals.length === 0;
  return inWords && (amount.value <= 2 || amount.quantity.kind === 'ordinal');
}
