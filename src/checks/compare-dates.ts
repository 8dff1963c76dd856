// Compares the dates of a source and a target by their parts: day with month, weekday, month, year.

import type { DateParts } from '../text/numbers-dates.ts';
import type { Quantity } from '../text/quantity.ts';
import { type CheckInput, type Finding, finding } from './check.ts';
import { isInBrackets } from './explained.ts';

/** Days that are told from the day of writing. */
const RELATIVELY =
  /\b(?:today|tonight|tomorrow|yesterday|(?:this|last|next|earlier|later|previous|following|same) (?:day|week|weekend|month|year|morning|evening|night)|(?:on|this|last|next|late|early) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b/i;

/** The weekday of a whole date, 1 Monday … 7 Sunday; null where a part of it is not known. */
function weekdayOf({ year, month, day, era }: DateParts): number | null {
  if (year === undefined || month === undefined || day === undefined || era === 'AH') return null;
  return ((new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7) + 1;
}

/** Days that Indonesian names by feast or number. */
const isDated = (date: DateParts) => date.month !== undefined || date.weekday !== undefined;

/** "Malam Minggu" is Saturday night: the evening before the day. 1 Monday … 7 Sunday. */
const EVENINGS = ['senin', 'selasa', 'rabu', 'kamis', "jum'?at", '(?:minggu|ahad)', 'sabtu'];
const EVENING_OF = [1, 2, 3, 4, 5, 7, 6];
function evenings(source: string): number[] {
  return EVENINGS.flatMap((day, at) =>
    new RegExp(`(?<!\\p{L})malam ${day}(?!\\p{L})`, 'iu').test(source)
      ? [((EVENING_OF[at]! + 5) % 7) + 1]
      : [],
  );
}

/** Events whose name is their date: G30S, 9/11. */
function namedDates(source: string): DateParts[] {
  return [
    ...(/(?<!\p{L})G[- ]?30[- ]?S/u.test(source) ? [{ day: 30, month: 9, year: 1965 }] : []),
    ...(/(?<![\d/])(?:9\/11|11\/9)(?![\d/])/.test(source) ? [{ day: 11, month: 9, year: 2001 }] : []),
  ];
}

/** Findings on dates that the other side does not have. Years alone are compared as numbers. */
export function compareDates(
  input: CheckInput,
  inSource: readonly Quantity[],
  inTarget: readonly Quantity[],
): Finding[] {
  const sourceDates = inSource.flatMap((quantity) => quantity.dates.map((date) => ({ date, quantity })));
  const targetDates = inTarget.flatMap((quantity) => quantity.dates.map((date) => ({ date, quantity })));
  const named = namedDates(input.source);
  const before = evenings(input.source);
  const has = (test: (date: DateParts) => boolean) =>
    sourceDates.some(({ date }) => test(date)) || named.some(test);
  const years: ReadonlySet<number> = new Set([
    ...sourceDates.flatMap(({ date }) => (date.year === undefined ? [] : [date.year])),
    ...inSource.flatMap(({ values }) => values),
    ...named.flatMap(({ year }) => (year === undefined ? [] : [year])),
  ]);
  const found: Finding[] = [];
  for (const { date, quantity } of targetDates) {
    if (!isDated(date)) continue;
    const wrong: string[] = [];
    if (date.day !== undefined && !has(({ day, month }) => day === date.day && month === date.month))
      wrong.push('day');
    else if (date.month !== undefined && !has(({ month }) => month === date.month)) wrong.push('month');
    if (date.weekday !== undefined && !has(({ weekday }) => weekday === date.weekday)) {
      // A weekday that the source leaves to the reader (kemarin, 12 Mei 2025, Kamisan) is only held to its calendar.
      const named = has(({ weekday }) => weekday !== undefined);
      const days = sourceDates.flatMap(({ date: one }) => weekdayOf(one) ?? []);
      const relative = !named && (days.length === 0 || days.includes(date.weekday));
      if (!relative && !before.includes(date.weekday) && !days.includes(date.weekday)) wrong.push('weekday');
    }
    const hasYear = has(({ year, month }) => year !== undefined && month !== undefined);
    if (date.year !== undefined && !years.has(date.year) && (hasYear || years.size > 0)) wrong.push('year');
    if (wrong.length === 0 || found.some(({ target }) => target?.start === quantity.start)) continue;
    const source = nearest(date, sourceDates);
    // What the source tells by its feast, or as "this month", may be told by its date.
    if (source === null && (date.day === undefined || isInBrackets(input.target, quantity))) continue;
    found.push(
      finding(source === null ? 'added' : 'differs', {
        source: source === null ? null : { start: source.start, end: source.end },
        target: { start: quantity.start, end: quantity.end },
        params: {
          target: input.target.slice(quantity.start, quantity.end),
          ...(source === null ? {} : { source: input.source.slice(source.start, source.end) }),
        },
      }),
    );
  }
  for (const { date, quantity } of sourceDates) {
    if (
      found.some(({ source }) => source?.start === quantity.start) ||
      date.month === undefined ||
      date.day === undefined
    )
      continue;
    const answered = targetDates.some(
      (other) => other.date.month === date.month && (date.day === undefined || other.date.day === date.day),
    );
    if (answered || found.length > 0 || isNumericAnswer(date, input.target)) continue;
    // Senin (12/5) is "on Monday", or goes; "17 Agustus mendatang" may be "next week".
    if (isInBrackets(input.source, quantity) || RELATIVELY.test(input.target)) continue;
    found.push(
      finding('missing', {
        source: { start: quantity.start, end: quantity.end },
        params: { source: input.source.slice(quantity.start, quantity.end) },
      }),
    );
  }
  return found;
}

/** The source's date that shares most with a wrong one. */
function nearest(
  date: DateParts,
  sources: readonly { date: DateParts; quantity: Quantity }[],
): Quantity | null {
  let best: { score: number; quantity: Quantity } | null = null;
  for (const one of sources) {
    if (!isDated(one.date)) continue;
    const score = (['day', 'month', 'year', 'weekday'] as const).filter(
      (part) => date[part] !== undefined && date[part] === one.date[part],
    ).length;
    const sameKind = (date.month === undefined) === (one.date.month === undefined);
    if (sameKind && (best === null || score > best.score)) best = { score, quantity: one.quantity };
  }
  return best?.quantity ?? null;
}

/** Days that English may call by their feast. */
const FEASTS: Readonly<Record<string, RegExp>> = {
  '1/1': /new year/i,
  '1/5': /may day|labou?r day|workers['’] day/i,
  '1/6': /pancasila day/i,
  '17/8': /independence day/i,
  '28/10': /youth pledge/i,
  '10/11': /heroes['’] day/i,
  '25/12': /christmas/i,
  '31/12': /new year['’]s eve/i,
};

/** 9/11 for 11 September: written in figures, or called by its feast. */
function isNumericAnswer({ day, month }: DateParts, target: string): boolean {
  if (day === undefined) return false;
  return (
    FEASTS[`${day}/${month}`]?.test(target) === true ||
    target.includes(`${month}/${day}`) ||
    target.includes(`${day}/${month}`)
  );
}
