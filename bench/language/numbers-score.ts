// The scoring of the quantity finder on its test set: the same values in the source and in its English.
import { findQuantities } from '../../src/text/numbers.ts';
import type { Quantity } from '../../src/text/quantity.ts';

type Expected = { source: string; kind: string; value: string; english: string[] };

/** `found`: of the quantities in the sources, with kind, value and place; `carried`: of their English, with the same value. */
export type NumbersScore = {
  rows: number;
  quantities: number;
  found: number;
  extra: number;
  carried: number;
  misses: string[];
};

/** What findQuantities is to find; the others are names, addresses and quotations. */
const KINDS = new Set(['number', 'percent', 'currency', 'unit', 'ordinal', 'range', 'date', 'time']);

const two = (value: number) => String(value).padStart(2, '0');
const rounded = (value: number) => String(Number(value.toPrecision(12)));

/** A value of the table with fractions worked out and figures rounded as ours are. */
function normalValue(value: string): string {
  return value
    .replace(/(?<![\d:/])(\d+)\/(\d+)(?![\d/])/g, (_match, one, other) =>
      rounded(Number(one) / Number(other)),
    )
    .replace(/(?<![\d:-])(?!0)\d{9,}(?:\.\d+)?/g, (digits) => rounded(Number(digits)))
    .replace(/(?<=\d)\.(\d*?)0+(?!\d)/g, (_match, kept) => (kept === '' ? '' : `.${kept}`));
}

function valuesOf(quantity: Quantity, text: string): string[] {
  const { values, unit } = quantity;
  if (quantity.kind === 'code') return [text.slice(quantity.start, quantity.end).replace(/\D/g, '')];
  if (quantity.kind === 'date') {
    const days = quantity.dates.map(({ year, month, day, decade, era }) => {
      if (decade !== undefined) return `${decade}s`;
      if (era === 'AH') return `${year} AH`;
      if (month === undefined) return year === undefined ? '' : String(year).padStart(4, '0');
      const tail = day === undefined ? two(month) : `${two(month)}-${two(day)}`;
      return `${year ?? '-'}-${tail}`;
    });
    return [days.join('..')];
  }
  if (quantity.kind === 'time') {
    const times = quantity.times.map(({ minutes, zone }) => {
      const clock = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
      return zone === null ? clock : `${clock}+${two(zone / 60)}:00`;
    });
    return [times.join('..')];
  }
  const numbers = values.map(rounded);
  if (numbers.length === 2) {
    const range = numbers.join('..');
    return [
      unit === null ? range : `${range} ${unit}`,
      numbers.join('-'),
      numbers.join(':'),
      `${rounded(values[0]! + values[1]! / 1000)} ${unit}`,
    ];
  }
  if (quantity.kind === 'currency') return [`${unit} ${numbers[0]}`];
  if (quantity.kind === 'unit') return [`${numbers[0]} ${unit}`];
  return [numbers[0]!, rounded(Math.round(values[0]! * 1e10) / 1e10)];
}

/** Scores one half. */
export function scoreNumbers(table: string, half: 'open' | 'held'): NumbersScore {
  const score: NumbersScore = { rows: 0, quantities: 0, found: 0, extra: 0, carried: 0, misses: [] };
  for (const line of table.trimEnd().split('\n').slice(1)) {
    const [id, rowHalf, source, json, reference] = line.split('\t') as [
      string,
      string,
      string,
      string,
      string,
    ];
    if (rowHalf !== half) continue;
    score.rows += 1;
    const expected = (JSON.parse(json) as Expected[]).filter(({ kind }) => KINDS.has(kind));
    const inSource = findQuantities(source, 'id');
    const inEnglish = findQuantities(reference, 'en');
    const used = new Set<Quantity>();
    for (const one of expected) {
      score.quantities += 1;
      const hit = inSource.find(
        (quantity) =>
          !used.has(quantity) &&
          source.slice(quantity.start, quantity.end).includes(one.source.replace(/^(?:antara|tahun) /, '')),
      );
      if (hit !== undefined) used.add(hit);
      const got = hit === undefined ? [] : valuesOf(hit, source);
      if (hit !== undefined && got.includes(normalValue(one.value))) {
        score.found += 1;
        if (inEnglish.some((english) => sharesValue(hit, english))) score.carried += 1;
        else score.misses.push(`${id} not carried\t${one.source}\t${reference}`);
      } else
        score.misses.push(
          `${id} not found\t${one.source} = ${one.value}\t${hit === undefined ? '' : got.join(' | ')}\t${source}`,
        );
    }
    for (const quantity of inSource) {
      if (used.has(quantity)) continue;
      const text = source.slice(quantity.start, quantity.end);
      // Names and addresses with a number in them are told apart by the checks, not here.
      if (
        expected.some((one) => text.includes(one.source)) ||
        quantity.dates.some(({ weekday, month }) => weekday !== undefined && month === undefined)
      )
        continue;
      score.extra += 1;
      score.misses.push(`${id} extra\t${text} (${quantity.kind})\t${source}`);
    }
  }
  return score;
}

function sharesValue(one: Quantity, other: Quantity): boolean {
  const near = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
  if (one.kind === 'code' || other.kind === 'code') return one.kind === other.kind;
  if (one.times.length > 0) return other.times.some(({ minutes }) => minutes === one.times[0]!.minutes);
  if (one.dates.length > 0 && one.values.length === 0) {
    const [date] = one.dates;
    return other.dates.some((theirs) =>
      (['year', 'month', 'day', 'decade'] as const).every((part) => theirs[part] === date![part]),
    );
  }
  return one.values.some((value) => other.values.some((theirs) => near(value, theirs)));
}
