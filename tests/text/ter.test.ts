// Edit rates: worked examples counted by hand, and bounds that hold for any two texts.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editRate, editsOf, editsWithShifts, editTokens, wordEdits } from '../../src/text/ter.ts';

describe('editTokens', () => {
  it.each([
    ['The U.S. met, again.', ['the', 'u.s.', 'met', ',', 'again', '.']],
    ['US$1.5 billion', ['us', '$', '1.5', 'billion']],
    ['  a\uE000 b\n', ['a', 'b']],
    ['', []],
  ])('%j', (text, expected) => {
    expect(editTokens(text)).toEqual(expected);
  });
});

/** Draft, text, then what a person counts: insertions, deletions, substitutions, shifts, tokens of the text; edits without shifts. */
const WORKED: [string, string, [number, number, number, number, number], number][] = [
  ['The coup failed.', 'The coup failed.', [0, 0, 0, 0, 4], 0],
  ['The plan failed.', 'The plot failed.', [0, 0, 1, 0, 4], 1],
  ['The plot failed.', 'The coup plot failed.', [1, 0, 0, 0, 5], 1],
  ['The the plot failed.', 'The plot failed.', [0, 1, 0, 0, 4], 1],
  ['failed the plot', 'the plot failed', [0, 0, 0, 1, 3], 2],
  // One phrase of three to the end: without shifts three deletions and three insertions, or six substitutions.
  ['in Caracas yesterday the officers met', 'the officers met in Caracas yesterday', [0, 0, 0, 1, 6], 6],
  // The example of Snover et al. 2006: one shift, two substitutions, one insertion, 4 edits of 13 words.
  [
    'this week the saudis denied information published in the new york times',
    'saudi arabia denied this week information published in the american new york times',
    [1, 0, 2, 1, 13],
    6,
  ],
  ['', 'A new line.', [4, 0, 0, 0, 4], 4],
  ['An old line.', '', [0, 4, 0, 0, 0], 4],
  ['b a', 'a b', [0, 0, 0, 1, 2], 2],
  ['a b c d e f', 'd e f a b x', [0, 0, 1, 1, 6], 6],
];

describe('editsWithShifts', () => {
  it.each(WORKED)(
    '%j to %j',
    (draft, text, [insertions, deletions, substitutions, shifts, tokens], plain) => {
      expect(editsWithShifts(draft, text)).toEqual({ insertions, deletions, substitutions, shifts, tokens });
      expect(editsOf(wordEdits(draft, text))).toBe(plain);
    },
  );

  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', 'd', '.'), { maxLength: 14 })
    .map((parts) => parts.join(' '));

  it('is nothing for equal texts, never more than without shifts, and never less than the difference in length', () => {
    fc.assert(
      fc.property(text, text, (draft, made) => {
        const edits = editsOf(editsWithShifts(draft, made));
        expect(edits).toBeLessThanOrEqual(editsOf(wordEdits(draft, made)));
        expect(edits).toBeGreaterThanOrEqual(Math.abs(editTokens(draft).length - editTokens(made).length));
        expect(edits === 0).toBe(`${editTokens(draft)}` === `${editTokens(made)}`);
      }),
    );
  });

  it('is a rate a token of the text', () => {
    expect(editRate(wordEdits('The plan failed.', 'The plot failed.'))).toBe(0.25);
    expect([editRate(wordEdits('', '')), editRate(wordEdits('Old.', ''))]).toEqual([0, 1]);
  });
});
