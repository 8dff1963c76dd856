// Packed files: their parts come out whole, and files made to harm are refused.
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { looksPacked, readZip } from '../../src/formats/zip.ts';
import { replaceParts } from '../../src/formats/zip-replace.ts';
import { shapedZip, type ZipShape } from './zip-shapes.ts';

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

describe.each<[string, ZipShape]>([
  ['in the large form', { large: true }],
  ['with sizes after the bytes', { later: true }],
  ['in the large form with sizes after the bytes', { large: true, later: true }],
  ['listed backwards', { backwards: true }],
  ['behind a program', { prefix: 'MZ program ' }],
  ['in all of these ways', { large: true, later: true, backwards: true, prefix: 'MZ program ' }],
])('a packed file %s', (_name, shape) => {
  const files = { a: '0'.repeat(5000), 'word/document.xml': '<a/>', b: 'b'.repeat(900) };
  const bytes = shapedZip(files, shape);
  const texts = (of: Uint8Array) =>
    Object.fromEntries(
      [...readZip(of).values()].map(({ name, read }) => [name, Buffer.from(read()).toString()]),
    );

  it('is read, and keeps its shape where a part changes', () => {
    expect(looksPacked(bytes)).toBe(true);
    expect(texts(bytes)).toEqual(files);
    const fresh = { a: 'x', b: 'é'.repeat(70) };
    const parts = (of: Record<string, string>) =>
      new Map(Object.entries(of).map(([name, text]) => [name, Buffer.from(text)]));
    const changed = replaceParts(bytes, parts(fresh));
    expect(texts(changed)).toEqual({ ...files, ...fresh });
    expect(
      Buffer.from(changed.subarray(0, 11))
        .toString()
        .startsWith(shape.prefix ?? 'PK'),
    ).toBe(true);
    // Only what says where sizes stand is another.
    const { a, b } = files;
    expect(changed.length - replaceParts(bytes, parts({ a, b })).length).toBeLessThan(0);
    if (!shape.later) expect(Buffer.from(replaceParts(changed, parts({ a, b })))).toEqual(bytes);
  });

  it('is refused cut, and damaged ends in parts or an error for people', () => {
    expect(refusal(() => readZip(bytes.subarray(0, -30)))).toBe('zip.broken');
    for (let at = 0; at < bytes.length; at += 5)
      for (const value of [0, 0xff]) {
        const damaged = Buffer.from(bytes);
        damaged[at] = value;
        refusal(() => {
          for (const part of readZip(damaged).values()) part.read();
          replaceParts(damaged, new Map([['a', Buffer.from('x')]]));
        });
      }
  });
});

it('refuses to copy parts that lie in one another', () => {
  const bytes = shapedZip({ a: 'x', b: 'y' }, {});
  const second = bytes.lastIndexOf('PK\x01\x02');
  bytes.writeUInt32LE(0, second + 42);
  expect(refusal(() => replaceParts(bytes, new Map([['c', Buffer.from('')]])))).toBe('zip.broken');
});
