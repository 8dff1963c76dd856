// Quantities by value: tables in both languages, and the floors of the test set.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreNumbers } from '../../bench/language/numbers-score.ts';
import { findQuantities } from '../../src/text/numbers.ts';

/** Each quantity as `kind value unit`. */
function told(text: string, lang: 'id' | 'en'): string[] {
  return findQuantities(text, lang).map(({ kind, values, unit, dates, times }) => {
    const value =
      values.length > 0
        ? values.join('..')
        : dates.length > 0
          ? dates.map((date) => Object.values(date).join('/')).join('..')
          : times.map(({ minutes }) => minutes).join('..');
    return `${kind} ${value}${unit === null ? '' : ` ${unit}`}`;
  });
}

describe('quantities', () => {
  it.each([
    ['Sebanyak 1.234,5 ton beras', ['unit 1234.5 t']],
    ['anggaran Rp1,5 miliar', ['currency 1500000000 IDR']],
    ['Rp 2,5 M dan 40 Km', ['currency 2500000000 IDR', 'unit 40 km']],
    ['Rp2 hingga Rp3 miliar', ['currency 2000000000..3000000000 IDR']],
    ['seperempat triliun rupiah', ['currency 250000000000 IDR']],
    ['dua koma lima persen', ['percent 2.5 %']],
    ['dua tiga orang', ['number 2', 'number 3']],
    ['satu setengah juta orang', ['number 1500000']],
    ['Kongres ke-3 dan kali kedua', ['ordinal 3', 'ordinal 2']],
    ['Kedua tersangka', ['number 2']],
    ['KTT G20, Covid-19, PM2,5 dan U-23', []],
    ['pukul 14.30 WIB, jam 3 sore', ['time 870', 'time 900']],
    ['dalam tiga jam 20 menit', ['unit 3 h', 'unit 20 min']],
    ['Kamis (6/8/2024)', ['date 4', 'date 6/8/2024']],
    ['pada 13-15 Mei 1998', ['date 5/1998/13..5/1998/15']],
    ['https://contoh.id/2024/12 atau a1@b2.id', []],
  ])('%s', (text, expected) => expect(told(text, 'id')).toEqual(expected));

  it.each([
    ['1,234.5 tons of rice', ['unit 1234.5 t']],
    ['half a million people, two and a half hours', ['number 500000', 'unit 2.5 h']],
    ['a year and a half', ['unit 1.5 a']],
    ['three-quarters of the twenty-first', ['number 0.75', 'ordinal 21']],
    ['a 12.75-km road, $2.3m', ['unit 12.75 km', 'currency 2300000 USD']],
    ['from 9 a.m. to 11:30 p.m., at noon', ['time 540', 'time 1410', 'time 720']],
    ['on May 13-15, 1998; she may march', ['date 5/1998/13..5/1998/15']],
    ['a scale of 1:50,000', ['number 1..50000']],
  ])('%s', (text, expected) => expect(told(text, 'en')).toEqual(expected));

  it('finds spans in order, inside the text and apart, whatever the text', () => {
    const pieces = fc.constantFrom(
      'Rp',
      '1.2',
      ',5',
      ' juta',
      'pukul ',
      '-',
      'Mei',
      ' dua',
      'ke-',
      '/',
      '%',
      ' km',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 12 }),
        fc.constantFrom('id' as const, 'en' as const),
        (parts, lang) => {
          const text = parts.join('');
          let last = 0;
          for (const { start, end } of findQuantities(text, lang)) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            last = end;
          }
          expect(last).toBeLessThanOrEqual(text.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  const table = readFileSync(new URL('../data/quality/numbers.tsv', import.meta.url), 'utf8');
  it.each([
    ['open', 112],
    ['held', 91],
  ] as const)('finds what the %s half of the test set holds', (half, floor) => {
    expect(scoreNumbers(table, half).found).toBeGreaterThanOrEqual(floor);
  });
});
