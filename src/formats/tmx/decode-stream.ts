// Bytes of an XML file to text as they come: the encoding from its mark, its zero bytes or its declaration (XML 1.0, appendix F).
import iconv from 'iconv-lite';
import { badInput } from '../../errors.ts';

const DECLARED = /^<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z][\w.:-]*)["']/;
/** Bytes in which the declaration must stand. */
const HEAD = 1024;

/** The encoding by the first bytes of a file, as iconv names it. */
export function encodingOf(head: Uint8Array): string {
  const [a, b, c] = head;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0x3c && b === 0) return 'utf-16le';
  if (a === 0 && b === 0x3c) return 'utf-16be';
  const declared = DECLARED.exec(Buffer.from(head).toString('latin1'))?.[1]?.toLowerCase() ?? 'utf-8';
  // Eight-bit bytes that say they are UTF-16 are what a careless conversion left.
  return /^utf-?16/.test(declared) ? 'utf-8' : declared;
}

type Decoder = (bytes: Uint8Array, last: boolean) => string;

function decoderFor(encoding: string): Decoder {
  if (encoding === 'utf-8' || encoding === 'utf8') {
    const strict = new TextDecoder('utf-8', { fatal: true });
    return (bytes, last) => {
      try {
        return strict.decode(bytes, { stream: !last });
      } catch {
        throw badInput('tmx.encoding', { encoding: 'UTF-8' });
      }
    };
  }
  if (!iconv.encodingExists(encoding)) throw badInput('tmx.encoding', { encoding });
  const decoder = iconv.getDecoder(encoding);
  return (bytes, last) =>
    decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) +
    (last ? (decoder.end() ?? '') : '');
}

/** The text of the stream, piece by piece, without a byte-order mark. Throws badInput `tmx.encoding`. */
export async function* decodeXml(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decode: Decoder | null = null;
  let head: Uint8Array = new Uint8Array();
  let first = true;
  const text = (bytes: Uint8Array, last: boolean) => {
    decode ??= decoderFor(encodingOf(head));
    const decoded = decode(bytes, last);
    if (!first || decoded === '') return decoded;
    first = false;
    return decoded.replace(/^\uFEFF/, '');
  };
  for await (const chunk of chunks) {
    if (decode !== null) yield text(chunk, false);
    else {
      head = Buffer.concat([head, chunk]);
      if (head.length >= HEAD) yield text(head, false);
    }
  }
  yield decode === null ? text(head, true) : text(new Uint8Array(), true);
}
