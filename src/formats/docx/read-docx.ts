// A Word file as a document, and its English back into the file: no part but those with texts changes, no paragraph but those translated.
import { badInput } from '../../errors.ts';
import type { DocumentDetails } from '../../model/document.ts';
import type { ParagraphKind } from '../../model/paragraph.ts';
import type { Text } from '../../model/text.ts';
import { articleParagraphs, type FoundText } from '../article-facts.ts';
import type { ExportDocument, FormatContent, ReadOptions } from '../format.ts';
import { segmentsByRef, sliceWith, type Targets, targetsOf } from '../put-targets.ts';
import { applySplices, type Splice } from '../splice.ts';
import type { TextFile } from '../text-file.ts';
import { encodeXmlFile, fitEncoding } from '../xml-bytes.ts';
import { childrenOf, textOf } from '../xml-tree.ts';
import { replaceParts } from '../zip-replace.ts';
import { eachDrawingText } from './drawing-texts.ts';
import { eachText, type Located } from './locate-texts.ts';
import { STRICT, W } from './run-format.ts';
import { type StyleKinds, styleKinds } from './style-kinds.ts';
import { openWord, parsePart, partFile, type WordParts } from './word-package.ts';
import { inLanguage } from './write-paragraph.ts';

/** Hands over each text of a part. Answers the number of tracked changes. */
function textsOf(
  { name, role }: WordParts['texts'][number],
  file: string,
  kindOf: StyleKinds,
  take: (located: Located) => void,
  bound?: Parameters<typeof eachText>[4],
): number {
  if (role === 'document' || role === 'notes' || role === 'page')
    return eachText(name, file, kindOf, take, bound);
  eachDrawingText(name, file, role, take);
  return 0;
}

function countComments({ parts, comments }: WordParts): number {
  if (comments === undefined) return 0;
  const root = parsePart(comments, partFile(parts, comments).text, { sameAs: STRICT });
  return childrenOf(root, W, 'comment').length;
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
  for (const part of word.texts) {
    const texts: { from: number; text: FoundText; first: boolean }[] = [];
    const { text: file } = partFile(word.parts, part.name);
    changes += textsOf(part, file, kindOf, ({ found: text, from, box, first }) => {
      if (box !== 'copy') texts.push({ from, text, first });
    });
    for (const { text, first } of texts.sort((a, b) => a.from - b.from)) {
      const kind: ParagraphKind = first && !headline && part.role === 'document' ? 'headline' : text.kind;
      headline ||= kind === 'headline';
      found.push({ ...text, kind, ...(part.role === 'page' ? { included: false } : {}) });
    }
  }
  if (found.length === 0) throw badInput('docx.no-text');
  const paragraphs = articleParagraphs(found);
  const counts = { tracked: changes, comments: countComments(word) };
  const warnings = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([key, count]) => ({ key, params: { count } }));
  const details = detailsOf(word);
  const title = paragraphs.find((one) => one.kind === 'headline')?.source?.replace(/[\uE000-\uF8FF]/g, '');
  return {
    details: { ...details, ...(title === undefined ? {} : { title }) },
    ...languages,
    paragraphs,
    warnings,
  };
}

type Writing = { kindOf: StyleKinds; doc: ExportDocument; targets: Targets; repeated: Map<Text, Text> };

/** A part with the document's English. Throws as readDocx, and badInput `docx.crossing`. */
function writePart(
  part: WordParts['texts'][number],
  { text: file, encoding }: TextFile,
  { kindOf, doc, targets, repeated }: Writing,
): string {
  const splices: Splice[] = [];
  const write = ({ found: { ref, source }, from, to, box, write }: Located): void => {
    const target = (box === 'copy' ? repeated.get(source) : undefined) ?? targets(ref, source);
    if (box === 'own') target === undefined ? repeated.delete(source) : repeated.set(source, target);
    if (target === undefined) return;
    // What lies in it has come before.
    const inside = splices.splice(splices.findLastIndex((one) => one.to <= from) + 1);
    const text = write(target, doc, (start, stop) => sliceWith(file, inside, start, stop));
    splices.push({ from, to, text: fitEncoding(text, encoding) });
  };
  textsOf(part, file, kindOf, write, (control, { from, to }) => {
    const first = splices.findLastIndex((one) => one.to <= control.from) + 1;
    if (first < splices.length) splices.splice(first, 0, { from, to, text: '' });
  });
  return applySplices(file, splices);
}

/** The file with the document's English. Throws as readDocx, and badInput `docx.crossing`. */
export function writeBackDocx(doc: ExportDocument, original: Uint8Array): Uint8Array {
  const word = openWord(original);
  const writing = {
    kindOf: styleKinds(word),
    doc,
    targets: targetsOf(segmentsByRef(doc)),
    repeated: new Map<Text, Text>(),
  };
  const changed = new Map<string, Uint8Array>();
  const { styles } = word;
  const put = (name: string, file: TextFile, text: string) => {
    if (text !== file.text) changed.set(name, encodeXmlFile({ ...file, text }));
  };
  for (const part of word.texts) {
    const file = partFile(word.parts, part.name);
    put(part.name, file, writePart(part, file, writing));
  }
  // Runs that name no language have that of their style.
  if (styles !== undefined && changed.size > 0) {
    const file = partFile(word.parts, styles);
    put(styles, file, inLanguage(file.text, doc));
  }
  return replaceParts(original, changed);
}
