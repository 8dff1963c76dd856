// An XLIFF 2.x file as a whole: its encoding, its version, its files and units.
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
import { attributeSplices, contentSplice, type Splice, siblingSplice, writtenName } from '../splice.ts';
import { parseChunks } from '../xml-stream.ts';
import {
  attribute,
  childrenOf,
  createXmlParser,
  feedWhole,
  type XmlElement,
  type XmlParser,
} from '../xml-tree.ts';
import { DETAIL_NAMES, XLIFF, XLIFF_22 } from './names.ts';
import { type Change, putBack } from './put-back.ts';
import { keepsSpace } from './read-codes.ts';
import { type Located, readMeta, readUnit } from './read-unit.ts';

function requireXliff2(root: XmlElement): string {
  if (root.local !== 'xliff') throw badInput('xliff.not-xliff', root.place);
  const version = attribute(root, 'version') ?? '?';
  if (root.uri !== XLIFF || !/^2\.[012]$/.test(version)) {
    throw badInput('xliff.version', { version, ...root.place });
  }
  return version;
}

/** Whether xml:space keeps white space, or `translate` is yes, inside all of these elements. */
function inheritedSpace(around: readonly XmlElement[]): boolean {
  return around.reduce((inherited, element) => keepsSpace(element, inherited), false);
}

export function inheritedTranslate(around: readonly XmlElement[]): boolean {
  const said = around.map((element) => attribute(element, 'translate'));
  return said.findLast((one) => one === 'yes' || one === 'no') !== 'no';
}

const UNITS = new Set(['unit']);

/** A parser of the tree of one unit at a time, which forgets each when `visit` has been told of it. */
function createScanner(
  warnings: FormatWarning[],
  visit: (paragraph: FormatParagraph, located: readonly Located[], root: XmlElement) => void,
): XmlParser {
  let checked = false;
  let refs = 0;
  const parser = createXmlParser({
    sameAs: { [XLIFF_22]: XLIFF },
    textual: UNITS,
    onEnd(element, around) {
      const inside = around.at(-1);
      if (element.uri !== XLIFF || element.local !== 'unit' || inside === undefined) return false;
      if (inside.local !== 'file' && inside.local !== 'group') return false;
      if (!checked) requireXliff2(around[0]!);
      checked = true;
      const context = {
        file: parser,
        preserve: inheritedSpace(around),
        translate: inheritedTranslate([...around, element]),
        warnings,
        nextRef: () => {
          refs += 1;
          return refs;
        },
      };
      const unit = readUnit(element, context);
      if (unit !== null) visit(unit.paragraph, unit.located, around[0]!);
      return true;
    },
  });
  return parser;
}

/** The last part of a path or address, which names what a file was made from. */
export function baseName(original: string | undefined): string {
  return original?.split(/[/\\]/).pop() ?? '';
}

/** Reads XLIFF 2.0 to 2.2 (see xliff21.ts). Throws AppError `xliff.*`, `xml.*`, `import.binary`. */
export function streamXliff(chunks: AsyncIterable<Uint8Array>, options: ReadOptions = {}): FormatStream {
  const { sourceLang = 'id', targetLang = 'en', mostTexts = Number.POSITIVE_INFINITY } = options;
  const facts: FormatFacts = { details: {}, sourceLang, targetLang, warnings: [] };
  return { facts, paragraphs: paragraphs2(chunks, facts, mostTexts) };
}

async function* paragraphs2(
  chunks: AsyncIterable<Uint8Array>,
  facts: FormatFacts,
  mostTexts: number,
): AsyncGenerator<FormatParagraph> {
  const { warnings, details } = facts;
  const found: FormatParagraph[] = [];
  let count = 0;
  const parser = createScanner(warnings, (paragraph, located, root) => {
    if (count === 0) {
      facts.sourceLang = attribute(root, 'srcLang') ?? facts.sourceLang;
      facts.targetLang = attribute(root, 'trgLang') ?? facts.targetLang;
    }
    count += 1;
    requireFewTexts(count, located[0]?.segment.place.line ?? 1, mostTexts);
    found.push(paragraph);
  });
  const root = yield* parseChunks(
    chunks,
    parser,
    () => found.splice(0),
    (encoding) => {
      facts.encoding = encoding;
    },
  );
  facts.version = requireXliff2(root);
  const files = childrenOf(root, XLIFF, 'file');
  if (count === 0) throw badInput('xliff.no-units', root.place);
  if (files.length > 1) warnings.push({ key: 'files', params: { count: files.length } });
  const preserve = keepsSpace(root, false);
  const original = baseName(attribute(files[0]!, 'original'));
  if (original !== '') details.title = original;
  for (const file of [...files].reverse()) {
    const meta = readMeta(file, keepsSpace(file, preserve));
    for (const name of DETAIL_NAMES) if (meta.has(name)) details[name] = meta.get(name)!;
  }
}

/** States in a file of the current texts; a machine's draft keeps the mark of one only in files of ours. */
function changes(
  { segment, source, target, texts, preserve }: Located,
  file: string,
  change: Change,
): Splice[] {
  const splices: Splice[] = [];
  const { content, state } = change;
  if (content !== null) {
    const space = content.includes('\n') && !preserve ? ' xml:space="preserve"' : '';
    if (target !== undefined) {
      const own = space !== '' && keepsSpace(target, false) ? '' : space;
      splices.push(contentSplice(file, target, content, own));
    } else if (content !== '') {
      const name = writtenName({ prefix: source.prefix, local: 'target' });
      splices.push(siblingSplice(file, source, `<${name}${space}>${content}</${name}>`));
    }
  }
  if (state !== null && state !== texts.state) {
    splices.push(...attributeSplices(file, segment, 'state', state));
    // subState says more of a state that no longer holds (section 4.3.1.35).
    splices.push(...attributeSplices(file, segment, 'subState', null));
  }
  return splices;
}

/** The file with the document's targets and states. Throws as streamXliff, and badInput `xliff.crossing`. */
export function writeBack2(doc: ExportDocument, original: Uint8Array): Uint8Array {
  return putBack(doc, original, (file, changeOf) => {
    const splices: Splice[] = [];
    const scanner = createScanner([], (_paragraph, located) => {
      for (const one of located) {
        const change = changeOf(one);
        if (change !== null) splices.push(...changes(one, file, change));
      }
    });
    feedWhole(scanner, file);
    return splices;
  });
}
