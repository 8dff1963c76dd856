// Matches: context, exact, numbers, fuzzy; penalties; what is put in place of numbers and what is left alone.
import { describe, expect, it } from 'vitest';
import { fragmentKeys } from '../../src/memory/fragments.ts';
import { contextKey, sourceKey } from '../../src/memory/keys.ts';
import { matchUnits, rankMatches, type Wanted } from '../../src/memory/match.ts';
import { replaceNumbers } from '../../src/memory/numbers.ts';
import type { MemoryUnit } from '../../src/model/memory.ts';

const unit = (source: string, target: string, more: Partial<MemoryUnit> = {}): MemoryUnit => ({
  unitId: 'u1',
  projectId: 'p',
  sourceLang: 'id',
  targetLang: 'en',
  source,
  target,
  codes: [],
  segmentId: null,
  revisionId: null,
  part: 0,
  before: 0,
  after: 0,
  origin: 'human',
  machine: false,
  author: 'Rani',
  createdAt: 1,
  changedAt: 1,
  ...more,
});

const wanted = (text: string, more: Partial<Wanted> = {}): Wanted => ({
  text,
  codes: [],
  span: { start: 0, end: text.length },
  part: 'segment',
  before: 0,
  after: 0,
  ...more,
});

const matchUnit = (one: MemoryUnit, approved: boolean, text: Wanted) =>
  matchUnits([one], text, () => approved)[0] ?? null;

describe('numbers', () => {
  it.each([
    ['11 desa terendam', '11 villages flooded', '12 desa terendam', '12 villages flooded'],
    [
      'Sedikitnya 14.250 orang',
      'At least 14,250 people',
      'Sedikitnya 9.100,5 orang',
      'At least 9,100.5 people',
    ],
    [
      'sekitar pukul 03.30 WIB',
      'around 03:30 local time',
      'sekitar pukul 14.05 WIB',
      'around 14:05 local time',
    ],
    ['pada 2018 dan 2019', 'in 2018 and 2019', 'pada 2020 dan 2021', 'in 2020 and 2021'],
    ['dari 10 ke 20 dari 10', 'from 10 to 20 of 10', 'dari 30 ke 20 dari 30', 'from 30 to 20 of 30'],
    // the English writes it out
    ['11 desa terendam', 'Eleven villages flooded', '12 desa terendam', null],
    // it stands there twice, once as something else
    ['11 desa terendam', '11 of 11 villages flooded', '12 desa terendam', null],
    // one person becomes two people
    ['1 orang hilang', '1 person missing', '2 orang hilang', null],
    ['2 orang hilang', '2 people missing', '1 orang hilang', null],
    ['ulang tahun ke 4', 'the 4th anniversary', 'ulang tahun ke 3', null],
    // another word differs too
    ['11 desa terendam', '11 villages flooded', '12 kota terendam', null],
    // the same number became two
    ['skor 2 dan 2', 'score 2 and 2', 'skor 3 dan 4', null],
    ['11 desa terendam', '11 villages flooded', '11 desa terendam', null],
  ])('%s → %s', (source, target, text, expected) => {
    expect(replaceNumbers({ source, target }, text, 'id', 'en')).toBe(expected);
  });
});

