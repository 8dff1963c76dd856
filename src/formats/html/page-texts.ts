// The texts of a Web page in reading order: what stands between block tags, with inline tags as codes, and some attributes.
import { defaultTreeAdapter, parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { ParagraphKind } from '../../model/paragraph.ts';
import type { Piece } from '../inline-pieces.ts';
import type { Place } from '../xml-tree.ts';
import { isAround, linkBlocks } from './boilerplate.ts';
import {
  blockFinder,
  elementsOf,
  evened,
  HOLDS,
  INLINE,
  isKept,
  KINDS,
  LEFT,
  WHOLE,
  WORDS,
} from './elements.ts';
import { attributeTexts, choiceText } from './inner-texts.ts';

/** Half-open offsets in the decoded page. */
export type Range = { from: number; to: number };

/**
 * `title`: the page's own; `attribute`: the name as written, of a text that is an attribute's value (`from`, `to`: all of it);
 * `inside`: it stands inside another text's code, as a choice of a list does.
 */
export type PageText = {
  kind: ParagraphKind;
  pieces: Piece<Range>[];
  place: Place;
  boilerplate: boolean;
  title?: true;
  attribute?: string;
  inside?: true;
};

/** HTML's white space: that of no-break spaces counts. */
const SPACE = ' \t\n\f\r';

type Around = { kind: ParagraphKind; boilerplate: boolean; inArticle: boolean };

/** The page's texts, each with its pieces. `file`: the decoded page that `document` was parsed from. */
export function pageTexts(document: Tree.Document, file: string): PageText[] {
  const texts: PageText[] = [];
  const isLinks = linkBlocks(document);
  const holdsBlock = blockFinder();
  const seen = new Set<number>();
  let pairs = 0;
  let headline = false;
  let run: Piece<Range>[] = [];
  let runPlace: Place = { line: 1, column: 1 };
  let late: PageText[] = [];
  let breaks = 0;

  function end(around: Around): void {
    if (run.length > 0)
      texts.push({ kind: around.kind, pieces: run, place: runPlace, boilerplate: around.boilerplate });
    for (const text of late) texts.push(text);
    run = [];
    late = [];
    breaks = 0;
  }

  /** A piece that does not follow on the one before (markup that the parser moved) begins another text. */
  function add(piece: Piece<Range>, node: Tree.Node, around: Around): void {
    const last = run.at(-1);
    if (last !== undefined && last.at.to !== piece.at.from) end(around);
    if (run.length === 0) {
      const { startLine: line = 1, startCol: column = 1 } = node.sourceCodeLocation ?? {};
      runPlace = { line, column };
    }
    run.push(piece);
  }

  function addText(node: Tree.TextNode, around: Around): void {
    const { startOffset: from, endOffset: to } = node.sourceCodeLocation!;
    const raw = file.slice(from, to);
    // Texts that the parser put together from several places of a table.
    if (/<[a-z!?]/i.test(raw)) return;
    // A stray end tag, which the parser leaves out, is a code of its own.
    if (/<\/[a-z]/i.test(raw)) addAround(raw, from, node, around);
    else addRun(node.value, { from, to }, node, around);
  }

  function addAround(raw: string, from: number, node: Tree.TextNode, around: Around): void {
    let at = from;
    for (const data of raw.split(/(<\/[a-z][^>]*>)/i)) {
      const range = { from: at, to: at + data.length };
      at = range.to;
      if (data.startsWith('</'))
        add({ kind: 'placeholder', label: data.slice(1, -1), data, at: range }, node, around);
      else if (data !== '') {
        const [child] = parseFragment(data).childNodes;
        const value = child !== undefined && 'value' in child ? child.value : data;
        addRun(value, range, node, around);
      }
    }
  }

  function addRun(value: string, { from, to }: Range, node: Tree.TextNode, around: Around): void {
    let [start, stop] = [from, to];
    while (start < stop && SPACE.includes(file[start]!)) start += 1;
    while (stop > start && SPACE.includes(file[stop - 1]!)) stop -= 1;
    const space = (at: Range) => {
      if (at.to > at.from) add({ kind: 'text', text: ' ', at }, node, around);
    };
    space({ from, to: start });
    if (start < stop) {
      breaks = 0;
      add({ kind: 'text', text: evened(value), at: { from: start, to: stop } }, node, around);
    }
    space({ from: stop, to });
  }

  function addAttributes(element: Tree.Element, { boilerplate }: Around): void {
    late.push(...attributeTexts(element, file).map((text) => ({ ...text, boilerplate })));
  }

  /** Attributes and choices of what is one code as a whole. */
  function addInner(element: Tree.Element, around: Around): void {
    if (isKept(element)) return;
    addAttributes(element, around);
    const choice = choiceText(element, file);
    if (choice !== null) late.push({ ...choice, boilerplate: around.boilerplate });
    for (const child of elementsOf(element)) addInner(child, around);
  }

  function addWhole(element: Tree.Element, around: Around): void {
    const { startOffset: from, endOffset: to } = element.sourceCodeLocation!;
    const { tagName } = element;
    const data = file.slice(from, to);
    if (tagName === 'br') breaks += 1;
    const word = WORDS.test(tagName) || (isKept(element) && INLINE.test(tagName));
    const words = word ? data.replace(/<[^>]*>/g, '') : '';
    add(
      {
        kind: 'placeholder',
        label: words.trim() || tagName,
        data,
        at: { from, to },
        ...(word ? { word: true } : {}),
      },
      element,
      around,
    );
    if (HOLDS.test(tagName)) addInner(element, around);
    // A line that is left empty parts paragraphs.
    if (breaks > 1) end(around);
  }

  function addInline(element: Tree.Element, around: Around): void {
    const { startTag, endTag } = element.sourceCodeLocation!;
    pairs += 1;
    const id = String(pairs);
    const label = element.tagName;
    const tag = (kind: 'open' | 'close', range: Range): Piece<Range> => {
      const data = file.slice(range.from, range.to);
      // A tag without its other end is a code of its own.
      return endTag === undefined
        ? { kind: 'placeholder', label, data, at: range }
        : { kind, id, label, data, at: range };
    };
    if (startTag) add(tag('open', { from: startTag.startOffset, to: startTag.endOffset }), element, around);
    addAttributes(element, around);
    walk(element, around);
    if (endTag) add(tag('close', { from: endTag.startOffset, to: endTag.endOffset }), element, around);
  }

  function addBlock(element: Tree.Element, around: Around): void {
    end(around);
    const { tagName } = element;
    const inArticle = around.inArticle || tagName === 'article' || tagName === 'main';
    const boilerplate = around.boilerplate || isAround(element, around.inArticle) || isLinks(element);
    let kind = KINDS.get(tagName) ?? around.kind;
    if (tagName === 'h1') kind = headline || boilerplate ? 'heading' : 'headline';
    headline ||= kind === 'headline';
    const inside = { kind, boilerplate, inArticle };
    addAttributes(element, inside);
    walk(element, inside);
    end(inside);
  }

  function walk(parent: Tree.ParentNode, around: Around): void {
    for (const node of parent.childNodes) {
      const location = node.sourceCodeLocation;
      if (defaultTreeAdapter.isTextNode(node)) {
        if (location) addText(node, around);
      } else if (defaultTreeAdapter.isCommentNode(node)) {
        const at = { from: location?.startOffset ?? 0, to: location?.endOffset ?? 0 };
        if (location)
          add({ kind: 'placeholder', label: 'comment', data: file.slice(at.from, at.to), at }, node, around);
      } else if ('tagName' in node) {
        // Elements that the parser adds, and those that it repeats, have no tag of their own here.
        const own = node.sourceCodeLocation?.startTag ?? location;
        const fresh = own != null && !seen.has(own.startOffset);
        if (own) seen.add(own.startOffset);
        const inline = INLINE.test(node.tagName) && !holdsBlock(node);
        if (node.tagName === 'head') addHead(node, whole);
        else if (LEFT.test(node.tagName)) end(around);
        else if (fresh && (WHOLE.test(node.tagName) || (isKept(node) && inline))) addWhole(node, around);
        else if (isKept(node)) end(around);
        else if (fresh && inline) addInline(node, around);
        else if (inline) walk(node, around);
        else addBlock(node, around);
      }
    }
  }

  function addHead(head: Tree.Element, around: Around): void {
    for (const element of elementsOf(head)) {
      const {
        startTag,
        endTag,
        startLine: line = 1,
        startCol: column = 1,
      } = element.sourceCodeLocation ?? {};
      if (element.tagName === 'meta') addAttributes(element, around);
      const [child] = element.childNodes;
      const text = child !== undefined && defaultTreeAdapter.isTextNode(child) ? evened(child.value) : '';
      if (element.tagName !== 'title' || !startTag || !endTag || text === '') continue;
      const at = { from: startTag.endOffset, to: endTag.startOffset };
      late.push({
        kind: 'headline',
        pieces: [{ kind: 'text', text, at }],
        place: { line, column },
        boilerplate: false,
        title: true,
      });
    }
    end(around);
  }

  const whole: Around = { kind: 'paragraph', boilerplate: false, inArticle: false };
  walk(document, whole);
  end(whole);
  return texts;
}
