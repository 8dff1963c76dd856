// Whether a quantity of an Indonesian text stands in an English one, by value and never by looks.

import { findQuantities } from './numbers.ts';
import type { DateParts } from './numbers-dates.ts';
import type { Quantity } from './quantity.ts';

/** Whether the English `target` says what `wanted` says: the same values, in a notation that is right for English. */
export function saysQuantity(wanted: Quantity, target: string): boolean {
  return findQuantities(target, 'en').some(
    (other) => !INDONESIAN.test(target.slice(other.start, other.end)) && sameQuantity(wanted, other),
  );
}

/** 23.55 WIB and 3/11/2023 are understood in English but not English: the second may be the 11th of March. */
const INDONESIAN = /^\d{1,2}(?:\.\d{2}\s[A-Z]|[/.-]\d{1,2}[/.-]\d{4})/;

function sameQuantity(a: Quantity, b: Quantity): boolean {
  if (b.numerals.some((numeral) => numeral.foreign)) return false;
  if (a.kind === 'time')
    return a.times.every((time) =>
      b.times.some((t) => (t.minutes - time.minutes) % (time.half || t.half ? 720 : 1440) === 0),
    );
  if (a.kind === 'date')
    return a.dates.length > 0 && a.dates.every((date) => b.dates.some((other) => sameDate(date, other)));
  if (a.kind === 'code') return false;
  if (a.values.length !== b.values.length || b.values.length === 0) return false;
  if (!a.values.every((value, n) => Math.abs(value - b.values[n]!) <= 1e-9 * Math.abs(value))) return false;
  if (a.kind === 'ordinal' || b.kind === 'ordinal') return a.kind === b.kind;
  // An age or a span may lose its unit in English (aged 78), money and shares may not.
  if (a.kind === 'currency' || a.kind === 'percent') return a.unit === b.unit;
  return b.unit === null || a.unit === b.unit;
}

function sameDate(wanted: DateParts, other: DateParts): boolean {
  const parts = (['decade', 'era', 'year', 'month', 'day'] as const).filter(
    (part) => wanted[part] !== undefined,
  );
  // A weekday beside a date may go unsaid; alone it may not.
  if (parts.length === 0) return wanted.weekday === other.weekday;
  return parts.every((part) => wanted[part] === other[part]);
}
