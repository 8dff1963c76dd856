// An XML file parsed as its bytes come, for readers that find something in it again and again.
import { badInput } from '../errors.ts';
import { requireText } from '../text/encoding.ts';
import { BadBytes, decodeXml } from './xml-decode.ts';
import type { XmlElement, XmlParser } from './xml-tree.ts';

/**
 * Yields what `take` has after each piece of the file; returns the root. Throws as createXmlParser, and AppError `xml.encoding` with
 * the place of the first byte that does not fit, `import.binary`.
 */
export async function* parseChunks<T>(
  chunks: AsyncIterable<Uint8Array>,
  parser: XmlParser,
  take: () => readonly T[],
  onEncoding: (encoding: string) => void,
): AsyncGenerator<T, XmlElement> {
  let first = true;
  let [encoding, mark] = ['', 0];
  try {
    const pieces = decodeXml(chunks, (...found) => {
      [encoding, mark] = found;
      onEncoding(encoding);
    });
    for await (const text of pieces) {
      if (first && encoding.startsWith('utf')) requireText(text, encoding, mark);
      first = false;
      parser.write(text);
      yield* take();
    }
  } catch (error) {
    throw error instanceof BadBytes ? badInput('xml.encoding', parser.next()) : error;
  }
  const root = parser.end();
  yield* take();
  return root;
}
