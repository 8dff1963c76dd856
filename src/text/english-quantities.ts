// Quantities of an Indonesian text written the English way: 1,5 miliar → 1.5 billion, pukul 14.30 → 2:30 p.m., 17 Agustus 1945 → August 17, 1945.

import type { DateParts } from './numbers-dates.ts';
import type { TimeOfDay } from './numbers-times.ts';
import type { Numeral, Quantity } from './quantity.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');
const SCALES: readonly (readonly [number, string])[] = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
];
const FRACTIONS: readonly (readonly [number, string])[] = [
  [1 / 2, 'half'],
  [1 / 3, 'a third'],
  [2 / 3, 'two-thirds'],
  [1 / 4, 'a quarter'],
  [3 / 4, 'three-quarters'],
  [1 / 5, 'a fifth'],
];
/** Written after the number, in the plural; a code that is missing is left to the translator. */
const UNITS: Readonly<Record<string, string>> = {
  IDR: 'rupiah',
  USD: 'US dollars',
  EUR: 'euros',
  SGD: 'Singapore dollars',
  AUD: 'Australian dollars',
  HKD: 'Hong Kong dollars',
  GBP: 'pounds',
  JPY: 'yen',
  CNY: 'yuan',
  MYR: 'ringgit',
  SAR: 'riyals',
  INR: 'rupees',
  KRW: 'won',
  PHP: 'pesos',
  THB: 'baht',
  'km/h': 'kilometers per hour',
  'µg/m³': 'micrograms per cubic meter',
  'km²': 'square kilometers',
  'm²': 'square meters',
  'm³': 'cubic meters',
  nmi: 'nautical miles',
  km: 'kilometers',
  cm: 'centimeters',
  mm: 'millimeters',
  m: 'meters',
  mi: 'miles',
  ft: 'feet',
  ha: 'hectares',
  kg: 'kilograms',
  mg: 'milligrams',
  g: 'grams',
  q: 'quintals',
  t: 'tons',
  ml: 'milliliters',
  l: 'liters',
  bbl: 'barrels',
  '°C': 'degrees Celsius',
  '°': 'degrees',
  MW: 'megawatts',
  s: 'seconds',
  min: 'minutes',
  h: 'hours',
  d: 'days',
  wk: 'weeks',
  mo: 'months',
  a: 'years',
};

/** English wordings of `quantity`, which stands in the Indonesian `text`, best first; empty where none is known to be right. */
export function englishQuantity(text: string, quantity: Quantity): string[] {
  const { kind, numerals, dates, times } = quantity;
  const written = text.slice(quantity.start, quantity.end);
  if (kind === 'code') return [written];
  if (kind === 'time') return timeWordings(times, /WIB|WITA|WIT|GMT|UTC/.exec(written)?.[0]);
  if (kind === 'date') return dates.length === 0 ? [] : dateWordings(dates);
  if (kind === 'ordinal') {
    const value = quantity.values[0]!;
    if (numerals.length === 0) return [...(ORDINALS[value] === undefined ? [] : [ORDINALS[value]!]), written];
    const digits = `${value}${suffix(value)}`;
    const word = ORDINALS[value];
    return numerals[0]!.digits === null && word !== undefined ? [word, digits] : [digits];
  }
  if (numerals.length === 0 || numerals.length > 2) return [];
  const amounts = numerals.length === 1 ? numeralWordings(numerals[0]!) : [rangeWording(text, numerals)];
  const minus = /^(?:minus|negatif) /i.test(written) ? 'minus ' : '';
  return amounts.flatMap((amount) => withUnit(text, quantity, `${minus}${amount}`));
}

function withUnit(text: string, { kind, start, unit, numerals }: Quantity, amount: string): string[] {
  if (kind === 'number' || unit === null) return [amount];
  const sign = text
    .slice(start, numerals[0]!.start)
    .replace(/^(?:minus|negatif) /i, '')
    .trim();
  if (kind === 'currency' && sign !== '') {
    const before = /^Rp\.?$/.test(sign) ? 'Rp' : /^[A-Z]{3}$/.test(sign) ? `${sign} ` : sign;
    return [before + amount.replace(/ to (?=\d)/, ` to ${before}`)];
  }
  if (kind === 'percent')
    return text.slice(numerals.at(-1)!.end).trimStart().startsWith('%')
      ? [`${amount}%`]
      : [`${amount} percent`, `${amount}%`];
  const name = UNITS[unit];
  if (name === undefined) return [amount];
  const after = /^\s?([a-z°µ²³/A-Z]+\d?)/u.exec(text.slice(numerals.at(-1)!.end))?.[1];
  if (after === unit || (after !== undefined && /^(?:km|cm|mm|m|kg|mg|g|ml|ha|MW)$/.test(after)))
    return [`${amount} ${after}`];
  return [`${amount} ${numerals.every((n) => n.value === 1) ? name.replace(/s$/, '') : name}`];
}

