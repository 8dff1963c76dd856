// Bytes of a text file to its text and back, so that a file in which only some texts change keeps its encoding and mark.
import iconv from 'iconv-lite';
import { decodeBytes } from '../text/encoding.ts';

/** `mark`: whether the file begins with a byte-order mark, which is no part of the text. Line ends are as in the file. */
export type TextFile = { text: string; encoding: string; mark: boolean };

/** Whether bytes begin with the byte-order mark of UTF-8, UTF-16 or UTF-32 (little-endian). */
export function hasMark(bytes: Uint8Array): boolean {
  const [a, b, c] = bytes;
  return (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || (a === 0xef && b === 0xbb && c === 0xbf);
}

/** A file whose encoding nothing declares. Throws AppError `import.binary`. */
export function decodeTextFile(bytes: Uint8Array): TextFile {
  return { ...decodeBytes(bytes), mark: hasMark(bytes) };
}

/** The bytes of a text in its file's encoding; UTF-8 with a mark where that lacks one of the characters. */
export function encodeTextFile({ text, encoding, mark }: TextFile): Uint8Array {
  const bytes = iconv.encode(text, encoding, { addBOM: mark });
  if (/^utf/.test(encoding) || iconv.decode(bytes, encoding) === text) return bytes;
  return iconv.encode(text, 'utf-8', { addBOM: true });
}
