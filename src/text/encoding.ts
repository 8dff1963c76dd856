// Bytes to text: finds the character encoding and evens out the line ends. Binary files are refused.
import iconv from 'iconv-lite';
import { badInput } from '../errors.ts';

export type Decoded = { text: string; encoding: string };

/** Longest first, because the UTF-32 LE mark begins with the UTF-16 LE one. */
const MARKS: readonly (readonly [readonly number[], string])[] = [
  [[0xff, 0xfe, 0, 0], 'utf-32le'],
  [[0, 0, 0xfe, 0xff], 'utf-32be'],
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** Bytes looked at to tell UTF-16 and binary files from the rest. */
const SAMPLE = 8192;

function undeclaredUtf16(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE);
  const pairs = sample.length >> 1;
  if (pairs === 0) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < pairs * 2; i++) if (sample[i] === 0) i % 2 === 0 ? even++ : odd++;
  // Latin text has a zero in nearly every pair, always on the same side; a third leaves room for other scripts.
  if (odd > pairs / 3 && even <= pairs / 50) return 'utf-16le';
  if (even > pairs / 3 && odd <= pairs / 50) return 'utf-16be';
  return null;
}

/**
 * Where in a text the first character stands that shows a binary file, or -1: a zero, or many control characters other than tab,
 * line ends, form feed and the DOS end-of-file mark.
 */
function binaryAt(text: string): number {
  const sample = text.slice(0, SAMPLE);
  const zero = sample.indexOf('\0');
  if (zero >= 0) return zero;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  const control = /[\x01-\x08\x0b\x0e-\x19\x1b-\x1f\x7f\u0081\u008d\u008f\u0090\u009d]/g;
  const controls = [...sample.matchAll(control)];
  return controls.length > Math.max(1, sample.length / 200) ? controls[0]!.index : -1;
}

/** `mark`: bytes before the text. Throws AppError `import.binary` with the byte, from 0, where the start of a text shows a binary file. */
export function requireText(text: string, encoding: string, mark: number): void {
  const at = binaryAt(text);
  if (at < 0) return;
  const byte = mark + iconv.encode(text.slice(0, at), encoding).length;
  throw badInput('import.binary', { byte, encoding: encoding.toUpperCase() });
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** What the first bytes of a text show by themselves: the encoding, and the bytes of the mark before it; or null. */
export function shownEncoding(bytes: Uint8Array): { encoding: string; mark: number } | null {
  const marked = MARKS.find(([mark]) => mark.every((byte, i) => bytes[i] === byte));
  if (marked !== undefined) return { encoding: marked[1], mark: marked[0].length };
  const wide = undeclaredUtf16(bytes);
  return wide === null ? null : { encoding: wide, mark: 0 };
}

function decode(bytes: Uint8Array): Decoded {
  const shown = shownEncoding(bytes);
  if (shown !== null) {
    const { encoding, mark } = shown;
    const rest = Buffer.from(bytes.buffer, bytes.byteOffset + mark, bytes.byteLength - mark);
    return { text: iconv.decode(rest, encoding), encoding };
  }
  const text = strictUtf8(bytes);
  if (text !== null) return { text, encoding: 'utf-8' };
  // Not TextDecoder: Node's reads windows-1252 as ISO 8859-1 and so turns curly quotes into control characters.
  return { text: iconv.decode(Buffer.from(bytes), 'windows-1252'), encoding: 'windows-1252' };
}

/**
 * Decodes a text file: a byte-order mark decides; else UTF-16 shown by its zero bytes; else UTF-8 where every byte fits;
 * else windows-1252. The mark is removed; line ends stay as they are. Throws AppError `import.binary`.
 */
export function decodeBytes(bytes: Uint8Array): Decoded {
  const decoded = decode(bytes);
  requireText(decoded.text, decoded.encoding, shownEncoding(bytes)?.mark ?? 0);
  return decoded;
}

/** Line ends as `\n`: CR LF, CR, the CR CR LF of twice-converted files, and Unicode's line and paragraph separators. */
function normaliseLineEnds(text: string): string {
  return text.replace(/\r\r\n|\r\n|\r|\u2028|\u0085/g, '\n').replaceAll('\u2029', '\n\n');
}

/** `decodeBytes` with line ends as `\n`. */
export function readBytes(bytes: Uint8Array): Decoded {
  const { text, encoding } = decodeBytes(bytes);
  return { text: normaliseLineEnds(text), encoding };
}
