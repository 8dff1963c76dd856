// Packed files: their parts come out whole, and files made to harm are refused.
import JSZip from 'jszip';
import { expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { looksPacked, readZip, replaceParts } from '../../src/formats/zip.ts';

async function packed(files: Record<string, string>): Promise<Buffer> {
  const zip = new JSZip();
  for (const [name, text] of Object.entries(files)) zip.file(name, text, { createFolders: false });
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

/** Every place that names one part, changed to another name of the same length. */
function renamed(bytes: Buffer, from: string, to: string): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1');
}

function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof AppError) return error.key;
    throw error;
  }
  return 'it was read';
}

it('gives its parts by name', async () => {
  const bytes = await packed({ 'word/document.xml': '<a/>'.repeat(1000), 'b.txt': '' });
  expect(looksPacked(bytes)).toBe(true);
  const parts = readZip(bytes);
  expect([...parts.keys()]).toEqual(['word/document.xml', 'b.txt']);
  expect(Buffer.from(parts.get('word/document.xml')!.read()).toString()).toBe('<a/>'.repeat(1000));
  expect(parts.get('b.txt')!.read()).toHaveLength(0);
});

it.each([
  ['a cut end', (bytes: Buffer) => bytes.subarray(0, -30), 'zip.broken'],
  ['no packed file', () => Buffer.from('Jakarta'), 'zip.broken'],
  ['a way out', (bytes: Buffer) => renamed(bytes, 'abcdef', '../../'), 'zip.path'],
  ['an absolute name', (bytes: Buffer) => renamed(bytes, 'abcdef', '/etc/p'), 'zip.path'],
  ['a drive', (bytes: Buffer) => renamed(bytes, 'abcdef', 'C:\\win'), 'zip.path'],
])('refuses %s', async (_name, change, key) => {
  const bytes = change(await packed({ abcdef: 'x' }));
  expect(refusal(() => readZip(bytes))).toBe(key);
});

it('stops unpacking at the bound, whatever sizes the file states', async () => {
  const bytes = await packed({ a: '0'.repeat(600_000), b: '0'.repeat(600_000) });
  expect(bytes.length).toBeLessThan(10_000);
  const parts = readZip(bytes, 1024 * 1024);
  parts.get('a')!.read();
  expect(refusal(() => parts.get('b')!.read())).toBe('zip.bomb');
});

it('replaces a part and leaves the others packed as they are', async () => {
  const bytes = await packed({ a: '0'.repeat(5000), 'word/document.xml': '<a/>', b: 'b'.repeat(900) });
  expect(replaceParts(bytes, new Map())).toBe(bytes);
  const changed = Buffer.from(replaceParts(bytes, new Map([['word/document.xml', Buffer.from('<bé/>')]])));
  const texts = [...readZip(changed).values()].map(({ name, read }) => [
    name,
    Buffer.from(read()).toString(),
  ]);
  expect(texts).toEqual([
    ['a', '0'.repeat(5000)],
    ['word/document.xml', '<bé/>'],
    ['b', 'b'.repeat(900)],
  ]);
  const other = await JSZip.loadAsync(changed, { checkCRC32: true });
  expect(await other.file('word/document.xml')!.async('string')).toBe('<bé/>');
});
