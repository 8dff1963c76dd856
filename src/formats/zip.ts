// Packed files (ZIP, APPNOTE 6.3) of strangers: their parts by name, within bounds of size and number.
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
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
  const budget = { left: most, most };
  const { entries } = directoryOf(data);
  return new Map(
    entries.map((entry) => [entry.name, { name: entry.name, read: () => unpack(data, entry, budget) }]),
  );
}

/** A part as the directory lists it: `at` and `length` of its record there, `local` the offset of its own head. */
type Entry = { name: string; at: number; length: number; local: number; packed: number; method: number };

/** The records of the directory (section 4.3.12) and the offset of the end record. */
function directoryOf(data: Buffer): { entries: Entry[]; end: number } {
  const broken = (byte: number) => badInput('zip.broken', { byte });
  let end = data.length - 22;
  const first = Math.max(0, end - LONGEST_COMMENT);
  while (end >= first && data.readUInt32LE(end) !== END) end -= 1;
  if (end < first || end < 0) throw broken(data.length);
  const count = data.readUInt16LE(end + 10);
  if (count > MOST_PARTS) throw badInput('zip.entries', { max: MOST_PARTS });
  const entries = new Map<string, Entry>();
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
    if (entries.has(name)) throw broken(at);
    const length = 46 + nameLength + extraLength + commentLength;
    entries.set(name, { name, at, length, local, packed, method });
    at += length;
  }
  return { entries: [...entries.values()], end };
}

/** Where the packed bytes of a part begin. Throws badInput `zip.broken`. */
function startOf(data: Buffer, { local, packed, method }: Entry): number {
  if (local + 30 > data.length || data.readUInt32LE(local) !== LOCAL) {
    throw badInput('zip.broken', { byte: local });
  }
  const start = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
  if (start + packed > data.length || (method !== 0 && method !== 8)) {
    throw badInput('zip.broken', { byte: start });
  }
  return start;
}

function unpack(data: Buffer, entry: Entry, budget: { left: number; most: number }): Uint8Array {
  const { packed, method } = entry;
  const start = startOf(data, entry);
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

/** Bit of a part's flags: its sizes follow its bytes instead of standing before them (section 4.4.4). */
const SIZES_LATER = 8;

/**
 * The packed file with other bytes for some of its parts; all others stay packed as they are, in their order. Throws badInput
 * as readZip.
 */
export function replaceParts(bytes: Uint8Array, changed: ReadonlyMap<string, Uint8Array>): Uint8Array {
  if (changed.size === 0) return bytes;
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { entries, end } = directoryOf(data);
  const out: Buffer[] = [];
  const records: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const start = startOf(data, entry);
    const head = Buffer.from(data.subarray(entry.local, start));
    const record = Buffer.from(data.subarray(entry.at, entry.at + entry.length));
    const fresh = changed.get(entry.name);
    const packed = fresh ? deflateRawSync(fresh) : data.subarray(start, start + entry.packed);
    if (fresh) {
      record.writeUInt16LE(8, 10);
      record.writeUInt32LE(crc32(fresh), 16);
      record.writeUInt32LE(packed.length, 20);
      record.writeUInt32LE(fresh.length, 24);
    }
    record.writeUInt16LE(record.readUInt16LE(8) & ~SIZES_LATER, 8);
    record.writeUInt32LE(offset, 42);
    // Flags and method, then checksum and sizes, stand in the same order in both.
    record.copy(head, 6, 8, 12);
    record.copy(head, 14, 16, 28);
    out.push(head, packed);
    records.push(record);
    offset += head.length + packed.length;
  }
  const tail = Buffer.from(data.subarray(end));
  tail.writeUInt32LE(
    records.reduce((sum, one) => sum + one.length, 0),
    12,
  );
  tail.writeUInt32LE(offset, 16);
  return Buffer.concat([...out, ...records, tail]);
}