function numeralWordings(numeral: Numeral): string[] {
  if (numeral.digits !== null) return [digits(numeral) + scaleName(numeral.scale)];
  const fraction = FRACTIONS.find(([value]) => Math.abs(value - numeral.value) < 1e-9)?.[1];
  if (fraction !== undefined) return [fraction];
  const { value } = numeral;
  const [size, name] = SCALES.find(([scale]) => value >= scale) ?? [1, ''];
  if (size > 1) return [`${Number((value / size).toPrecision(6))} ${name}`];
  const words = numberWords(value);
  return words === undefined ? [grouped(String(value))] : [words, grouped(String(value))];
}

function rangeWording(text: string, numerals: readonly Numeral[]): string {
  const [first, second] = numerals as [Numeral, Numeral];
  const between = text.slice(first.end, second.start);
  const mark = /^\s?([-–:/])\s?$/.exec(between)?.[1];
  const scale = scaleName(second.scale);
  if (mark !== undefined) return `${digits(first)}${mark}${digits(second)}${scale}`;
  const joint = /\bdan\b/.test(between) ? 'and' : 'to';
  return `${digits(first)}${scaleName(first.scale)} ${joint} ${digits(second)}${scale}`;
}

function digits(numeral: Numeral): string {
  const plain = numeral.digits ?? String(numeral.value);
  return numeral.grouped ? grouped(plain) : plain;
}

function grouped(plain: string): string {
  const [whole = '', decimals] = plain.split('.');
  const marked = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return decimals === undefined ? marked : `${marked}.${decimals}`;
}

function scaleName(scale: number): string {
  if (scale === 1e3) return ' thousand';
  const name = SCALES.find(([size]) => size === scale)?.[1];
  return name === undefined ? '' : ` ${name}`;
}

/** Up to a hundred in words. */
function numberWords(value: number): string | undefined {
  if (!Number.isInteger(value) || value < 0 || value >= 100) return undefined;
  if (value < 20) return SMALL[value];
  const ten = TENS[Math.floor(value / 10)]!;
  return value % 10 === 0 ? ten : `${ten}-${SMALL[value % 10]}`;
}

function suffix(value: number): string {
  if (value % 100 >= 11 && value % 100 <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th';
}

function dateWordings(dates: readonly DateParts[]): string[] {
  const [first, last] = dates as [DateParts, DateParts | undefined];
  if (first.decade !== undefined) return [`${first.decade}s`];
  if (first.era !== undefined) return [`${first.year} ${first.era === 'AH' ? 'Hijri' : 'CE'}`];
  const month = first.month === undefined ? undefined : MONTHS[first.month - 1];
  const weekday = first.weekday === undefined ? undefined : WEEKDAYS[first.weekday - 1];
  if (month === undefined)
    return weekday !== undefined ? [weekday] : first.year === undefined ? [] : [String(first.year)];
  const day =
    first.day === undefined ? '' : ` ${first.day}${last?.day === undefined ? '' : ` to ${last.day}`}`;
  const year = first.year === undefined ? '' : `${day === '' ? '' : ','} ${first.year}`;
  return [`${weekday === undefined ? '' : `${weekday}, `}${month}${day}${year}`];
}

function timeWordings(times: readonly TimeOfDay[], zone: string | undefined): string[] {
  const end = zone === undefined ? '' : ` ${zone}`;
  const one = ({ minutes, half }: TimeOfDay) => {
    const hour = Math.floor(minutes / 60);
    const past = minutes % 60 === 0 ? '' : `:${String(minutes % 60).padStart(2, '0')}`;
    if (minutes === 0 || minutes === 1440) return zone === undefined ? 'midnight' : '00:00';
    if (half) return past === '' ? `${hour} o'clock` : hour + past;
    return `${hour % 12 === 0 ? 12 : hour % 12}${past} ${hour < 12 ? 'a.m.' : 'p.m.'}`;
  };
  return [times.map(one).join(' to ') + end];
}
