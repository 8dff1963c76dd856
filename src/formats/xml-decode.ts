// Bytes of an XML file to text as they come: the encoding from its mark, its zero bytes or its declaration (XML 1.0, appendix F).
import iconv from 'iconv-lite';
import { shownEncoding } from '../text/encoding.ts';

/** Bytes in which an encoding shows itself: as many as the look at a whole file takes. */
const HEAD = 8192;
/** Bytes decoded at once, whatever the chunks: an endless line is then noticed soon. */
const STEP = 65_536;

const DECLARED = /^<\?xml\s[^>]*?\bencoding\s*=\s*["']([A-Za-z][\w.:-]*)["']/;
/** Eight-bit bytes that say they are UTF-16 are what a careless conversion left. */
const UTF8 = /^(?:utf-?8|utf-?16.*|us-ascii)$/;

/** Bytes that are no text in the file's encoding (or an encoding that nobody knows), from `byte` on: after the text that came so far. */
export class BadBytes extends Error {
  readonly encoding: string;
  readonly byte: number;
  constructor(encoding: string, byte: number) {
    super(`not ${encoding}`);
    this.encoding = encoding;
    this.byte = byte;
  }
}

/** The encoding by the first bytes of a file, as iconv names it, and the length of the mark before its text. */
function xmlEncoding(head: Uint8Array): { encoding: string; mark: number } {
  const declared = DECLARED.exec(Buffer.from(head.subarray(0, 1024)).toString('latin1'))?.[1]?.toLowerCase();
  if (declared !== undefined && !UTF8.test(declared)) return { encoding: declared, mark: 0 };
  return shownEncoding(head) ?? { encoding: 'utf-8', mark: 0 };
}

/** Bytes up to the last whole character of UTF-8. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

type Decoder = (bytes: Uint8Array, last: boolean) => Generator<string>;

function utf8Decoder(mark: number): Decoder {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest: Uint8Array = new Uint8Array();
  let before = mark;
  return function* (bytes, last) {
    const all = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    const end = last ? all.length : wholeCharacters(all);
    rest = all.slice(end);
    let text: string;
    try {
      text = strict.decode(all.subarray(0, end));
    } catch {
      const sound = new TextDecoder('utf-8', { ignoreBOM: true }).decode(all).split('\uFFFD', 1)[0]!;
      yield sound;
      throw new BadBytes('UTF-8', before + Buffer.byteLength(sound));
    }
    before += end;
    yield text;
  };
}

/** `head`: where an encoding that nobody knows is declared. */
function decoderFor(encoding: string, mark: number, head: Uint8Array): Decoder {
  if (encoding === 'utf-8') return utf8Decoder(mark);
  if (!iconv.encodingExists(encoding)) throw new BadBytes(encoding, Buffer.from(head).indexOf('encoding'));
  const decoder = iconv.getDecoder(encoding);
  return function* (bytes, last) {
    yield decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) +
      (last ? (decoder.end() ?? '') : '');
  };
}

function* steps(chunk: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < chunk.length; at += STEP) yield chunk.subarray(at, at + STEP);
}

/**
 * The text of the chunks, piece by piece, without a byte-order mark. `onEncoding` is told its encoding, and the length of that mark,
 * before the first piece. Throws
 * BadBytes after the text before them.
 */
export async function* decodeXml(
  chunks: AsyncIterable<Uint8Array>,
  onEncoding: (encoding: string, mark: number) => void = () => undefined,
): AsyncGenerator<string> {
  let decode: Decoder | null = null;
  let head: Uint8Array = new Uint8Array();
  const begin = (): Decoder => {
    const { encoding, mark } = xmlEncoding(head);
    decode = decoderFor(encoding, mark, head);
    onEncoding(encoding, mark);
    head = head.subarray(mark);
    return decode;
  };
  for await (const chunk of chunks) {
    for (const bytes of steps(chunk)) {
      if (decode !== null) yield* (decode as Decoder)(bytes, false);
      else {
        head = Buffer.concat([head, bytes]);
        if (head.length >= HEAD) yield* begin()(head, false);
      }
    }
  }
  yield* decode === null ? begin()(head, true) : (decode as Decoder)(new Uint8Array(), true);
}

/** A file held in memory, as the readers of chunks take it. */
export async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
