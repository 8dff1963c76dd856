// Changes to an XML text at places that its tree tells: what is not changed stays to the letter.
import type { XmlElement } from './xml-tree.ts';
import { escapeAttribute } from './xml-write.ts';

/** `text` instead of what stands between two offsets of the file. */
export type Splice = { from: number; to: number; text: string };

/** The text with all changes made; they do not overlap. Those at one place come in the order given. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  let out = '';
  let at = 0;
  for (const { from, to, text: put } of [...splices].sort((a, b) => a.from - b.from)) {
    out += text.slice(at, from) + put;
    at = Math.max(at, to);
  }
  return out + text.slice(at);
}

/** The name of an element or attribute as the file writes it. */
export function writtenName({ prefix, local }: { prefix: string; local: string }): string {
  return prefix === '' ? local : `${prefix}:${local}`;
}

/** The element with other content (escaped already), its tag as it was; `extra`: attributes to add, with a space before. */
export function contentSplice(file: string, element: XmlElement, content: string, extra = ''): Splice {
  const { from, inner, innerEnd, to } = element.extent;
  if (inner < to) {
    if (extra === '') return { from: inner, to: innerEnd, text: content };
    return { from: inner - 1, to: innerEnd, text: `${extra}>${content}` };
  }
  const tail = from + file.slice(from, to).replace(/\s*\/>$/, '').length;
  return { from: tail, to, text: `${extra}>${content}</${writtenName(element)}>` };
}

/** Where an attribute stands in its element's tag, with the white space before it. `name` as the file writes it. */
export function attributePlace(
  file: string,
  { extent: { from, inner } }: XmlElement,
  name: string,
): { from: number; to: number } | null {
  // Values are walked over whole: one may hold what looks like another attribute.
  for (const one of file.slice(from, inner).matchAll(/\s+([^\s=<>"'/]+)\s*=\s*(?:"[^"]*"|'[^']*')/g)) {
    const start = from + one.index;
    if (one[1] === name) return { from: start, to: start + one[0].length };
  }
  return null;
}

/** An attribute of the element's tag set, or taken out (`null`). `name` as the file writes it. */
export function attributeSplices(
  file: string,
  element: XmlElement,
  name: string,
  value: string | null,
): Splice[] {
  const written = value === null ? '' : ` ${name}="${escapeAttribute(value)}"`;
  const place = attributePlace(file, element, name);
  if (place !== null) return [{ ...place, text: written }];
  if (value === null) return [];
  const { from, inner } = element.extent;
  const end = from + /^<[^\s/>]+/.exec(file.slice(from, inner))![0].length;
  return [{ from: end, to: end, text: written }];
}

/** A new element after another one, on a line of its own where that one stands on its own. */
export function siblingSplice(file: string, after: XmlElement, element: string): Splice {
  const { from, to } = after.extent;
  const indent = /\r?\n[ \t]*$/.exec(file.slice(Math.max(0, from - 200), from))?.[0] ?? '';
  return { from: to, to, text: indent + element };
}
