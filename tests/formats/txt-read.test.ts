// Reading plain text: encodings, paragraphs and characters that texts use for their codes.
import { readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { txt } from '../../src/formats/txt.ts';

const article =
  'Harga “Beras” Naik Lagi\n\nJakarta - Harga beras naik — lagi. Warga mengeluh karena upah tetap.\n';

describe('the encoding is found out', () => {
  it.each(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'])('%s', async (encoding) => {
    const content = await txt.read(iconv.encode(article, encoding));
    expect(content.encoding).toBe(encoding);
    expect(content.details).toEqual({ title: 'Harga “Beras” Naik Lagi' });
    expect(content.paragraphs.map((one) => [one.kind, one.dateline])).toEqual([
      ['headline', null],
      ['paragraph', { start: 0, end: 10 }],
    ]);
  });
});

it('keeps private-use characters as inline codes', async () => {
  const { paragraphs } = await txt.read(Buffer.from('Logo \uF8FF dan \uE123 dan \uF8FF lagi.'));
  expect(paragraphs[0]).toMatchObject({
    source: 'Logo \uE000 dan \uE001 dan \uE000 lagi.',
    codes: [{ data: '\uF8FF' }, { data: '\uE123' }],
  });
});

it.each([
  ['an empty file', Buffer.from(' \r\n\r\n'), 'import.empty'],
  ['a binary file', readFileSync('models/id-en/spm.model').subarray(0, 9000), 'import.binary'],
])('refuses %s', async (_name, bytes, key) => {
  await expect(txt.read(bytes)).rejects.toMatchObject({ key });
});
