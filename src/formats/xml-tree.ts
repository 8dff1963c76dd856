// XML text to a tree of elements with their places. Strict; refuses what only attackers write.
import { SaxesParser } from 'saxes';
import { badInput } from '../errors.ts';

/** 1-based line and column (in characters) in the decoded file. */
export type Place = { line: number; column: number };

export type XmlAttribute = { prefix: string; local: string; uri: string; value: string };

/** Half-open offsets (UTF-16) in the decoded file: of the whole element, and of what stands between its tags. */
export type Extent = { from: number; inner: number; innerEnd: number; to: number };

/** An element; `children` holds elements and runs of text in document order, without comments and instructions. */
export type XmlElement = {
  prefix: string;
  local: string;
  uri: string;
  attributes: readonly XmlAttribute[];
  children: (XmlElement | string)[];
  place: Place;
  /** Of an element without an end tag, all but `from` are the end of its tag. */
  extent: Extent;
};

export type ParseOptions = {
  /**
   * Told of every element as it ends, with the elements around it, outermost first. Answers whether the tree may forget the
   * element: a large file read unit by unit then takes the memory of one.
   */
  onEnd?: (element: XmlElement, around: readonly XmlElement[]) => boolean;
  /** Local names of elements that hold texts, not files: no run of text or tag inside them is long. */
  textual?: ReadonlySet<string>;
  /** Namespaces to read as others: a later version of a format under the name of the earlier one. */
  sameAs?: Readonly<Record<string, string>>;
};

/** saxes looks namespaces up through every open element: time grows with the square of the depth. */
const DEEPEST = 100;
/** UTF-16 units of one run of text or one tag: of an embedded original (base64), and far beyond a text for people. */
const LONGEST_RUN = 32_000_000;
const LONGEST_TEXT = 1_000_000;
/** Units handed to the parser at once: an endless run is then noticed soon. */
const STEP = 1_000_000;

/** Most elements of a large file have no attributes. */
const NONE: XmlAttribute[] = [];

const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** A file's text by absolute offsets (UTF-16): whole, or the part that a parser of chunks still has. */
export type Slices = { slice(from: number, to: number): string };

export type XmlParser = Slices & {
  /** The next piece of the document: pieces may end anywhere. */
  write(text: string): void;
  /** The root, when all has come. */
  end(): XmlElement;
  /** Where the next piece begins. */
  next(): Place;
};

/**
 * Parses an XML document (decoded, without a byte-order mark) as its pieces come. Of its text, `slice` has what lies in the outermost
 * `textual` element that is open or has just ended: the memory of one. Throws AppError `xml.ill-formed`, `xml.truncated`,
 * `xml.empty`, `xml.too-deep`, `xml.long` and `xml.entities` (a DOCTYPE that declares anything; a DTD's name is passed over,
 * never fetched), each with line and column.
 */
