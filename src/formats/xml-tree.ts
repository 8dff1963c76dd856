// XML text to a tree of elements with their places. Strict; refuses what only attackers write.
import { SaxesParser } from 'saxes';
import { badInput } from '../errors.ts';

/** 1-based line and column (in characters) in the decoded file. */
export type Place = { line: number; column: number };

export type XmlAttribute = { prefix: string; local: string; uri: string; value: string };

/** An element; `children` holds elements and runs of text in document order, without comments and instructions. */
export type XmlElement = {
  prefix: string;
  local: string;
  uri: string;
  attributes: readonly XmlAttribute[];
  children: (XmlElement | string)[];
  place: Place;
};

/** saxes looks namespaces up through every open element: time grows with the square of the depth. */
const DEEPEST = 100;

const XMLNS = 'http://www.w3.org/2000/xmlns/';

/**
 * Parses a whole XML document. Throws AppError `xliff.ill-formed`, `xliff.truncated`, `xliff.empty`, `xliff.too-deep` and
 * `xliff.entities` (a DOCTYPE that declares anything), each with line and column.
 */
export function parseXml(text: string): XmlElement {
  if (text.trim() === '') throw badInput('xliff.empty', { line: 1, column: 1 });
  const parser = new SaxesParser({ xmlns: true });
  const open: XmlElement[] = [];
  let root: XmlElement | null = null;
  let ended = false;
  const here = (): Place => ({ line: parser.line, column: Math.max(1, parser.column) });
  const append = (piece: string) => {
    const siblings = open.at(-1)?.children;
    if (siblings === undefined) return;
    const last = siblings.at(-1);
    if (typeof last === 'string') siblings[siblings.length - 1] = last + piece;
    else siblings.push(piece);
  };
  let start = here();
  parser.on('error', () => {
    throw badInput(ended ? 'xliff.truncated' : 'xliff.ill-formed', here());
  });
  parser.on('doctype', (doctype) => {
    if (doctype.includes('[')) throw badInput('xliff.entities', here());
  });
  parser.on('opentagstart', (tag) => {
    const { line, column } = here();
    start = { line, column: Math.max(1, column - tag.name.length - 1) };
    if (open.length >= DEEPEST) throw badInput('xliff.too-deep', { max: DEEPEST, ...start });
  });
  parser.on('opentag', ({ prefix, local, uri, attributes }) => {
    const own = Object.values(attributes)
      .filter((attribute) => attribute.uri !== XMLNS)
      .map(({ prefix, local, uri, value }) => ({ prefix, local, uri, value }));
    const element: XmlElement = { prefix, local, uri, attributes: own, children: [], place: start };
    if (open.length === 0) root = element;
    else open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.on('text', append);
  parser.on('cdata', append);
  parser.write(text);
  ended = true;
  parser.close();
  if (root === null) throw badInput('xliff.empty', { line: 1, column: 1 });
  return root;
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
