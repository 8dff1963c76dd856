// Word diffs: by words and marks, phrases kept together, nothing lost.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordDiff } from '../../src/text/diff.ts';

const show = (before: string, after: string) =>
  wordDiff(before, after, 'en')
    .map((part) =>
      part.kind === 'same' ? part.text : part.kind === 'deleted' ? `[-${part.text}-]` : `{+${part.text}+}`,
    )
    .join('');

describe('wordDiff', () => {
  it.each([
    ['The coup failed.', 'The coup failed.', 'The coup failed.'],
    ['The coup failed.', 'The coup collapsed.', 'The coup [-failed-]{+collapsed+}.'],
    ['color', 'colour', '[-color-]{+colour+}'],
    ['He said no', 'He said no.', 'He said no{+.+}'],
    ['He said , no', 'He said, no', 'He said[- -], no'],
    ['', 'New text', '{+New text+}'],
    ['Old text', '', '[-Old text-]'],
    ['', '', ''],
    [
      'the coup plan against Maduro',
      'a plot to oust Maduro',
      '[-the coup plan against-]{+a plot to oust+} Maduro',
    ],
    [
      'met in secret last year with them',
      'held secret meetings with them',
      '[-met in secret last year -]{+held secret meetings +}with them',
    ],
    ['1.5 billion', '1.6 billion', '[-1.5-]{+1.6+} billion'],
    ['US-Venezuela', 'US–Venezuela', 'US[---]{+–+}Venezuela'],
  ])('%j to %j', (before, after, expected) => {
    expect(show(before, after)).toBe(expected);
  });

  const text = fc
    .array(
      fc.constantFrom(
        'the',
        'coup',
        'Coup',
        'plot',
        ' ',
        ' ',
        '  ',
        '.',
        ', ',
        '“',
        '-',
        '\n',
        '\uE000',
        'é',
        '1.5',
        '🙂',
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join(''));

  it('keeps both texts: same + deleted is the old one, same + inserted the new one', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = wordDiff(before, after, 'en');
        const without = (kind: string) =>
          parts
            .filter((part) => part.kind !== kind)
            .map((part) => part.text)
            .join('');
        expect(without('inserted')).toBe(before);
        expect(without('deleted')).toBe(after);
        expect(parts.every((part) => part.text !== '')).toBe(true);
      }),
    );
  });

  it('never cuts a word', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = wordDiff(before, after, 'en');
        for (const kind of ['inserted', 'deleted']) {
          const side = parts.filter((part) => part.kind !== kind);
          side.forEach((part, at) => {
            const next = side[at + 1];
            if (next !== undefined && part.kind !== next.kind)
              expect(/\p{L}$/u.test(part.text) && /^\p{L}/u.test(next.text)).toBe(false);
          });
        }
      }),
    );
  });

  it('answers for two long texts that have nothing in common', () => {
    const long = (word: string) => Array.from({ length: 6000 }, (_, at) => `${word}${at}`).join(' ');
    const parts = wordDiff(`Start ${long('a')} end.`, `Start ${long('b')} end.`, 'en');
    expect(parts[0]).toEqual({ kind: 'same', text: 'Start ' });
    expect(parts.at(-1)!.text.endsWith('.')).toBe(true);
  });
});
