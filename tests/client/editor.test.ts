// The editor's document and how words go in at the cursor.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { spaced } from '../../src/client/desk/editor.ts';
import { docFromText, textFromDoc } from '../../src/client/desk/editor-schema.ts';
import { codeCharacter } from '../../src/model/text.ts';

it('keeps every text, codes included, one position a UTF-16 unit', () => {
  const unit = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 4 }),
    fc.nat(5).map(codeCharacter),
    fc.constant('\n'),
  );
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 10 }), (units) => {
      const text = units.join('');
      const doc = docFromText(text);
      expect(textFromDoc(doc)).toBe(text);
      expect(doc.content.size).toBe(text.length);
    }),
  );
});

it.each([
  ['an empty text', '', 'coup', '', 'coup'],
  ['after a word', 'the', 'coup', '', ' coup'],
  ['after a space, before a word', 'the ', 'coup', 'fell', 'coup '],
  ['after a full stop', 'apart.', 'coup', '', ' coup'],
  ['before a full stop', 'the ', 'coup', '.', 'coup'],
  ['inside brackets', 'the (', 'coup', ')', 'coup'],
])('sets inserted words off by spaces: %s', (_name, before, text, after, expected) => {
  expect(spaced(before, text, after)).toBe(expected);
});
