// Bytes of an XML file to its text and back: the encoding from its mark or its declaration (XML 1.0 section 4.3.3).
import iconv from 'iconv-lite';
import { badInput } from '../errors.ts';
import { decodeBytes } from '../text/encoding.ts';
import { hasMark, type TextFile } from './text-file.ts';

/** A text is no longer than this many bytes of file: what a string of the runtime holds. */
const MOST_BYTES = 400_000_000;

/**
 * XML is UTF-8 unless a mark or its declaration says otherwise: nothing is guessed. Throws AppError `xml.encoding` with the
 * place of the first byte that does not fit, `import.binary`, `too-large`.
 */
export function decodeXmlFile(bytes: Uint8Array): TextFile {
  if (bytes.length > MOST_BYTES) throw badInput('too-large');
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const declared = /^<\?xml\s[^>]*?encoding\s*=\s*["']([\w.-]+)["']/.exec(start)?.[1]?.toLowerCase();
  if (declared !== undefined && !/^(utf-?8|utf-?16.*|us-ascii)$/.test(declared)) {
    if (!iconv.encodingExists(declared)) throw badInput('xml.encoding', { line: 1, column: 1 });
    return { text: iconv.decode(Buffer.from(bytes), declared), encoding: declared, mark: false };
  }
  const decoded = decodeBytes(bytes);
  if (decoded.encoding !== 'windows-1252') return { ...decoded, mark: hasMark(bytes) };
  const before = new TextDecoder()
    .decode(bytes)
    .split('\uFFFD', 1)[0]!
    .split(/\r\n|\r|\n/);
  throw badInput('xml.encoding', { line: before.length, column: before.at(-1)!.length + 1 });
}

/** The bytes of an XML text, in the encoding and with the mark that its file had. */
export function encodeXmlFile({ text, encoding, mark }: TextFile): Uint8Array {
  return iconv.encode(text, encoding, { addBOM: mark });
}

/** Escaped XML text in which what the encoding lacks is a character reference (section 4.1). */
export function fitEncoding(escaped: string, encoding: string): string {
  if (/^utf/.test(encoding)) return escaped;
  return escaped.replace(/[^\0-\x7F]/gu, (character) =>
    iconv.decode(iconv.encode(character, encoding), encoding) === character
      ? character
      : `&#${character.codePointAt(0)};`,
  );
}
