// Tokens: what counts as one word in Indonesian and English.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tokens, words } from '../../src/text/tokens.ts';

it.each([
  ['id', 'Pejabat-pejabat AS-Venezuela bertemu.', ['Pejabat-pejabat', 'AS', 'Venezuela', 'bertemu']],
  ['id', 'Undang-Undang TNI-nya mem-PHK', ['Undang-Undang', 'TNI-nya', 'mem-PHK']],
  ['id', 'sayur-mayur, berlari-lari', ['sayur-mayur', 'berlari-lari']],
  ['id', 'Rp1.234,5 miliar pukul 14.30 WIB', ['Rp1', '234,5', 'miliar', 'pukul', '14.30', 'WIB']],
  ['id', 'Covid-19 dan G20', ['Covid', '19', 'dan', 'G20']],
  ['en', 'The US-backed cease-fire', ['The', 'US', 'backed', 'cease', 'fire']],
  ['en', "The U.S. officials' coup d'état", ['The', 'U.S.', 'officials', 'coup', "d'état"]],
  ['en', '1,234.5 people', ['1,234.5', 'people']],
  ['en', '', []],
])('%s: %j', (lang, text, expected) => {
  expect(words(text, lang).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
});

it('gives the whole text back when joined', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('id', 'en'), (text, lang) => {
      const found = tokens(text, lang);
      expect(found.map((token) => token.text).join('')).toBe(text);
      for (const token of found) expect(text.slice(token.start, token.end)).toBe(token.text);
    }),
  );
});
