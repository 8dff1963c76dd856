// An XLIFF 1.2 file as a whole: its files with their languages, its units; and its targets put back.
import { badInput } from '../../errors.ts';
import type {
  ExportDocument,
  FormatContent,
  FormatParagraph,
  FormatWarning,
  ReadOptions,
} from '../format.ts';
import type { Splice } from '../splice.ts';
import { putBack } from '../xliff/put-back.ts';
import { keepsSpace } from '../xliff/read-codes.ts';
import { baseName, inheritedTranslate } from '../xliff/read-document.ts';
import { decodeXmlFile } from '../xml-bytes.ts';
import { attribute, childrenOf, parseXml, type XmlElement } from '../xml-tree.ts';
import { changes12 } from './changes.ts';
import { readUnit12, type Unit12 } from './read-unit.ts';
import { XLIFF12 } from './states.ts';

/** Files of 1.1, and those that forget the namespace, are read as 1.2: what we read of them is the same. */
const SAME = { 'urn:oasis:names:tc:xliff:document:1.1': XLIFF12, '': XLIFF12 };

const UNITS = new Set(['trans-unit']);
/** What may hold units: a picture or a sound has those of the words in it (section 2.5.3). */
const HOLDERS = new Set(['body', 'group', 'bin-unit']);

function requireXliff1(root: XmlElement): string {
  if (root.local !== 'xliff') throw badInput('xliff.not-xliff', root.place);
  const version = attribute(root, 'version') ?? '?';
  if (root.uri !== XLIFF12 || !/^1\.[012]$/.test(version)) {
    throw badInput('xliff.version', { version, ...root.place });
  }
  return version;
}

function scanUnits12(
  file: string,
  warnings: FormatWarning[],
  visit: (paragraph: FormatParagraph, place: Unit12, inFile: XmlElement) => void,
): { root: XmlElement; version: string } {
  let version: string | null = null;
  let refs = 0;
  const root = parseXml(file, {
    sameAs: SAME,
    textual: UNITS,
    onEnd(element, around) {
      const inside = around.at(-1);
      if (element.uri !== XLIFF12 || inside === undefined) return false;
      if (element.local !== 'trans-unit' || !HOLDERS.has(inside.local)) return false;
      version ??= requireXliff1(around[0]!);
      const { paragraph, place } = readUnit12(element, {
        file,
        preserve: around.reduce((inherited, one) => keepsSpace(one, inherited), false),
        translate: inheritedTranslate([...around, element]),
        warnings,
        nextRef: () => {
          refs += 1;
          return refs;
        },
      });
      visit(paragraph, place, around[1] ?? inside);
      return true;
    },
  });
  version ??= requireXliff1(root);
  return { root, version };
}

/** Reads XLIFF 1.2 (and 1.0, 1.1). Throws AppError `xliff.*`, `xml.*`, `import.binary`. */
export function readXliff12(bytes: Uint8Array, options: ReadOptions = {}): FormatContent {
  const { text, encoding } = decodeXmlFile(bytes);
  const warnings: FormatWarning[] = [];
  const paragraphs: FormatParagraph[] = [];
  let languages: [string, string] | null = null;
  const seen = new Set<string>();
  let repeated = 0;
  const { root, version } = scanUnits12(text, warnings, (paragraph, { unit }, inFile) => {
    const sourceLang = attribute(inFile, 'source-language') ?? options.sourceLang ?? 'id';
    const targetLang = attribute(inFile, 'target-language') ?? options.targetLang ?? 'en';
    languages ??= [sourceLang, targetLang];
    const other = languages[0] !== sourceLang || languages[1] !== targetLang;
    paragraphs.push(other ? { ...paragraph, sourceLang, targetLang } : paragraph);
    const id = attribute(unit, 'id');
    const key = `${inFile.extent.from} ${id}`;
    if (id === undefined || seen.has(key)) repeated += 1;
    seen.add(key);
  });
  const files = childrenOf(root, XLIFF12, 'file');
  if (paragraphs.length === 0 || languages === null) throw badInput('xliff.no-units', root.place);
  if (files.length > 1) warnings.push({ key: 'files', params: { count: files.length } });
  if (repeated > 0) warnings.push({ key: 'ids', params: { count: repeated } });
  const title = baseName(attribute(files[0]!, 'original'));
  const [sourceLang, targetLang] = languages as [string, string];
  return {
    details: title === '' ? {} : { title },
    sourceLang,
    targetLang,
    paragraphs,
    encoding,
    version,
    warnings,
  };
}

/** The file with the document's targets and states. Throws as readXliff12, and badInput `xliff.crossing`. */
export function writeBack12(doc: ExportDocument, original: Uint8Array): Uint8Array {
  return putBack(doc, original, (file, changeOf) => {
    const splices: Splice[] = [];
    scanUnits12(file, [], (_paragraph, place) => {
      const asked = place.located.flatMap((one, at) => {
        const change = changeOf(one);
        return change === null ? [] : [[at, change] as const];
      });
      if (asked.length > 0) splices.push(...changes12(file, place, new Map(asked)));
    });
    return splices;
  });
}
