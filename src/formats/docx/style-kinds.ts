// Paragraph styles of Word to the kinds of paragraphs.
import type { ParagraphKind } from '../../model/paragraph.ts';
import { childrenOf, type XmlElement } from '../xml-tree.ts';
import { STRICT, W, wordValue } from './run-format.ts';
import { parsePart, partFile, type WordParts } from './word-package.ts';

/** By the built-in names, which Word keeps in English whatever its own language (section 17.7.4.9). */
const KINDS: readonly (readonly [RegExp, ParagraphKind])[] = [
  [/^title$/, 'headline'],
  [/^subtitle$/, 'deck'],
  [/^heading \d$/, 'heading'],
  [/^caption$|^table of figures$/, 'caption'],
  [/^list\b|^footnote list/, 'list-item'],
  [/^related$/, 'related'],
  [/^keywords$/, 'keywords'],
];

type Style = { name: string; basedOn: string | undefined };

/** Styles that build on one another do so a few times; a circle ends here. */
const DEEPEST = 20;

/** `first`: of the style of a first heading, which is a headline where no title comes before it. */
export type StyleKinds = (styleId: string | undefined) => { kind: ParagraphKind | null; first: boolean };

export function styleKinds({ parts, styles }: WordParts): StyleKinds {
  const known = new Map<string, Style>();
  if (styles !== undefined) {
    const root = parsePart(styles, partFile(parts, styles).text, { sameAs: STRICT });
    for (const style of childrenOf(root, W, 'style')) {
      const child = (local: string) => childrenOf(style, W, local).map((one) => wordValue(one))[0];
      const id = wordValue(style, 'styleId') ?? '';
      known.set(id, { name: (child('name') ?? id).toLowerCase(), basedOn: child('basedOn') });
    }
  }
  return (styleId) => {
    let id = styleId;
    for (let depth = 0; id !== undefined && depth < DEEPEST; depth += 1) {
      const style: Style = known.get(id) ?? {
        name: id.replace(/^heading(?=\d)/i, 'heading ').toLowerCase(),
        basedOn: undefined,
      };
      const kind = KINDS.find(([name]) => name.test(style.name))?.[1];
      if (kind !== undefined) return { kind, first: style.name === 'heading 1' };
      id = style.basedOn;
    }
    return { kind: null, first: false };
  };
}

/** The style of a paragraph, and whether it is numbered or has a bullet of its own. */
export function styleOf(paragraph: XmlElement): { styleId: string | undefined; listed: boolean } {
  const [properties] = childrenOf(paragraph, W, 'pPr');
  if (properties === undefined) return { styleId: undefined, listed: false };
  const [style] = childrenOf(properties, W, 'pStyle');
  const [numbered] = childrenOf(properties, W, 'numPr');
  const [number] = numbered === undefined ? [] : childrenOf(numbered, W, 'numId');
  return {
    styleId: style && wordValue(style),
    listed: number !== undefined && wordValue(number) !== '0',
  };
}