describe('a match', () => {
  const neighbours = { before: contextKey('Dia datang.'), after: contextKey(null) };

  it.each([
    [
      'the same with the same neighbours',
      unit('Ia pergi.', 'He left.', neighbours),
      'Ia pergi.',
      neighbours,
      'context',
      101,
    ],
    [
      'the same with another neighbour',
      unit('Ia pergi.', 'He left.', neighbours),
      'Ia pergi.',
      { before: 7, after: 0 },
      'exact',
      100,
    ],
    ['the same without any neighbour', unit('Ia pergi.', 'He left.'), 'Ia pergi.', {}, 'exact', 100],
    ['other spaces', unit('Ia  pergi.', 'He left.'), ' Ia pergi. ', {}, 'exact', 100],
    ['another number', unit('Ada 11 desa.', '11 villages.'), 'Ada 12 desa.', {}, 'numbers', 99],
    [
      'a number that is written out',
      unit('Ada 11 desa.', 'Eleven villages.'),
      'Ada 12 desa.',
      {},
      'fuzzy',
      75,
    ],
    ['one word of four', unit('Ia pergi kemarin.', 'He left.'), 'Ia pergi tadi.', {}, 'fuzzy', 75],
    ['a machine’s', unit('Ia pergi.', 'He left.', { machine: true }), 'Ia pergi.', {}, 'exact', 85],
    ['an unapproved one', unit('Ia pergi.', 'He left.', { segmentId: 's' }), 'Ia pergi.', {}, 'exact', 98],
    [
      'an unapproved machine’s',
      unit('Ia pergi kemarin.', 'He left.', { segmentId: 's', machine: true }),
      'Ia pergi tadi.',
      {},
      'fuzzy',
      58,
    ],
  ] as const)('%s', (_name, one, text, more, kind, score) => {
    expect(matchUnit(one, false, wanted(text, more))).toMatchObject({ kind, score });
  });

  it('is none where less than half is the same', () => {
    expect(matchUnit(unit('Ia pergi.', 'He left.'), true, wanted('Mereka datang!'))).toBeNull();
  });

  it('shows how its source became the text', () => {
    const scored = matchUnit(unit('Ia pergi kemarin.', 'He left.'), true, wanted('Ia pergi tadi.'))!;
    const match = rankMatches([scored], 1)[0]!;
    expect(match.pieces).toEqual([
      { kind: 'same', text: 'Ia pergi ' },
      { kind: 'deleted', text: 'kemarin' },
      { kind: 'inserted', text: 'tadi' },
      { kind: 'same', text: '.' },
    ]);
  });

  it('keeps codes only where the text has the same ones', () => {
    const code = { id: '1', kind: 'placeholder', data: '<x/>', label: 'x' } as const;
    const one = unit('Ia \uE000pergi.', 'He \uE000left.', { codes: [code] });
    expect(matchUnit(one, true, wanted('Ia \uE000pergi.', { codes: [code] }))!.target).toBe('He \uE000left.');
    expect(matchUnit(one, true, wanted('Ia pergi.'))).toMatchObject({ kind: 'fuzzy', target: 'He left.' });
  });

  it('comes once for each English, the best first', () => {
    const all = [
      matchUnit(unit('Ia pergi kemarin.', 'He left yesterday.', { unitId: 'a' }), true, wanted('Ia pergi.'))!,
      matchUnit(unit('Ia pergi.', 'He left.', { unitId: 'b' }), true, wanted('Ia pergi.'))!,
      matchUnit(unit('Ia pergi!', 'He left.', { unitId: 'c' }), true, wanted('Ia pergi.'))!,
    ];
    expect(rankMatches(all, 9).map((match) => match.unitId)).toEqual(['b', 'a']);
  });
});

describe('keys', () => {
  it('are the same for texts that differ in capitals, spaces and marks only', () => {
    expect(sourceKey('Ia pergi.')).toBe(sourceKey('ia  pergi'));
    expect(sourceKey('Ia pergi.')).not.toBe(sourceKey('Ia datang.'));
    expect(Number.isSafeInteger(sourceKey('Ia pergi.'))).toBe(true);
  });

  it('name runs of words inside a clause', () => {
    const text = 'Ia pergi ke Jakarta, lalu pulang.';
    const found = fragmentKeys(text).map(({ span }) => text.slice(span.start, span.end));
    expect(found).toEqual([
      'Ia pergi ke Jakarta',
      'Ia pergi ke',
      'pergi ke Jakarta',
      'Ia pergi',
      'pergi ke',
      'ke Jakarta',
      'lalu pulang',
    ]);
    expect(fragmentKeys('Ia pergi')).toEqual([]);
  });
});
