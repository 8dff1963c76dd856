// Packed files (ZIP, APPNOTE 6.3) of strangers: their parts by name, within bounds of size and number.
import { inflateRawSync } from 'node:zlib';
import { badInput } from '../errors.ts';
import { endsPacked, readDirectory, startOfPart, type ZipEntry } from './zip-directory.ts';

const MEBIBYTE = 1024 * 1024;
/** Bytes of all parts unpacked: far beyond any document of a newsroom. */
const MOST_BYTES = 200 * MEBIBYTE;

const HEAD = Buffer.from('PK\x03\x04');

export type ZipPart = {
  name: string;
  /** Unpacks the part. Throws badInput `zip.broken`, `zip.bomb`. */
  read: () => Uint8Array;
};

/** Whether bytes begin as a packed file does, or end as one: behind a program that unpacks it. */
export function looksPacked(bytes: Uint8Array): boolean {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return data.subarray(0, 4).equals(HEAD) || endsPacked(data);
}

/**
 * The parts of a packed file by name, none unpacked yet. Sizes that the file states are not trusted: unpacking stops at the
 * bound, `most` bytes in all. Throws badInput `zip.broken`, `zip.path`, `zip.entries`, `zip.encrypted`, with the byte or name at fault.
 */
export function readZip(bytes: Uint8Array, most = MOST_BYTES): ReadonlyMap<string, ZipPart> {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const budget = { left: most, most };
  const { entries } = readDirectory(data);
  return new Map(
    entries.map((entry) => [entry.name, { name: entry.name, read: () => unpack(data, entry, budget) }]),
  );
}

function unpack(data: Buffer, entry: ZipEntry, budget: { left: number; most: number }): Uint8Array {
  const { packed, method } = entry;
  const start = startOfPart(data, entry);
  const bytes = data.subarray(start, start + packed);
  const bomb = () => badInput('zip.bomb', { byte: start, max: budget.most / MEBIBYTE });
  if (packed > budget.left) throw bomb();
  let unpacked: Uint8Array;
  try {
    unpacked = method === 0 ? bytes : inflateRawSync(bytes, { maxOutputLength: Math.max(1, budget.left) });
  } catch (error) {
    throw (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE'
      ? bomb()
      : badInput('zip.broken', { byte: start });
  }
  budget.left -= unpacked.length;
  return unpacked;
}
