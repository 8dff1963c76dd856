// A Word file as a document, and its English back into the file: no part but those with texts changes, no paragraph but those translated.
import { badInput } from '../../errors.ts';
import type { DocumentDetails } from '../../model/document.ts';
import type { ParagraphKind } from '../../model/paragraph.ts';
import { articleParagraphs, type FoundText } from '../article-facts.ts';
import type { ExportDocument, FormatContent, FormatSegment, ReadOptions } from '../format.ts';
import { codedText } from '../inline-pieces.ts';
import { putTargets, segmentsByRef, type TextPlace } from '../put-targets.ts';
import { writtenName } from '../splice.ts';
import { encodeXmlFile, fitEncoding } from '../xml-bytes.ts';
import { childrenOf, textOf, type XmlElement } from '../xml-tree.ts';
import { replaceParts } from '../zip.ts';
import { atomsOf } from './paragraph-atoms.ts';
import { piecesOf } from './paragraph-pieces.ts';
import { STRICT, W } from './run-format.ts';
import { type StyleKinds, styleKinds, styleOf } from './style-kinds.ts';
import { openWord, parsePart, partFile, type WordParts } from './word-package.ts';
import { writeParagraph } from './write-paragraph.ts';

type Located = {
  found: FoundText;
  place: TextPlace;
  /** In a box of text: Word keeps a second copy for older programs (`copy`). */
  box: 'own' | 'copy' | null;
  /** In the style of a first heading. */
  first: boolean;
};

type Languages = Pick<ExportDocument, 'sourceLang' | 'targetLang'>;

const TRACKED = new Set(['ins', 'del', 'moveFrom', 'moveTo']);

/** The paragraphs of a part that hold text, in reading order; ref: the part and the place in it. */
function locate(
  name: string,
  file: string,
  kindOf: StyleKinds,
  languages: Languages,
): { located: Located[]; tracked: number } {
  const located: Located[] = [];
  let tracked = 0;
  const visit = (paragraph: XmlElement, around: readonly XmlElement[]): void => {
    const [properties] = childrenOf(paragraph, W, 'pPr');
    const from = properties?.extent.to ?? paragraph.extent.inner;
    const { innerEnd: to } = paragraph.extent;
    const pieces = piecesOf(atomsOf(paragraph, file), file);
    const coded = codedText(pieces.pieces, paragraph.place);
    if (coded === null) return;
    const ref = `${name}@${from}`;
    const { styleId, listed } = styleOf(paragraph);
    const { kind, first } = kindOf(styleId);
    const codes = coded.codes.length === 0 ? {} : { codes: coded.codes };
    const prefix = writtenName({ prefix: paragraph.prefix, local: '' });
    const writing = { coded, found: pieces, prefix, ...languages };
    const boxed = around.some((one) => one.local === 'txbxContent');
    const copied = around.some((one) => one.local === 'Fallback');
    located.push({
      found: {
        source: coded.source,
        kind: kind ?? (listed ? 'list-item' : 'paragraph'),
        ref,
        ...codes,
      },
      place: {
        ref,
        from,
        to,
        source: coded.source,
        write: (target, slice) => writeParagraph(target, writing, slice),
      },
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
  return { located: located.sort((a, b) => a.place.from - b.place.from), tracked };
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
    const { located, tracked } = locate(name, partFile(word.parts, name).text, kindOf, languages);
    changes += tracked;
    for (const { found: text, box, first } of located) {
      if (box === 'copy') continue;
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

/** The file with the document's English. Throws as readDocx, and badInput `docx.crossing`. */
export function writeBackDocx(doc: ExportDocument, original: Uint8Array): Uint8Array {
  const word = openWord(original);
  const kindOf = styleKinds(word);
  const segments = new Map<string, FormatSegment>(segmentsByRef(doc));
  const changed = new Map<string, Uint8Array>();
  for (const { name } of word.texts) {
    const file = partFile(word.parts, name);
    const { located } = locate(name, file.text, kindOf, doc);
    const own = located.filter(({ box }) => box === 'own');
    for (const { box, place } of located) {
      const twin = box === 'copy' ? own.find((one) => one.place.source === place.source) : undefined;
      const target = twin && segments.get(twin.place.ref)?.target;
      if (target !== undefined) segments.set(place.ref, { source: place.source, target });
    }
    const places = located.map(({ place }) => ({
      ...place,
      write: (target: string, slice: Parameters<TextPlace['write']>[1]) =>
        fitEncoding(place.write(target, slice), file.encoding),
    }));
    const text = putTargets(file.text, segments, places);
    if (text !== file.text) changed.set(name, encodeXmlFile({ ...file, text }));
  }
  return replaceParts(original, changed);
}
