// Invisible characters of a text: each by itself, and nothing lost.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutInvisible, INVISIBLE_IDS } from '../../src/text/invisible.ts';

const ALL = '\t\u00A0\u00AD\u200B\u200C\u200D\u200E\u200F\u202F\u2060\uFEFF';

it('knows each by its name', () => {
  expect(cutInvisible(ALL).map(({ invisible }) => invisible?.id)).toEqual(INVISIBLE_IDS);
});

it.each([
  ['a no-break space', 'Rp\u00A05', ['Rp', 'NBSP', '5']],
  ['at both ends', '\uFEFFa\u00AD', ['BOM', 'a', 'SHY']],
  ['a joiner of letters', 'ن\u200Dم', ['ن', 'ZWJ', 'م']],
  ['a joiner that makes one picture', '👩\u200D🚀', ['👩\u200D🚀']],
  ['an empty text', '', ['']],
])('cuts %s apart', (_name, text, expected) => {
  expect(cutInvisible(text).map((run) => run.invisible?.sign ?? run.text)).toEqual(expected);
});

it('loses nothing', () => {
  const unit = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 3 }), fc.constantFrom(...ALL));
  fc.assert(
    fc.property(fc.array(unit), (units) => {
      const text = units.join('');
      expect(
        cutInvisible(text)
          .map((run) => run.text)
          .join(''),
      ).toBe(text);
    }),
  );
});
