// A Markdown file as a document, and its English back into the file: code, rules, HTML and link targets stay.
import type { Node, Parents, PhrasingContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { badInput } from '../../errors.ts';
import type { ParagraphKind } from '../../model/paragraph.ts';
import { articleParagraphs, type FoundText } from '../article-facts.ts';
import type { ExportDocument, FormatContent, ReadOptions } from '../format.ts';
import { codedText } from '../inline-pieces.ts';
import { putTargets, segmentsByRef, type TextPlace } from '../put-targets.ts';
import { decodeTextFile, encodeTextFile } from '../text-file.ts';
import { withoutPrograms } from './beside-markdown.ts';
import { escapeLine } from './escape-markdown.ts';
import { frontMatter } from './front-matter.ts';
import { markdownPieces, offsets } from './markdown-pieces.ts';
import { requireLightMarkup } from './require-light.ts';
import { wrappingOf } from './wrap-lines.ts';
import { writeInline } from './write-inline.ts';

/** UTF-16 units of a file: the parser takes seconds for more. */
const LONGEST = 500_000;
/** Quotations and lists in one another. */
const DEEPEST = 100;
const TOO_DEEP = new RegExp(`^(?:[ \\t]*(?:[>+*-]|\\d{1,9}[.)])){${DEEPEST + 1}}`, 'm');

type Located = { found: FoundText; place: TextPlace };

/** The texts of a file in reading order; ref: their offset in it. Throws badInput `markdown.long`, `markdown.marks`, `xml.too-deep`. */
function locate(file: string): Located[] {
  if (file.length > LONGEST) throw badInput('markdown.long', { max: LONGEST });
  const tooDeep = TOO_DEEP.exec(file);
  if (tooDeep !== null) {
    const line = file.slice(0, tooDeep.index).split('\n').length;
    throw badInput('xml.too-deep', { max: DEEPEST, line, column: 1 });
  }
  requireLightMarkup(file);
  const front = frontMatter(file);
  const located = front.texts.map(({ text, from, to, kind, write }): Located => {
    const ref = String(from);
    const place = { ref, from, to, source: text, write };
    return { found: { source: text, kind, ref, included: false }, place };
  });
  // The parser's offsets are those of the file: what is no Markdown is blank to it.
  const body =
    file.slice(0, front.length).replace(/[^\r\n]/g, ' ') + withoutPrograms(file.slice(front.length));
  const tree = fromMarkdown(body, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  let pairs = 0;
  let headline = false;

  function addBlock(
    block: Node & { children: PhrasingContent[] },
    kind: ParagraphKind,
    ownLines: boolean,
  ): void {
    const pieces = markdownPieces(block.children, file, () => {
      pairs += 1;
      return String(pairs);
    });
    const { line = 1, column = 1 } = block.position?.start ?? {};
    const coded = codedText(pieces, { line, column });
    if (coded !== null) {
      const from = coded.inner[0]!.at.from;
      const { to } = coded.inner.at(-1)!.at;
      const ref = String(from);
      const codes = coded.codes.length === 0 ? {} : { codes: coded.codes };
      const texts = pieces.flatMap((piece) => (piece.kind === 'text' ? [piece.at] : []));
      const wrapping = block.type === 'paragraph' ? wrappingOf(file, from, to, texts) : null;
      const column = from - file.lastIndexOf('\n', from - 1) - 1;
      const atLineStart = /(?:^|\n)$/.test(file.slice(0, from));
      located.push({
        found: { source: coded.source, kind, ref, ...codes },
        place: {
          ref,
          from,
          to,
          source: coded.source,
          write: (target, slice) =>
            writeInline(target, coded, slice, ownLines && atLineStart, wrapping && { ...wrapping, column }),
        },
      });
    }
    addImages(block);
  }

  /** The alternative texts of images, which have their place in a code. */
  function addImages(parent: Parents | (Node & { children: PhrasingContent[] })): void {
    for (const node of parent.children) {
      if (node.type === 'image' && node.alt) {
        const { from } = offsets(node);
        const start = from + '!['.length;
        const to = start + node.alt.length;
        if (!file.startsWith(`${node.alt}](`, start)) continue;
        const ref = String(start);
        const write = (target: string) => escapeLine(target.replace(/\s+/g, ' '), false);
        located.push({
          found: { source: node.alt, kind: 'caption', ref, included: false },
          place: { ref, from: start, to, source: node.alt, write },
        });
      } else if ('children' in node) addImages(node);
    }
  }

  function walk(parent: Parents, kind: ParagraphKind): void {
    for (const node of parent.children) {
      if (node.type === 'heading') {
        const first = node.depth === 1 && !headline;
        headline ||= first;
        addBlock(node, first ? 'headline' : 'heading', false);
      } else if (node.type === 'paragraph') addBlock(node, kind, parent.type === 'root');
      else if (node.type === 'tableCell') addBlock(node, 'paragraph', false);
      else if ('children' in node) walk(node, node.type === 'listItem' ? 'list-item' : kind);
    }
  }
  walk(tree, 'paragraph');
  return located;
}

/** Throws AppError `markdown.long`, `markdown.marks`, `markdown.no-text`, `xml.too-deep`, `xliff.too-many-codes`, `import.binary`. */
export function readMarkdown(bytes: Uint8Array, options: ReadOptions = {}): FormatContent {
  const { text, encoding } = decodeTextFile(bytes);
  const paragraphs = articleParagraphs(locate(text).map(({ found }) => found));
  if (paragraphs.length === 0) throw badInput('markdown.no-text');
  const title = paragraphs.find((one) => one.kind === 'headline')?.source?.replace(/[\uE000-\uF8FF]/g, '');
  return {
    details: title === undefined ? {} : { title },
    sourceLang: options.sourceLang ?? 'id',
    targetLang: options.targetLang ?? 'en',
    paragraphs,
    encoding,
    warnings: [],
  };
}

/** The file with the document's English. Throws as readMarkdown. */
export function writeBackMarkdown(doc: ExportDocument, original: Uint8Array): Uint8Array {
  const file = decodeTextFile(original);
  const places = locate(file.text).map(({ place }) => place);
  return encodeTextFile({ ...file, text: putTargets(file.text, segmentsByRef(doc), places) });
}
