// An XLIFF 2.x file as a whole: its encoding, its version, its files and units.
import iconv from 'iconv-lite';
import { badInput } from '../../errors.ts';
import type { DocumentDetails } from '../../model/document.ts';
import { decodeBytes } from '../../text/encoding.ts';
import type { FormatContent, FormatParagraph, FormatWarning, ReadOptions } from '../format.ts';
import { attribute, childrenOf, parseXml, type XmlElement } from '../xml-tree.ts';
import { DETAIL_NAMES, XLIFF } from './names.ts';
import { keepsSpace } from './read-codes.ts';
import { readMeta, readUnit } from './read-unit.ts';

/** XML is UTF-8 unless a mark or its declaration says otherwise (XML 1.0 section 4.3.3): nothing is guessed. */
function decode(bytes: Uint8Array): { text: string; encoding: string } {
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const declared = /^<\?xml\s[^>]*?encoding\s*=\s*["']([\w.-]+)["']/.exec(start)?.[1]?.toLowerCase();
  if (declared !== undefined && !/^(utf-?8|utf-?16.*|us-ascii)$/.test(declared)) {
    if (!iconv.encodingExists(declared)) throw badInput('xliff.encoding', { line: 1, column: 1 });
    return { text: iconv.decode(Buffer.from(bytes), declared), encoding: declared };
  }
  const decoded = decodeBytes(bytes);
  if (decoded.encoding !== 'windows-1252') return decoded;
  const before = new TextDecoder()
    .decode(bytes)
    .split('\uFFFD', 1)[0]!
    .split(/\r\n|\r|\n/);
  throw badInput('xliff.encoding', { line: before.length, column: before.at(-1)!.length + 1 });
}

function requireXliff2(root: XmlElement): void {
  if (root.local !== 'xliff') throw badInput('xliff.not-xliff', root.place);
  const version = attribute(root, 'version') ?? '?';
  if (root.uri !== XLIFF || !/^2\.[01]$/.test(version)) {
    throw badInput('xliff.version', { version, ...root.place });
  }
}

/** The units of a file or group in document order. */
function readUnits(
  parent: XmlElement,
  inherited: boolean,
  warnings: FormatWarning[],
  paragraphs: FormatParagraph[],
): void {
  const preserve = keepsSpace(parent, inherited);
  for (const child of childrenOf(parent, XLIFF)) {
    if (child.local === 'group') readUnits(child, preserve, warnings, paragraphs);
    if (child.local !== 'unit') continue;
    const paragraph = readUnit(child, preserve, warnings);
    if (paragraph !== null) paragraphs.push(paragraph);
  }
}

/** Reads XLIFF 2.0 and 2.1 (see xliff21.ts). Throws AppError `xliff.*`, `import.binary`. */
export function readXliff(bytes: Uint8Array, options: ReadOptions = {}): FormatContent {
  const { text, encoding } = decode(bytes);
  const root = parseXml(text);
  requireXliff2(root);
  const files = childrenOf(root, XLIFF, 'file');
  const warnings: FormatWarning[] = [];
  const paragraphs: FormatParagraph[] = [];
  const preserve = keepsSpace(root, false);
  for (const file of files) readUnits(file, preserve, warnings, paragraphs);
  if (paragraphs.length === 0) throw badInput('xliff.no-units', root.place);
  if (files.length > 1) warnings.push({ key: 'files', params: { count: files.length } });
  const details: Partial<DocumentDetails> = {};
  for (const file of [...files].reverse()) {
    const meta = readMeta(file, keepsSpace(file, preserve));
    for (const name of DETAIL_NAMES) if (meta.has(name)) details[name] = meta.get(name)!;
  }
  const sourceLang = attribute(root, 'srcLang') ?? options.sourceLang ?? 'id';
  const targetLang = attribute(root, 'trgLang') ?? options.targetLang ?? 'en';
  return { details, sourceLang, targetLang, paragraphs, encoding, warnings };
}
