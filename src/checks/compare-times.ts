// Compares the times of day of a source and a target; a bare hour fits either half of the day.

import type { TimeOfDay } from '../text/numbers-times.ts';
import type { Quantity } from '../text/quantity.ts';
import type { Amount } from './amounts.ts';
import { type CheckInput, type Finding, finding } from './check.ts';
import { isInBrackets } from './explained.ts';

const HALF_DAY = 720;

function isSame(one: TimeOfDay, other: TimeOfDay): boolean {
  if (one.minutes % (2 * HALF_DAY) === other.minutes % (2 * HALF_DAY)) return true;
  return (one.half || other.half) && one.minutes % HALF_DAY === other.minutes % HALF_DAY;
}

/** Western Indonesian time, in minutes east of Greenwich: what a time of an Indonesian text is, unless it says another. */
const WESTERN = 420;

/** 1200 GMT beside 7 p.m. for pukul 19.00 WIB. */
function isInGreenwich(time: TimeOfDay, sources: readonly TimeOfDay[]): boolean {
  if (time.zone !== 0) return false;
  const day = 2 * HALF_DAY;
  return sources.some((one) => {
    const there = (((one.minutes - (one.zone ?? WESTERN)) % day) + day) % day;
    return there === time.minutes || (one.half && (there + HALF_DAY) % day === time.minutes);
  });
}

/** A quarter past 10, half past six, ten to five: how far from the hour. */
const TOLD = /(?:quarter|half|\p{L}+|\d{1,2})(?: minutes?)? (?:past|after|to|before) $/iu;

/** Plain numbers of the target that tell an hour of the source answer it: at 9 every Saturday morning, a quarter past 10. */
export function matchHours(
  input: CheckInput,
  inSource: readonly Quantity[],
  inTarget: readonly Quantity[],
  targets: readonly Amount[],
): void {
  const told = inTarget.flatMap(({ times }) => times);
  for (const time of inSource.flatMap(({ times }) => times)) {
    if (told.some((other) => isSame(time, other))) continue;
    const hour = Math.floor(time.minutes / 60);
    for (const target of targets) {
      if (target.used || target.unit !== null || target.quantity.kind === 'ordinal') continue;
      const before = input.target.slice(0, target.quantity.start);
      const hours = [hour, hour + 1].flatMap((one) => [one % 12 === 0 ? 12 : one % 12, one]);
      if (hours.includes(target.value) && (TOLD.test(before) || hours.slice(0, 2).includes(target.value)))
        target.used = true;
    }
  }
}

/** Whether the target tells the hour of a time in another way: the bare number, late on Saturday, shortly before midnight. */
function isTold({ minutes }: TimeOfDay, target: string): boolean {
  if (
    /\b(?:late|early|dawn|daybreak|sunrise|sunset|dusk|noon|midday|midnight|morning|afternoon|evening|night|overnight|small hours|o['’]clock|past|quarter)\b/i.test(
      target,
    )
  )
    return true;
  const hour = Math.floor(minutes / 60);
  return new RegExp(`(?<![\\d.,])(?:${hour}|${hour % 12 === 0 ? 12 : hour % 12})(?![\\d,])`).test(target);
}

/** Findings on times that the other side does not have. */
export function compareTimes(
  input: CheckInput,
  inSource: readonly Quantity[],
  inTarget: readonly Quantity[],
): Finding[] {
  const flat = (quantities: readonly Quantity[]) =>
    quantities.flatMap((quantity) => quantity.times.map((time) => ({ time, quantity, used: false })));
  const sources = flat(inSource);
  const targets = flat(inTarget);
  for (const target of targets) {
    const source = sources.find((one) => !one.used && isSame(one.time, target.time));
    if (source === undefined) continue;
    source.used = true;
    target.used = true;
  }
  const found: Finding[] = [];
  const text = (side: string, { start, end }: Quantity) => side.slice(start, end);
  for (const target of targets) {
    if (target.used) continue;
    if (
      isInGreenwich(
        target.time,
        sources.map((one) => one.time),
      )
    )
      continue;
    const repeats = sources.some((one) => isSame(one.time, target.time));
    const isWord = /^(?:noon|midday|midnight)$/i.test(text(input.target, target.quantity));
    const source = sources.find((one) => !one.used);
    if (repeats || (source === undefined && isWord)) continue;
    // What the source tells without "pukul" (buka 8-21), or in a word, may be told as a time.
    const isFree =
      source === undefined &&
      (sources.length === 0 ||
        isTold(target.time, input.source) ||
        isInBrackets(input.target, target.quantity));
    if (isFree) continue;
    if (source !== undefined) source.used = true;
    const { start, end } = target.quantity;
    found.push(
      finding(source === undefined ? 'added' : 'differs', {
        source: source === undefined ? null : { start: source.quantity.start, end: source.quantity.end },
        target: { start, end },
        params: {
          target: text(input.target, target.quantity),
          ...(source === undefined ? {} : { source: text(input.source, source.quantity) }),
        },
      }),
    );
  }
  for (const source of sources) {
    const isWord = /^tengah/i.test(text(input.source, source.quantity));
    if (source.used || isWord || isTold(source.time, input.target)) continue;
    const { start, end } = source.quantity;
    found.push(
      finding('missing', { source: { start, end }, params: { source: text(input.source, source.quantity) } }),
    );
  }
  return found;
}
