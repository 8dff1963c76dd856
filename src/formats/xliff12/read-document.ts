// An XLIFF 1.2 file as a whole: its files with their languages, its units; and its targets put back.
import { badInput } from '../../errors.ts';
import type {
  ExportDocument,
  FormatFacts,
  FormatParagraph,
  FormatStream,
  FormatWarning,
  ReadOptions,
} from '../format.ts';
import { requireFewTexts } from '../long-texts.ts';
import type { Splice } from '../splice.ts';
import { putBack } from '../xliff/put-back.ts';
import { keepsSpace } from '../xliff/read-codes.ts';
import { baseName, inheritedTranslate } from '../xliff/read-document.ts';
import { parseChunks } from '../xml-stream.ts';
import {
  attribute,
  childrenOf,
  createXmlParser,
  feedWhole,
  type XmlElement,
  type XmlParser,
} from '../xml-tree.ts';
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

type Visit = (paragraph: FormatParagraph, place: Unit12, inFile: XmlElement) => void;

/** A parser that forgets each unit when `visit` has been told of it. */
function createScanner12(warnings: FormatWarning[], visit: Visit): XmlParser {
  let checked = false;
  let refs = 0;
  const parser = createXmlParser({
    sameAs: SAME,
    textual: UNITS,
    onEnd(element, around) {
      const inside = around.at(-1);
      if (element.uri !== XLIFF12 || inside === undefined) return false;
      if (element.local !== 'trans-unit' || !HOLDERS.has(inside.local)) return false;
      if (!checked) requireXliff1(around[0]!);
      checked = true;
      const { paragraph, place } = readUnit12(element, {
        file: parser,
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
  return parser;
}

/** Reads XLIFF 1.2 (and 1.0, 1.1). Throws AppError `xliff.*`, `xml.*`, `import.binary`. */
export function streamXliff12(chunks: AsyncIterable<Uint8Array>, options: ReadOptions = {}): FormatStream {
  const { sourceLang = 'id', targetLang = 'en', mostTexts = Number.POSITIVE_INFINITY } = options;
  const facts: FormatFacts = { details: {}, sourceLang, targetLang, warnings: [] };
  return { facts, paragraphs: paragraphs12(chunks, facts, mostTexts) };
}

async function* paragraphs12(
  chunks: AsyncIterable<Uint8Array>,
  facts: FormatFacts,
  mostTexts: number,
): AsyncGenerator<FormatParagraph> {
  const { warnings } = facts;
  const asked = { source: facts.sourceLang, target: facts.targetLang };
  const found: FormatParagraph[] = [];
  let count = 0;
  let repeated = 0;
  let last: XmlElement | null = null;
  const seen = new Set<string>();
  const parser = createScanner12(warnings, (paragraph, { unit }, inFile) => {
    const sourceLang = attribute(inFile, 'source-language') ?? asked.source;
    const targetLang = attribute(inFile, 'target-language') ?? asked.target;
    if (count === 0) Object.assign(facts, { sourceLang, targetLang });
    count += 1;
    requireFewTexts(count, unit.place.line, mostTexts);
    const other = facts.sourceLang !== sourceLang || facts.targetLang !== targetLang;
    found.push(other ? { ...paragraph, sourceLang, targetLang } : paragraph);
    if (inFile !== last) seen.clear();
    last = inFile;
    const id = attribute(unit, 'id');
    if (id === undefined || seen.has(id)) repeated += 1;
    else seen.add(id);
  });
  const root = yield* parseChunks(
    chunks,
    parser,
    () => found.splice(0),
    (encoding) => {
      facts.encoding = encoding;
    },
  );
  facts.version = requireXliff1(root);
  const files = childrenOf(root, XLIFF12, 'file');
  if (count === 0) throw badInput('xliff.no-units', root.place);
  if (files.length > 1) warnings.push({ key: 'files', params: { count: files.length } });
  if (repeated > 0) warnings.push({ key: 'ids', params: { count: repeated } });
  const title = baseName(attribute(files[0]!, 'original'));
  if (title !== '') facts.details = { title };
}

/** The file with the document's targets and states. Throws as streamXliff12, and badInput `xliff.crossing`. */
export function writeBack12(doc: ExportDocument, original: Uint8Array): Uint8Array {
  return putBack(doc, original, (file, changeOf) => {
    const splices: Splice[] = [];
    const scanner = createScanner12([], (_paragraph, place) => {
      const asked = place.located.flatMap((one, at) => {
        const change = changeOf(one);
        return change === null ? [] : [[at, change] as const];
      });
      if (asked.length > 0) splices.push(...changes12(file, place, new Map(asked)));
    });
    feedWhole(scanner, file);
    return splices;
  });
}
