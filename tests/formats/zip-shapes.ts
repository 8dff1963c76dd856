// Packed files in the less usual shapes of APPNOTE 6.3: zip64, sizes after the bytes, another order, a program before it all.
import { crc32, deflateRawSync } from 'node:zlib';

export type ZipShape = { large?: true; later?: true; backwards?: true; prefix?: string };

const MAX = 0xff_ff_ff_ff;

/** Bytes of fields in a row: `[value, width]`. */
function bytes(...fields: readonly (readonly [number, 2 | 4 | 8])[]): Buffer {
  return Buffer.concat(
    fields.map(([value, width]) => {
      const field = Buffer.alloc(8);
      field.writeBigUInt64LE(BigInt(value));
      return field.subarray(0, width);
    }),
  );
}

export function shapedZip(
  files: Readonly<Record<string, string>>,
  { large, later, backwards, prefix = '' }: ZipShape,
): Buffer {
  const out: Buffer[] = [Buffer.from(prefix)];
  const records: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const packed = deflateRawSync(text);
    const sizes = [packed.length, Buffer.byteLength(text)] as const;
    const crc = crc32(text);
    const flags = later ? 8 : 0;
    const width = large ? 8 : 4;
    const stated = (large ? [MAX, MAX] : later ? [0, 0] : sizes) as readonly [number, number];
    const localExtra = large
      ? bytes([1, 2], [16, 2], [later ? 0 : sizes[1], 8], [later ? 0 : sizes[0], 8])
      : bytes();
    const centralExtra = large ? bytes([1, 2], [24, 2], [sizes[1], 8], [sizes[0], 8], [at, 8]) : bytes();
    const head = Buffer.concat([
      bytes(
        [0x04034b50, 4],
        [large ? 45 : 20, 2],
        [flags, 2],
        [8, 2],
        [0x21, 4],
        [later ? 0 : crc, 4],
        [stated[0], 4],
        [stated[1], 4],
      ),
      bytes([Buffer.byteLength(name), 2], [localExtra.length, 2]),
      Buffer.from(name),
      localExtra,
    ]);
    const descriptor = later
      ? bytes([0x08074b50, 4], [crc, 4], [sizes[0], width], [sizes[1], width])
      : bytes();
    records.push(
      Buffer.concat([
        bytes([0x02014b50, 4], [45, 2], [large ? 45 : 20, 2], [flags, 2], [8, 2], [0x21, 4], [crc, 4]),
        bytes(
          [large ? MAX : sizes[0], 4],
          [large ? MAX : sizes[1], 4],
          [Buffer.byteLength(name), 2],
          [centralExtra.length, 2],
        ),
        bytes([0, 2], [0, 2], [0, 2], [0, 4], [large ? MAX : at, 4]),
        Buffer.from(name),
        centralExtra,
      ]),
    );
    out.push(head, packed, descriptor);
    at += head.length + packed.length + descriptor.length;
  }
  if (backwards) records.reverse();
  const directory = Buffer.concat(records);
  const count = records.length;
  const end64 = Buffer.concat([
    bytes(
      [0x06064b50, 4],
      [44, 8],
      [45, 2],
      [45, 2],
      [0, 4],
      [0, 4],
      [count, 8],
      [count, 8],
      [directory.length, 8],
      [at, 8],
    ),
    bytes([0x07064b50, 4], [0, 4], [at + directory.length, 8], [1, 4]),
  ]);
  const [n, size, start] = large ? [0xffff, MAX, MAX] : [count, directory.length, at];
  const end = bytes([0x06054b50, 4], [0, 4], [n, 2], [n, 2], [size, 4], [start, 4], [4, 2]);
  return Buffer.concat([...out, directory, ...(large ? [end64] : []), end, Buffer.from('kata')]);
}
