// Targets back into the file that their texts came from, and the file's bytes as they were.
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import { putTargets, type TextPlace } from '../../src/formats/put-targets.ts';
import { decodeTextFile, encodeTextFile } from '../../src/formats/text-file.ts';

const FILE = 'a [satu] b [dua <tiga> empat] c [lima]';

function place(source: string, write: TextPlace['write'] = (target) => target): TextPlace {
  const from = FILE.indexOf(source);
  return { ref: source, from, to: from + source.length, source, write };
}

const outer = place('dua <tiga> empat', (target, slice) => {
  const from = FILE.indexOf('<');
  return `${target}${slice(from, FILE.indexOf('>') + 1)}`;
});

it.each([
  ['changes nothing without targets', {}, FILE],
  ['leaves a text that is the source', { satu: 'satu' }, FILE],
  ['puts each in its place', { satu: 'one', lima: 'five' }, 'a [one] b [dua <tiga> empat] c [five]'],
  ['changes an inner place alone', { tiga: 'three' }, 'a [satu] b [dua <three> empat] c [lima]'],
  [
    'writes an inner place with what holds it',
    { tiga: 'three', 'dua <tiga> empat': 'two' },
    'a [satu] b [two<three>] c [lima]',
  ],
])('%s', (_name, targets, expected) => {
  const segments = new Map(Object.entries(targets).map(([ref, target]) => [ref, { source: ref, target }]));
  expect(putTargets(FILE, segments, [place('satu'), outer, place('tiga'), place('lima')])).toBe(expected);
});

it('gives every text file back to the byte', () => {
  const encoding = fc.constantFrom('utf-8', 'utf-16le', 'utf-16be', 'windows-1252');
  fc.assert(
    fc.property(encoding, fc.boolean(), fc.string({ unit: 'grapheme' }), (name, mark, text) => {
      // UTF-16 without a mark is told by its zero bytes, which a short text may lack.
      const addBOM = mark || name.startsWith('utf-16');
      const bytes = iconv.encode(`Kudeta di Jakarta ${text}`, name, { addBOM });
      expect(Buffer.from(encodeTextFile(decodeTextFile(bytes)))).toEqual(bytes);
    }),
  );
});

it('turns to UTF-8 where the encoding lacks a character', () => {
  const bytes = iconv.encode('“Kudeta”', 'windows-1252');
  const file = decodeTextFile(bytes);
  expect(encodeTextFile({ ...file, text: '“Putsch”' })[0]).toBe(0x93);
  expect(Buffer.from(encodeTextFile({ ...file, text: '漢字' })).toString()).toBe('\uFEFF漢字');
});
