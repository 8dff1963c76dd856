// A Word file as a document, and its English back into the file: no part but those with texts changes, no paragraph but those translated.
import { badInput } from '../../errors.ts';
import type { DocumentDetails } from '../../model/document.ts';
import type { ParagraphKind } from '../../model/paragraph.ts';
import type { Text } from '../../model/text.ts';
import { articleParagraphs, type FoundText } from '../article-facts.ts';
import type { ExportDocument, FormatContent, ReadOptions } from '../format.ts';
import { codedText } from '../inline-pieces.ts';
import { type Slice, segmentsByRef, sliceWith, type Targets, targetsOf } from '../put-targets.ts';
import { applySplices, type Splice, writtenName } from '../splice.ts';
import type { TextFile } from '../text-file.ts';
import { encodeXmlFile, fitEncoding } from '../xml-bytes.ts';
import { childrenOf, textOf, type XmlElement } from '../xml-tree.ts';
import { replaceParts } from '../zip-replace.ts';
import { atomsOf } from './paragraph-atoms.ts';
import { piecesOf } from './paragraph-pieces.ts';
import { type PartText, STRICT, W } from './run-format.ts';
import { type StyleKinds, styleKinds, styleOf } from './style-kinds.ts';
import { openWord, parsePart, partFile, type WordParts } from './word-package.ts';
import { writeParagraph } from './write-paragraph.ts';

type Languages = Pick<ExportDocument, 'sourceLang' | 'targetLang'>;

/** A paragraph as its end is read, which is before that of the one whose box of text it lies in. */
type Located = {
  found: FoundText & { ref: string; source: string };
  /** Half-open offsets in the part of what `write` writes anew. */
  from: number;
  to: number;
  write: (target: Text, languages: Languages, slice: Slice) => string;
  /** In a box of text: Word keeps a second copy for older programs (`copy`), after the first. */
  box: 'own' | 'copy' | null;
  /** In the style of a first heading. */
  first: boolean;
};

const TRACKED = new Set(['ins', 'del', 'moveFrom', 'moveTo']);

/** Hands over each paragraph of a part that holds text; ref: the part and the place in it. Answers the number of tracked changes. */
function eachText(name: string, file: string, kindOf: StyleKinds, take: (located: Located) => void): number {
  const part: PartText = { file, formats: new Map() };
  let tracked = 0;
  const visit = (paragraph: XmlElement, around: readonly XmlElement[]): void => {
    const [properties] = childrenOf(paragraph, W, 'pPr');
    const from = properties?.extent.to ?? paragraph.extent.inner;
    const found = piecesOf(atomsOf(paragraph, part), file);
    const coded = codedText(found.pieces, paragraph.place);
    if (coded === null) return;
    const { source, codes } = coded;
    const { styleId, listed } = styleOf(paragraph);
    const { kind, first } = kindOf(styleId);
    const prefix = writtenName({ prefix: paragraph.prefix, local: '' });
    const boxed = around.some((one) => one.local === 'txbxContent');
    const copied = around.some((one) => one.local === 'Fallback');
    take({
      found: {
        source,
        kind: kind ?? (listed ? 'list-item' : 'paragraph'),
        ref: `${name}@${from}`,
        ...(codes.length === 0 ? {} : { codes }),
      },
      from,
      to: paragraph.extent.innerEnd,
      write: (target, languages, slice) =>
        writeParagraph(target, { coded, found, prefix, ...languages }, slice),
      box: copied ? 'copy' : boxed ? 'own' : null,
      first,
    });
  };
  parsePart(name, file, {
    sameAs: STRICT,
    onEnd(element, around) {
      if (element.uri !== W) return false;
      if (TRACKED.has(element.local)) tracked += 1;
      if (element.local !== 'p') return false;
      visit(element, around);
      return true;
    },
  });
  return tracked;
}

/** What the file's own properties say (part 2, section 11: core properties). */
function detailsOf({ parts }: WordParts): Partial<DocumentDetails> {
  const name = 'docProps/core.xml';
  if (!parts.has(name)) return {};
  const root = parsePart(name, partFile(parts, name).text);
  const text = (local: string) => {
    const element = root.children.find((one) => typeof one !== 'string' && one.local === local);
    return element === undefined || typeof element === 'string' ? '' : textOf(element).trim();
  };
  const details = { title: text('title'), byline: text('creator') };
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== ''));
}

/** Throws AppError `docx.no-document`, `docx.no-text`, `docx.part`, `zip.*`, `xliff.too-many-codes`. */
export function readDocx(bytes: Uint8Array, options: ReadOptions = {}): FormatContent {
  const word = openWord(bytes);
  const kindOf = styleKinds(word);
  const languages = { sourceLang: options.sourceLang ?? 'id', targetLang: options.targetLang ?? 'en' };
  const found: FoundText[] = [];
  let changes = 0;
  let headline = false;
  for (const { name, role } of word.texts) {
    const texts: { from: number; text: FoundText; first: boolean }[] = [];
    const { text: file } = partFile(word.parts, name);
    changes += eachText(name, file, kindOf, ({ found: text, from, box, first }) => {
      if (box !== 'copy') texts.push({ from, text, first });
    });
    for (const { text, first } of texts.sort((a, b) => a.from - b.from)) {
      const kind: ParagraphKind = first && !headline && role === 'document' ? 'headline' : text.kind;
      headline ||= kind === 'headline';
      found.push({ ...text, kind, ...(role === 'page' ? { included: false } : {}) });
    }
  }
  if (found.length === 0) throw badInput('docx.no-text');
  const paragraphs = articleParagraphs(found);
  const warnings = changes === 0 ? [] : [{ key: 'tracked', params: { count: changes } }];
  const details = detailsOf(word);
  const title = paragraphs.find((one) => one.kind === 'headline')?.source?.replace(/[\uE000-\uF8FF]/g, '');
  return {
    details: { ...details, ...(title === undefined ? {} : { title }) },
    ...languages,
    paragraphs,
    warnings,
  };
}

/** A part with the document's English. Throws as readDocx, and badInput `docx.crossing`. */
function writePart(
  name: string,
  { text: file, encoding }: TextFile,
  kindOf: StyleKinds,
  doc: ExportDocument,
  targets: Targets,
): string {
  const splices: Splice[] = [];
  const boxes = new Map<Text, Text>();
  eachText(name, file, kindOf, ({ found: { ref, source }, from, to, box, write }) => {
    const target = (box === 'copy' ? boxes.get(source) : undefined) ?? targets(ref, source);
    if (target === undefined) return;
    if (box === 'own' && !boxes.has(source)) boxes.set(source, target);
    // What lies in it has come before.
    const inside = splices.splice(splices.findLastIndex((one) => one.to <= from) + 1);
    const text = write(target, doc, (start, stop) => sliceWith(file, inside, start, stop));
    splices.push({ from, to, text: fitEncoding(text, encoding) });
  });
  return applySplices(file, splices);
}

/** The file with the document's English. Throws as readDocx, and badInput `docx.crossing`. */
export function writeBackDocx(doc: ExportDocument, original: Uint8Array): Uint8Array {
  const word = openWord(original);
  const kindOf = styleKinds(word);
  const targets = targetsOf(segmentsByRef(doc));
  const changed = new Map<string, Uint8Array>();
  for (const { name } of word.texts) {
    const file = partFile(word.parts, name);
    const text = writePart(name, file, kindOf, doc, targets);
    if (text !== file.text) changed.set(name, encodeXmlFile({ ...file, text }));
  }
  return replaceParts(original, changed);
}
