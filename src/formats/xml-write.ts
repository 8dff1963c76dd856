// Writing XML by hand: escaping, and tags of a parsed tree again as text.
import type { XmlAttribute, XmlElement } from './xml-tree.ts';

const NAMED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Character data: a carriage return would be read back as a line feed, so it is written as a reference. */
export function escapeText(text: string): string {
  return text.replace(/[&<>\r]/g, (character) => NAMED[character] ?? '&#13;');
}

/** Attribute value for double quotes; white space other than the space would be read back as spaces. */
export function escapeAttribute(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (character) => NAMED[character] ?? `&#${character.charCodeAt(0)};`);
}

/** The prefixes that an element's own tag uses, declared: it then stands in any document. `home`: needs no prefix. */
function declarations(element: XmlElement, home: string): string {
  const used = new Map<string, string>();
  if (element.uri !== home) used.set(element.prefix, element.uri);
  for (const { prefix, uri } of element.attributes)
    if (prefix !== '' && prefix !== 'xml') used.set(prefix, uri);
  return [...used]
    .map(([prefix, uri]) => ` xmlns${prefix === '' ? '' : `:${prefix}`}="${escapeAttribute(uri)}"`)
    .join('');
}

function tagName(element: XmlElement, home: string): string {
  return element.uri === home || element.prefix === '' ? element.local : `${element.prefix}:${element.local}`;
}

/** `<name a="b"` without its end. Elements of the namespace `home` go without prefix. */
export function openTag(element: XmlElement, home: string): string {
  const attributes = element.attributes
    .map((one: XmlAttribute) => {
      const name = one.prefix === '' ? one.local : `${one.prefix}:${one.local}`;
      return ` ${name}="${escapeAttribute(one.value)}"`;
    })
    .join('');
  return `<${tagName(element, home)}${declarations(element, home)}${attributes}`;
}

/** A whole element as text. */
export function serialise(element: XmlElement, home: string): string {
  const inside = element.children
    .map((child) => (typeof child === 'string' ? escapeText(child) : serialise(child, home)))
    .join('');
  return `${openTag(element, home)}>${inside}</${tagName(element, home)}>`;
}
