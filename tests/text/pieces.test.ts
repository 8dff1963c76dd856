// Pieces of a text: marks, inline codes, and that nothing is lost between them.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { codeCharacter } from '../../src/model/text.ts';
import { cutPieces, targetMarks } from '../../src/text/pieces.ts';

const show = (text: string, ...marks: [number, number][]) =>
  cutPieces(
    text,
    marks.map(([start, end], mark) => ({ start, end, mark })),
  ).map((piece) => (piece.mark === null ? piece.text : `[${piece.mark}:${piece.text}]`));

it.each([
  ['no marks', 'upaya kudeta', [], ['upaya kudeta']],
  ['a mark inside', 'upaya kudeta itu', [[6, 12]], ['upaya ', '[0:kudeta]', ' itu']],
  [
    'marks out of order',
    'a b',
    [
      [2, 3],
      [0, 1],
    ],
    ['[1:a]', ' ', '[0:b]'],
  ],
  [
    'overlapping marks: the earlier, longer one',
    'abcd',
    [
      [1, 2],
      [0, 3],
    ],
    ['[1:abc]', 'd'],
  ],
  [
    'marks past the end',
    'ab',
    [
      [1, 9],
      [5, 6],
    ],
    ['a', '[0:b]'],
  ],
  ['an empty text', '', [], []],
] as [string, string, [number, number][], string[]][])('%s', (_name, text, marks, expected) => {
  expect(show(text, ...marks)).toEqual(expected);
});

it('tells inline codes from words', () => {
  const text = `a${codeCharacter(0)}b${codeCharacter(3)}`;
  expect(cutPieces(text, []).map((piece) => piece.code)).toEqual([null, 0, null, 3]);
});

it('loses nothing, whatever the marks', () => {
  const span = fc.record({ start: fc.nat(30), end: fc.nat(30), mark: fc.nat(5) });
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 25 }),
      fc.array(span, { maxLength: 6 }),
      (text, marks) => {
        expect(
          cutPieces(text, marks)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      },
    ),
  );
});

it('marks unsure words only where no term is to be mended', () => {
  const term = { start: 4, end: 8, mark: 0 };
  const unsure = [
    { start: 0, end: 3 },
    { start: 4, end: 8 },
  ];
  expect(targetMarks([term], unsure)).toEqual([term, { start: 0, end: 3, mark: -1 }]);
});
