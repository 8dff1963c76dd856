// Sentence alignment: the usual one to one, joins and splits, and no guess for what has no counterpart.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignSentences } from '../../src/text/sentence-align.ts';

const pairs = (source: string, target: string) =>
  alignSentences(source, target, 'id', 'en').map((pair) => [
    source.slice(pair.source.start, pair.source.end).trim(),
    target.slice(pair.target.start, pair.target.end).trim(),
  ]);

describe('alignSentences', () => {
  it.each([
    [
      'Hubungan itu tegang. Duta besar tidak bertukar sejak 2010.',
      'Relations are tense. Ambassadors have not been exchanged since 2010.',
      [
        ['Hubungan itu tegang.', 'Relations are tense.'],
        ['Duta besar tidak bertukar sejak 2010.', 'Ambassadors have not been exchanged since 2010.'],
      ],
    ],
    [
      'Presiden tidak terluka dalam ledakan itu, tetapi tujuh tentara terluka parah. Polisi menahan enam orang.',
      'The president was not hurt in the blast. But seven soldiers were badly wounded. Police detained six.',
      [
        [
          'Presiden tidak terluka dalam ledakan itu, tetapi tujuh tentara terluka parah.',
          'The president was not hurt in the blast. But seven soldiers were badly wounded.',
        ],
        ['Polisi menahan enam orang.', 'Police detained six.'],
      ],
    ],
    ['Satu kalimat saja.', '', []],
    ['', '', []],
  ])('%j with %j', (source, target, expected) => {
    expect(pairs(source, target)).toEqual(expected);
  });

  it('gives pairs in order that never overlap', () => {
    const text = fc
      .array(fc.constantFrom('Ya. ', 'Kalimat yang lebih panjang dari yang lain. ', 'Apa? ', 'x'), {
        maxLength: 12,
      })
      .map((list) => list.join(''));
    fc.assert(
      fc.property(text, text, (source, target) => {
        let last = { source: 0, target: 0 };
        for (const pair of alignSentences(source, target, 'id', 'en')) {
          expect(pair.source.start).toBeGreaterThanOrEqual(last.source);
          expect(pair.target.start).toBeGreaterThanOrEqual(last.target);
          last = { source: pair.source.end, target: pair.target.end };
          expect(pair.source.end).toBeLessThanOrEqual(source.length);
          expect(pair.target.end).toBeLessThanOrEqual(target.length);
        }
      }),
    );
  });
});
