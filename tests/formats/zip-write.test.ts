// Packed files written: other programs open them.
import JSZip from 'jszip';
import { expect, it } from 'vitest';
import { readZip } from '../../src/formats/zip.ts';
import { writeZip } from '../../src/formats/zip-write.ts';

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

it('writes what readers read, and the same bytes for the same parts', async () => {
  const parts = new Map([
    ['a.xml', Buffer.from('<a/>')],
    ['folder/é.txt', Buffer.from('dua '.repeat(1000))],
  ]);
  const bytes = writeZip(parts);
  expect(text(writeZip(parts))).toBe(text(bytes));
  expect(text(readZip(bytes).get('folder/é.txt')!.read())).toBe('dua '.repeat(1000));
  const other = await JSZip.loadAsync(bytes, { checkCRC32: true });
  expect(await other.file('a.xml')!.async('string')).toBe('<a/>');
});
