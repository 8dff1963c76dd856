// Packed files (ZIP, APPNOTE 6.3) of strangers: their parts by name, within bounds of size and number.
import { inflateRawSync } from 'node:zlib';
import { badInput } from '../errors.ts';

const MEBIBYTE = 1024 * 1024;
/** Parts of a file, and bytes of all of them unpacked: far beyond any document of a newsroom. */
const MOST_PARTS = 5000;
const MOST_BYTES = 200 * MEBIBYTE;

export type ZipPart = {
  name: string;
  /** Unpacks the part. Throws badInput `zip.broken`, `zip.bomb`. */
  read: () => Uint8Array;
};

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** The longest comment after the end record (section 4.3.16). */
const LONGEST_COMMENT = 65_535;

/** Whether bytes begin as a packed file does. */
export function looksPacked(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/** A name that leaves its folder when unpacked (zip slip). */
function leadsOut(name: string): boolean {
  return /^[/\\]|^[a-z]:|\0/i.test(name) || name.split(/[/\\]/).includes('..');
}

/**
 * The parts of a packed file by name, none unpacked yet. Sizes that the file states are not trusted: unpacking stops at the
 * bound, `most` bytes in all. Throws badInput `zip.broken`, `zip.path`, `zip.entries`, `zip.encrypted`, with the byte or name at fault.
 */
export function readZip(bytes: Uint8Array, most = MOST_BYTES): ReadonlyMap<string, ZipPart> {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const broken = (byte: number) => badInput('zip.broken', { byte });
  let end = data.length - 22;
  const first = Math.max(0, end - LONGEST_COMMENT);
  while (end >= first && data.readUInt32LE(end) !== END) end -= 1;
  if (end < first || end < 0) throw broken(data.length);
  const count = data.readUInt16LE(end + 10);
  if (count > MOST_PARTS) throw badInput('zip.entries', { max: MOST_PARTS });
  const budget = { left: most, most };
  const parts = new Map<string, ZipPart>();
  let at = data.readUInt32LE(end + 16);
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > data.length || data.readUInt32LE(at) !== ENTRY) throw broken(at);
    const flags = data.readUInt16LE(at + 8);
    const method = data.readUInt16LE(at + 10);
    const packed = data.readUInt32LE(at + 20);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      data.readUInt16LE(at + offset),
    ) as [number, number, number];
    const local = data.readUInt32LE(at + 42);
    // Names are ASCII in every document format that is packed; others are read as UTF-8.
    const name = data.toString('utf8', at + 46, at + 46 + nameLength);
    if (leadsOut(name)) throw badInput('zip.path', { name: name.slice(0, 100) });
    if (flags & 1) throw badInput('zip.encrypted');
    if (parts.has(name)) throw broken(at);
    parts.set(name, { name, read: () => unpack(data, { local, packed, method }, budget) });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return parts;
}

function unpack(
  data: Buffer,
  { local, packed, method }: { local: number; packed: number; method: number },
  budget: { left: number; most: number },
): Uint8Array {
  if (local + 30 > data.length || data.readUInt32LE(local) !== LOCAL) {
    throw badInput('zip.broken', { byte: local });
  }
  const start = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
  if (start + packed > data.length || (method !== 0 && method !== 8)) {
    throw badInput('zip.broken', { byte: start });
  }
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
