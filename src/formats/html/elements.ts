// What the elements of HTML are to a translator: parts of a sentence, ends of one, or nothing to read.
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { ParagraphKind } from '../../model/paragraph.ts';

/** Elements that stand inside a sentence (HTML, section 3.2.5.2.5, phrasing content). */
export const INLINE =
  /^(?:a|abbr|acronym|b|bdi|bdo|big|cite|del|dfn|em|font|i|ins|label|mark|nobr|q|rb|rp|rt|ruby|s|small|span|strike|strong|sub|sup|time|tt|u)$/;
/** Those that are one code with all that is in them: nobody translates it, but it has its place in a sentence. */
export const WHOLE =
  /^(?:img|br|wbr|input|svg|math|script|style|noscript|iframe|video|audio|object|embed|canvas|picture|map|select|textarea|template|meter|progress|code|kbd|samp|var)$/;
export const WORDS = /^(?:code|kbd|samp|var|math)$/;
/** Texts that stay as they are, between blocks. */
export const LEFT = /^(?:pre|head|frameset|noframes|plaintext|xmp|listing)$/;
export const KINDS: ReadonlyMap<string, ParagraphKind> = new Map(
  Object.entries({
    h2: 'heading',
    h3: 'heading',
    h4: 'heading',
    h5: 'heading',
    h6: 'heading',
    li: 'list-item',
    dt: 'list-item',
    dd: 'list-item',
    figcaption: 'caption',
    caption: 'caption',
  }),
);
/** Facts of a page for those who link to it. */
export const META: ReadonlyMap<string, ParagraphKind> = new Map(
  Object.entries({
    description: 'deck',
    'og:description': 'deck',
    'twitter:description': 'deck',
    'og:title': 'headline',
    'twitter:title': 'headline',
  }),
);

/** Attributes that people read (HTML, sections 4.8.4.4, 3.2.6.1 and 4.10.5.3.10; WAI-ARIA 1.2, section 6.6). */
const READ = new Set(['alt', 'title', 'placeholder', 'aria-label', 'aria-description']);
/** What a button says where it is an input (HTML, section 4.10.5.1.18 and on). */
const BUTTON = /^(?:submit|button|reset)$/i;

/** Whether an attribute of an element is a text for people. */
export function isRead(element: Tree.Element, name: string): boolean {
  if (READ.has(name)) return true;
  if (name === 'label') return /^(?:optgroup|option)$/.test(element.tagName);
  return name === 'value' && element.tagName === 'input' && BUTTON.test(attributeOf(element, 'type'));
}

/** Elements that are one code but hold texts of their own: attributes, the choices of a list. */
export const HOLDS = /^(?:img|picture|input|select|textarea|video|audio|object|iframe)$/;

export function attributeOf(element: Tree.Element, name: string): string {
  return element.attrs.find((one) => one.name === name)?.value ?? '';
}

export function elementsOf(node: Tree.ParentNode): Tree.Element[] {
  return node.childNodes.filter((child): child is Tree.Element => 'tagName' in child);
}

/** Whether a page asks that an element stay as it is (section 3.2.6.5). */
export function isKept(element: Tree.Element): boolean {
  return (
    attributeOf(element, 'translate').toLowerCase() === 'no' ||
    /(?:^|\s)notranslate(?:\s|$)/.test(attributeOf(element, 'class'))
  );
}

/** Tells, each element looked at once, which inline elements are made to hold blocks: those end sentences. */
export function blockFinder(): (element: Tree.Element) => boolean {
  const known = new WeakMap<object, boolean>();
  return function holdsBlock(element) {
    const before = known.get(element);
    if (before !== undefined) return before;
    const found = elementsOf(element).some(
      (child) => !WHOLE.test(child.tagName) && (!INLINE.test(child.tagName) || holdsBlock(child)),
    );
    known.set(element, found);
    return found;
  };
}

/** Runs of HTML's white space as one space, none at the ends. */
export function evened(text: string): string {
  return text.replace(/[ \t\n\f\r]+/g, ' ').replace(/^ | $/g, '');
}
