// The bytes of a Web page to its text: the encoding by its mark, its own declaration, or its bytes (HTML, section 13.2.3).
import iconv from 'iconv-lite';
import { badInput } from '../../errors.ts';
import { decodeTextFile, hasMark, type TextFile } from '../text-file.ts';
import { decodeXmlFile } from '../xml-bytes.ts';

/** Bytes in which a page declares its encoding, and somewhat more, for pages that are late (section 13.2.3.2). */
const HEAD = 4096;
/** What pages call Latin-1 or ASCII is windows-1252 (Encoding Standard, section 4.2). */
const LATIN = /^(?:iso-?8859-?1|latin-?1|l1|(?:us-)?ascii|cp1252|x-cp1252|windows-1252)$/;

/** The encoding that a page declares for itself, in lower case, or undefined. */
function declared(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, HEAD))
    .toString('latin1')
    .replace(/<!--[\s\S]*?-->/g, '');
  const meta = /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1];
  const name = meta ?? /^<\?xml\s[^>]*?encoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1];
  return name?.toLowerCase();
}

/**
 * Throws AppError `xml.encoding` with the place of the first byte that does not fit a page's UTF-8, `import.binary`. A page
 * cannot say UTF-16 of itself in ASCII letters: that is read as UTF-8 (section 13.2.3.2).
 */
export function decodeHtml(bytes: Uint8Array): TextFile {
  const name = declared(bytes);
  if (name === undefined || hasMark(bytes)) return decodeTextFile(bytes);
  if (/^utf-?(?:8|16.*)$/.test(name)) return decodeXmlFile(bytes);
  const encoding = LATIN.test(name) ? 'windows-1252' : name;
  if (!iconv.encodingExists(encoding)) throw badInput('xml.encoding', { line: 1, column: 1 });
  return { text: iconv.decode(Buffer.from(bytes), encoding), encoding, mark: false };
}
