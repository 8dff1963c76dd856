// Other bytes for some parts of a packed file; all else stays to the byte, in its order: a prefix, zip64, descriptors, comments.
import { crc32, deflateRawSync } from 'node:zlib';
import { badInput } from '../errors.ts';
import {
  ELSEWHERE,
  type LargeFields,
  largeFields,
  readDirectory,
  startOfPart,
  type ZipEntry,
} from './zip-directory.ts';

const DEFLATE = 8;
/** Bit of a part's flags: its sizes follow its bytes instead of standing before them (section 4.4.4). */
const SIZES_LATER = 8;

type Sizes = { crc: number; packed: number; size: number };

/** Flags, method, checksum and sizes, which stand in the same order in a record and a head: from `at` on. */
function writeSizes(head: Buffer, at: number, large: LargeFields, { crc, packed, size }: Sizes): void {
  head.writeUInt16LE(head.readUInt16LE(at) & ~SIZES_LATER, at);
  head.writeUInt16LE(DEFLATE, at + 2);
  head.writeUInt32LE(crc, at + 8);
  writeValue(head, at + 12, large.packed, packed);
  writeValue(head, at + 16, large.size, size);
}

function writeValue(head: Buffer, short: number, large: number | undefined, value: number): void {
  if (large === undefined) head.writeUInt32LE(value, short);
  else head.writeBigUInt64LE(BigInt(value), large);
}

/** A part's own head for other bytes; its extra fields stay. */
function freshHead(data: Buffer, { local }: ZipEntry, start: number, sizes: Sizes): Buffer {
  const head = Buffer.from(data.subarray(local, start));
  const isLarge = head.readUInt32LE(18) === ELSEWHERE && head.readUInt32LE(22) === ELSEWHERE;
  const asked = { size: isLarge, packed: isLarge, local: false };
  const large = largeFields(head, 30 + head.readUInt16LE(26), head.length, asked) ?? {};
  writeSizes(head, 6, large, sizes);
  return head;
}

/**
 * Unchanged parts go with what follows them up to the next one, wherever the directory lists them. Throws badInput as readZip,
 * `zip.broken` too where parts lie in one another.
 */
export function replaceParts(bytes: Uint8Array, changed: ReadonlyMap<string, Uint8Array>): Uint8Array {
  if (changed.size === 0) return bytes;
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { entries, start, end, last, large, shift } = readDirectory(data);
  const records = Buffer.from(data.subarray(start, end));
  const inPlace = [...entries].sort((a, b) => a.local - b.local);
  const out: Buffer[] = [data.subarray(0, inPlace[0]?.local ?? start)];
  let offset = out[0]!.length;
  for (const [n, entry] of inPlace.entries()) {
    const from = startOfPart(data, entry);
    const next = inPlace[n + 1]?.local ?? start;
    if (from + entry.packed > next) throw badInput('zip.broken', { byte: entry.local });
    const record = records.subarray(entry.at - start, entry.at - start + entry.length);
    writeValue(record, 42, entry.large.local, offset - shift);
    const fresh = changed.get(entry.name);
    const pieces: Buffer[] = [];
    if (fresh === undefined) pieces.push(data.subarray(entry.local, next));
    else {
      const packed = deflateRawSync(fresh);
      const sizes = { crc: crc32(fresh), packed: packed.length, size: fresh.length };
      writeSizes(record, 8, entry.large, sizes);
      pieces.push(freshHead(data, entry, from, sizes), packed);
    }
    out.push(...pieces);
    for (const piece of pieces) offset += piece.length;
  }
  const tail = Buffer.from(data.subarray(end));
  const moved = offset + records.length - end - shift;
  if (large !== null) {
    tail.writeBigUInt64LE(BigInt(offset - shift), large - end + 48);
    tail.writeBigUInt64LE(BigInt(large + moved), last - end - 20 + 8);
  }
  if (data.readUInt32LE(last + 16) !== ELSEWHERE) tail.writeUInt32LE(offset - shift, last - end + 16);
  return Buffer.concat([...out, records, tail]);
}
