// Scores of pairs of sources, worked out by hand.
import { describe, expect, it } from 'vitest';
import { matchTokens, similarity, tokenDistance } from '../../src/memory/similarity.ts';

const id = (text: string) => matchTokens(text, 'id');

describe('tokens', () => {
  it.each([
    ['Para pejabat-pejabat AS.', ['Para', 'pejabat-pejabat', 'AS', '.']],
    ['Rp2,5 miliar', ['Rp2', ',', '5', 'miliar']],
    ['sebanyak 14.250 orang', ['sebanyak', '14.250', 'orang']],
    ['Hubungan AS-Venezuela', ['Hubungan', 'AS', '-', 'Venezuela']],
    ['"Ya," kata dia', ['"', 'Ya', ',', '"', 'kata', 'dia']],
    ['\uE000Kudeta\uE001', ['\uE000', 'Kudeta', '\uE001']],
    ['  ', []],
  ])('%s', (text, expected) => {
    expect(id(text)).toEqual(expected);
  });
});

describe('similarity', () => {
  /** text, other text, tokens of the longer, distance, percent. */
  it.each([
    // Perwira merencanakan kudeta . | the same
    ['Perwira merencanakan kudeta.', 'Perwira merencanakan kudeta.', 4, 0, 100],
    // one of four substituted
    ['Perwira merencanakan kudeta.', 'Perwira membatalkan kudeta.', 4, 1, 75],
    // one inserted: 5 tokens
    ['Perwira merencanakan kudeta.', 'Perwira itu merencanakan kudeta.', 5, 1, 80],
    // capital: one of four
    ['perwira merencanakan kudeta.', 'Perwira merencanakan kudeta.', 4, 1, 75],
    // full stop missing: one of four
    ['Perwira merencanakan kudeta', 'Perwira merencanakan kudeta.', 4, 1, 75],
    // two words exchanged are two substitutions: 2 of 4
    ['Perwira kudeta merencanakan.', 'Perwira merencanakan kudeta.', 4, 2, 50],
    // one number of six tokens: 5/6 rounded down
    ['Banjir merendam 11 desa kemarin.', 'Banjir merendam 12 desa kemarin.', 6, 1, 83],
    // a number with a separator is one token
    ['Sedikitnya 14.250 orang mengungsi.', 'Sedikitnya 9.100 orang mengungsi.', 5, 1, 80],
    // three appended to four: 4/7
    ['Presiden tiba di Jakarta', 'Presiden tiba di Jakarta pada Senin pagi', 7, 3, 57],
    // nothing shared
    ['Banjir surut', 'Harga naik tajam', 3, 3, 0],
    // one shared of three, in another place: A B C | B x y = delete A, C→x, +y
    ['Harga beras naik', 'beras mahal sekali', 3, 3, 0],
    // a code more: 5 tokens, 1
    ['\uE000Perwira merencanakan kudeta.', 'Perwira merencanakan kudeta.', 5, 1, 80],
    // doubled word is one token
    ['Para pejabat-pejabat bertemu', 'Para pejabat bertemu', 3, 1, 66],
    // spaces do not count
    ['Perwira  merencanakan\nkudeta.', 'Perwira merencanakan kudeta.', 4, 0, 100],
    ['', '', 0, 0, 0],
    ['', 'kudeta', 1, 1, 0],
  ])('%s | %s', (one, other, longer, distance, percent) => {
    expect(Math.max(id(one).length, id(other).length)).toBe(longer);
    expect(tokenDistance(id(one), id(other))).toBe(distance);
    expect(similarity(id(one), id(other))).toBe(percent);
    expect(similarity(id(other), id(one))).toBe(percent);
  });
});
