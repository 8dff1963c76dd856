// An XLIFF 2.x file as a whole: its encoding, its version, its files and units.
import { badInput } from '../../errors.ts';
import type { DocumentDetails } from '../../model/document.ts';
import type { FormatContent, FormatParagraph, FormatWarning, ReadOptions } from '../format.ts';
import { decodeXmlFile } from '../xml-bytes.ts';
import { attribute, childrenOf, parseXml, type XmlElement } from '../xml-tree.ts';
import { DETAIL_NAMES, XLIFF, XLIFF_22 } from './names.ts';
import { keepsSpace } from './read-codes.ts';
import { readMeta, readUnit } from './read-unit.ts';

function requireXliff2(root: XmlElement): void {
  if (root.local !== 'xliff') throw badInput('xliff.not-xliff', root.place);
  const version = attribute(root, 'version') ?? '?';
  if (root.uri !== XLIFF || !/^2\.[012]$/.test(version)) {
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

/** Reads XLIFF 2.0 to 2.2 (see xliff21.ts). Throws AppError `xliff.*`, `import.binary`. */
export function readXliff(bytes: Uint8Array, options: ReadOptions = {}): FormatContent {
  const { text, encoding } = decodeXmlFile(bytes);
  const root = parseXml(text, { sameAs: { [XLIFF_22]: XLIFF } });
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
