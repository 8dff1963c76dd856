// Packed files (ZIP, APPNOTE 6.3) of ours.
import { crc32, deflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const DEFLATE = 8;
/** 1 January 1980, the first day that the format knows: equal contents give equal files. */
const DATE = 0x21;

type Packed = { crc: number; packed: Buffer; size: number };

function pack(bytes: Uint8Array): Packed {
  return { crc: crc32(bytes), packed: deflateRawSync(bytes), size: bytes.length };
}

/** The fields that a local header and a central entry share, from the checksum on. */
function writeSizes(header: Buffer, at: number, { crc, packed, size }: Packed): void {
  header.writeUInt32LE(crc, at);
  header.writeUInt32LE(packed.length, at + 4);
  header.writeUInt32LE(size, at + 8);
}

/** A file of these parts, in this order. */
export function writeZip(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const out: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, bytes] of parts) {
    const part = pack(bytes);
    const named = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(LOCAL, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(DEFLATE, 8);
    local.writeUInt16LE(DATE, 12);
    writeSizes(local, 14, part);
    local.writeUInt16LE(named.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(ENTRY, 0);
    entry.writeUInt16LE(20, 4);
    local.copy(entry, 6, 4, 30);
    entry.writeUInt32LE(at, 42);
    out.push(local, named, part.packed);
    directory.push(entry, named);
    at += 30 + named.length + part.packed.length;
  }
  const size = directory.reduce((sum, one) => sum + one.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...out, ...directory, end]);
}
