// Encodings: declared by a mark, found by what the bytes look like, or refused.
import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { readBytes } from '../../src/text/encoding.ts';

const TEXT = 'Jakarta – “Kudeta” gagal.\nPresiden René aman.';

it.each([
  ['utf-8', false],
  ['utf-8', true],
  ['utf-16le', true],
  ['utf-16be', true],
  ['utf-16le', false],
  ['utf-16be', false],
  ['windows-1252', false],
])('reads %s, byte order mark: %s', (encoding, addBOM) => {
  const decoded = readBytes(iconv.encode(TEXT, encoding, { addBOM }));
  expect(decoded).toEqual({ text: TEXT, encoding });
});

it.each([
  ['CRLF', 'a\r\nb\r\n\r\nc', 'a\nb\n\nc'],
  ['CR', 'a\rb\r\rc', 'a\nb\n\nc'],
  ['CR CR LF', 'a\r\r\nb', 'a\nb'],
])('evens out %s line ends', (_name, text, expected) => {
  expect(readBytes(Buffer.from(text)).text).toBe(expected);
});

it('refuses a binary file with a key of its own', () => {
  const png = Buffer.from([
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 1, 2, 3, 4, 5, 6, 7, 8,
  ]);
  expect(() => readBytes(png)).toThrow(AppError);
});

it('reads an empty file as an empty text', () => {
  expect(readBytes(new Uint8Array()).text).toBe('');
});