export function createXmlParser({ onEnd, textual, sameAs = {} }: ParseOptions = {}): XmlParser {
  const parser = new SaxesParser({ xmlns: true });
  const open: XmlElement[] = [];
  let root: XmlElement | null = null;
  let ended = false;
  let lastTag = 0;
  let blank = true;
  /** The text from `kept` to the end of what has come; `lastOpen`: its last "<" before the chunk at `chunkFrom`. */
  let window = '';
  let kept = 0;
  let lastOpen = 0;
  let chunk = '';
  let chunkFrom = 0;
  const here = (): Place => ({ line: parser.line, column: Math.max(1, parser.column) });
  const append = (piece: string) => {
    const siblings = open.at(-1)?.children;
    if (siblings === undefined) return;
    const last = siblings.at(-1);
    if (typeof last === 'string') siblings[siblings.length - 1] = last + piece;
    else siblings.push(piece);
  };
  let start = here();
  let from = 0;
  parser.on('error', () => {
    throw badInput(ended ? 'xml.truncated' : 'xml.ill-formed', here());
  });
  parser.on('doctype', (doctype) => {
    if (doctype.includes('[')) throw badInput('xml.entities', here());
  });
  parser.on('opentagstart', (tag) => {
    from = parser.position - tag.name.length - 2;
    start = { line: parser.line, column: Math.max(1, parser.column - tag.name.length - 1) };
    if (open.length >= DEEPEST) throw badInput('xml.too-deep', { max: DEEPEST, ...start });
  });
  parser.on('opentag', ({ prefix, local, uri, attributes }) => {
    lastTag = parser.position;
    let own: XmlAttribute[] = NONE;
    for (const name in attributes) {
      const { prefix, local, uri, value } = attributes[name]!;
      if (uri === XMLNS) continue;
      if (own === NONE) own = [];
      own.push({ prefix, local, uri, value });
    }
    const element: XmlElement = {
      prefix,
      local,
      uri: Object.hasOwn(sameAs, uri) ? sameAs[uri]! : uri,
      attributes: own,
      children: [],
      place: start,
      extent: { from, inner: lastTag, innerEnd: lastTag, to: lastTag },
    };
    if (open.length === 0) root = element;
    else open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('closetag', (tag) => {
    lastTag = parser.position;
    const element = open.pop();
    if (element === undefined) return;
    if (!tag.isSelfClosing) {
      // An end tag holds no other "<".
      const at = chunk.lastIndexOf('<', lastTag - 1 - chunkFrom);
      element.extent.innerEnd = at < 0 ? lastOpen : chunkFrom + at;
      element.extent.to = lastTag;
    }
    const siblings = open.at(-1)?.children;
    if (siblings === undefined || !onEnd?.(element, open)) return;
    siblings.pop();
    // Line ends between thousands of forgotten elements add up.
    const before = siblings.at(-1);
    if (typeof before === 'string' && before.trim() === '') siblings.pop();
  });
  parser.on('text', append);
  parser.on('cdata', append);
  return {
    slice: (from, to) => window.slice(from - kept, to - kept),
    next: () => ({ line: parser.line, column: parser.column + 1 }),
    write(text) {
      blank &&= text.trim() === '';
      chunk = text;
      window += text;
      parser.write(text);
      const at = text.lastIndexOf('<');
      if (at >= 0) lastOpen = chunkFrom + at;
      chunkFrom += text.length;
      const held = open.find(({ local }) => textual?.has(local));
      const max = held === undefined ? LONGEST_RUN : LONGEST_TEXT;
      if (chunkFrom - lastTag > max) throw badInput('xml.long', { ...here(), max });
      const keep = held?.extent.from ?? lastOpen;
      if (keep > kept) window = window.slice(keep - kept);
      kept = keep;
    },
    end() {
      if (blank) throw badInput('xml.empty', { line: 1, column: 1 });
      chunk = '';
      ended = true;
      parser.close();
      if (root === null) throw badInput('xml.empty', { line: 1, column: 1 });
      return root;
    },
  };
}

/** A whole text through a parser. Throws as createXmlParser. */
export function feedWhole(parser: XmlParser, text: string): XmlElement {
  for (let at = 0; at < text.length; at += STEP) parser.write(text.slice(at, at + STEP));
  return parser.end();
}

/** Parses a whole document. Throws as createXmlParser. */
export function parseXml(text: string, options?: ParseOptions): XmlElement {
  return feedWhole(createXmlParser(options), text);
}

/** The value of an attribute without a namespace, or undefined. */
export function attribute(element: XmlElement, local: string): string | undefined {
  return element.attributes.find((one) => one.uri === '' && one.local === local)?.value;
}

/** The child elements of this namespace, and of this name where one is given. */
export function childrenOf(element: XmlElement, uri: string, local?: string): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement =>
      typeof child !== 'string' && child.uri === uri && (local === undefined || child.local === local),
  );
}

/** All character data inside an element. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
