// The directory of a packed file (ZIP, APPNOTE 6.3): where it is, what it lists, also in the large form (zip64) and behind a prefix.
import { badInput } from '../errors.ts';

/** Parts of a file: far beyond any document of a newsroom. */
const MOST_PARTS = 5000;

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** The longest comment after the end record (section 4.3.16). */
const LONGEST_COMMENT = 65_535;
/** Says that the value stands elsewhere, in eight bytes (section 4.4.1.4). */
export const ELSEWHERE = 0xff_ff_ff_ff;

/** Offsets of the eight bytes that hold a value which four cannot. */
export type LargeFields = { size?: number; packed?: number; local?: number };

/**
 * A part as the directory lists it: `at` and `length` of its record there, `local` the offset of its own head. `large`: from the
 * start of the record.
 */
export type ZipEntry = {
  name: string;
  at: number;
  length: number;
  local: number;
  packed: number;
  method: number;
  large: LargeFields;
};

/**
 * `start`, `end`: of the directory's records. `last`: offset of the last record of the file, `large` of the end record of zip64 before it.
 * Offsets that the file states are `shift` less than those in it, where it stands behind a program that unpacks it.
 */
export type ZipDirectory = {
  entries: readonly ZipEntry[];
  start: number;
  end: number;
  last: number;
  large: number | null;
  shift: number;
};

const broken = (byte: number) => badInput('zip.broken', { byte });

/** A name that leaves its folder when unpacked (zip slip). */
function leadsOut(name: string): boolean {
  return /^[/\\]|^[a-z]:|\0/i.test(name) || name.split(/[/\\]/).includes('..');
}

/** Eight bytes as a number: exact as far as any place in a file that memory holds. */
function readLarge(data: Buffer, at: number): number {
  return Number(data.readBigUInt64LE(at));
}

/** The offset of the last end record; -1 without one. */
function lastRecord(data: Buffer): number {
  let end = data.length - 22;
  const first = Math.max(0, end - LONGEST_COMMENT);
  while (end >= first && data.readUInt32LE(end) !== END) end -= 1;
  return end < first ? -1 : end;
}

const holds = (data: Buffer, at: number, signature: number, length: number) =>
  at >= 0 && at + length <= data.length && data.readUInt32LE(at) === signature;

/** Whether a file ends as a packed one does: the comment that its last record tells of goes to its end. */
export function endsPacked(data: Buffer): boolean {
  const last = lastRecord(data);
  return last >= 0 && last + 22 + data.readUInt16LE(last + 20) === data.length;
}

/** The end record of zip64 (sections 4.3.14 and 4.3.15): where the locator says, or right before it behind a prefix. */
function largeEnd(data: Buffer, last: number): number | null {
  const locator = last - 20;
  if (!holds(data, locator, LOCATOR_64, 20)) return null;
  const at = [readLarge(data, locator + 8), locator - 56].find((one) => holds(data, one, END_64, 56));
  if (at === undefined) throw broken(locator);
  return at;
}

/**
 * Where extra fields from `start` to `end` keep the values asked for: that of zip64 (section 4.5.3) has them in this order, and
 * none but those that the four bytes lack. Null where one is missing.
 */
export function largeFields(
  data: Buffer,
  start: number,
  end: number,
  asked: Readonly<Record<keyof LargeFields, boolean>>,
): LargeFields | null {
  const names = (['size', 'packed', 'local'] as const).filter((name) => asked[name]);
  if (names.length === 0) return {};
  for (let at = start; at + 4 <= end; at += 4 + data.readUInt16LE(at + 2)) {
    if (data.readUInt16LE(at) !== 1) continue;
    const until = Math.min(end, at + 4 + data.readUInt16LE(at + 2));
    if (at + 4 + 8 * names.length > until) return null;
    return Object.fromEntries(names.map((name, n) => [name, at + 4 + 8 * n]));
  }
  return null;
}

function entryAt(data: Buffer, at: number, shift: number): ZipEntry {
  if (!holds(data, at, ENTRY, 46)) throw broken(at);
  const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
    data.readUInt16LE(at + offset),
  ) as [number, number, number];
  const extra = at + 46 + nameLength;
  const length = 46 + nameLength + extraLength + commentLength;
  if (at + length > data.length) throw broken(at);
  // Names are ASCII in every document format that is packed; others are read as UTF-8.
  const name = data.toString('utf8', at + 46, extra);
  if (leadsOut(name)) throw badInput('zip.path', { name: name.slice(0, 100) });
  if (data.readUInt16LE(at + 8) & 1) throw badInput('zip.encrypted');
  const isLarge = (offset: number) => data.readUInt32LE(at + offset) === ELSEWHERE;
  const asked = { size: isLarge(24), packed: isLarge(20), local: isLarge(42) };
  const found = largeFields(data, extra, extra + extraLength, asked);
  if (found === null) throw broken(at);
  const value = (field: number | undefined, offset: number) =>
    field === undefined ? data.readUInt32LE(at + offset) : readLarge(data, field);
  return {
    name,
    at,
    length,
    local: value(found.local, 42) + shift,
    packed: value(found.packed, 20),
    method: data.readUInt16LE(at + 10),
    large: Object.fromEntries(Object.entries(found).map(([key, field]) => [key, field - at])),
  };
}

/** Throws badInput `zip.broken`, `zip.path`, `zip.entries`, `zip.encrypted`, with the byte or name at fault. */
export function readDirectory(data: Buffer): ZipDirectory {
  const last = lastRecord(data);
  if (last < 0) throw broken(data.length);
  const large = largeEnd(data, last);
  const [count, size, stated] =
    large === null
      ? [data.readUInt16LE(last + 10), data.readUInt32LE(last + 12), data.readUInt32LE(last + 16)]
      : [readLarge(data, large + 32), readLarge(data, large + 40), readLarge(data, large + 48)];
  if (count > MOST_PARTS) throw badInput('zip.entries', { max: MOST_PARTS });
  const before = (large ?? last) - size - stated;
  const shift = count === 0 || holds(data, stated, ENTRY, 46) || before < 0 ? 0 : before;
  const entries = new Map<string, ZipEntry>();
  const start = stated + shift;
  let at = start;
  for (let n = 0; n < count; n += 1) {
    const entry = entryAt(data, at, shift);
    if (entries.has(entry.name)) throw broken(at);
    entries.set(entry.name, entry);
    at += entry.length;
  }
  return { entries: [...entries.values()], start, end: at, last, large, shift };
}

/** Where the packed bytes of a part begin. Throws badInput `zip.broken`. */
export function startOfPart(data: Buffer, { local, packed, method }: ZipEntry): number {
  if (!holds(data, local, LOCAL, 30)) throw broken(local);
  const start = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
  if (start + packed > data.length || (method !== 0 && method !== 8)) throw broken(start);
  return start;
}
