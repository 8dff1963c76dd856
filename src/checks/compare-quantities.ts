// Compares the quantities of a source with those of its target by value; the checks of numbers, dates, times, money and units report it.
import type { Span } from '../model/text.ts';
import { findQuantities } from '../text/numbers.ts';
import { type Amount, amountsOf, isSameUnit, isSoft, near, spanOf, weighed } from './amounts.ts';
import { type CheckInput, type Finding, finding } from './check.ts';
import { compareDates } from './compare-dates.ts';
import { compareTimes, matchHours } from './compare-times.ts';
import { otherCurrencies } from './currencies.ts';
import { isComparable, isSurelyAdded, isSurelyMissing, matchFreely } from './leftovers.ts';
import { otherMagnitudes } from './magnitudes.ts';
import { fixOf, notation } from './notation.ts';
import { absorb, matchPeriods, matchPhones } from './other-wordings.ts';
import { longPeriods } from './periods.ts';
import { matchShares } from './shares.ts';

export type QuantityCheck = 'number' | 'date' | 'time' | 'currency' | 'unit';
export type Differences = Readonly<Record<QuantityCheck, readonly Finding[]>>;

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
  matchShares(input, sources, targets);
  matchFreely(input, sources, targets);
  matchHours(input, inSource, inTarget, targets);
  // What is left over on both sides is a pair, of the same unit if there is one.
  const sourceLeft = () => sources.filter((one) => !one.used && one.value !== 1);
  for (const target of targets) {
    if (target.used) continue;
    const left = sourceLeft().filter((one) => isComparable(one, target));
    const source =
      left.find((one) => one.unit === target.unit && one.quantity.kind === target.quantity.kind) ??
      left.find((one) => one.unit === target.unit) ??
      left[0];
    if (source === undefined && !isSurelyAdded(input, target, sources)) continue;
    if (source !== undefined) source.used = true;
    target.used = true;
    const fix = source === undefined ? null : fixOf(source, target);
    report(numbers, source === undefined ? 'added' : 'differs', source ?? null, target);
    numbers.push({ ...numbers.pop()!, fix });
  }
  for (const source of sourceLeft()) {
    if (!isSoft(source) && isSurelyMissing(input, source)) report(numbers, 'missing', source, null);
  }
  numbers.push(...otherMagnitudes(input));
  currencies.push(...otherCurrencies(input, currencies, targets));
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
