// Lines of subtitles: joined for the engine, broken again where a reader would breathe.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenCue, brokenInto, joinedCue } from '../../src/text/cue-lines.ts';

it.each([
  ['Perwira bertemu\ndengan pejabat.', 'Perwira bertemu dengan pejabat.'],
  ['- Mau ke mana?\n- Pulang.', '- Mau ke mana?\n- Pulang.'],
  ['Halo.\nApa kabar\nsemua?', 'Halo.\nApa kabar semua?'],
  ['\uE000Lagu\nlama\uE001', '\uE000Lagu lama\uE001'],
])('joins %j', (cue, joined) => {
  expect(joinedCue(cue)).toBe(joined);
});

describe.each([
  ['a\nb', 'Officers met with US officials in secret.', 'Officers met\nwith US officials in secret.'],
  [
    'a\nb',
    'The government raised prices, but residents refused.',
    'The government raised prices,\nbut residents refused.',
  ],
  ['a\nb', 'He spoke to the President Joko Widodo.', 'He spoke\nto the President Joko Widodo.'],
  ['a\nb', 'Yes.', 'Yes.'],
  [
    'a',
    'One line stays one line, however long it may become.',
    'One line stays one line, however long it may become.',
  ],
  ['- a?\n- b.', '- Where to?\n- Home.', '- Where to?\n- Home.'],
  ['- a?\n- b.', '- Where do you want to go? - Home.', '- Where do you want to go?\n- Home.'],
  ['a.\nb\nc', 'Hello.\nHow are you all doing today?', 'Hello.\nHow are you all\ndoing today?'],
])('%j', (source, english, broken) => {
  it(`breaks ${english}`, () => expect(brokenCue(source, english)).toBe(broken));
});

it('moves nothing, makes as many lines as there are words for, and none too long where that can be', () => {
  const word = fc.stringMatching(/^[A-Za-z\uE000,.]{1,9}$/);
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 14 }),
      fc.integer({ min: 1, max: 3 }),
      (words, count) => {
        const text = words.join(' ');
        const lines = brokenInto(text, count).split('\n');
        expect(lines.join(' ')).toBe(text);
        expect(lines).toHaveLength(Math.min(count, words.length));
        if (text.length <= 33 * count) expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(43);
      },
    ),
  );
});
