// Where the texts of a part of WordprocessingML stand, as the part is read.
import type { Text } from '../../model/text.ts';
import type { FoundText } from '../article-facts.ts';
import { codedText } from '../inline-pieces.ts';
import type { Slice } from '../put-targets.ts';
import { writtenName } from '../splice.ts';
import { childrenOf, type XmlElement } from '../xml-tree.ts';
import { descriptions } from './descriptions.ts';
import { atomsOf, bindingOf } from './paragraph-atoms.ts';
import { piecesOf } from './paragraph-pieces.ts';
import { type PartText, STRICT, W } from './run-format.ts';
import { type StyleKinds, styleOf } from './style-kinds.ts';
import { parsePart } from './word-package.ts';
import { type Languages, writeParagraph } from './write-paragraph.ts';

type Range = { from: number; to: number };

/** A text as its end is read, which is before that of the paragraph in whose picture or box it lies. */
export type Located = {
  found: FoundText & { ref: string; source: string };
  /** Half-open offsets in the part of what `write` writes anew. */
  from: number;
  to: number;
  write: (target: Text, languages: Languages, slice: Slice) => string;
  /** Of a text that the file repeats for other programs: the first (`own`), or one that follows it. */
  box: 'own' | 'copy' | null;
  /** In the style of a first heading. */
  first: boolean;
};

const TRACKED = new Set(['ins', 'del', 'moveFrom', 'moveTo']);

/**
 * Hands over each text of a part, its paragraphs and what describes its pictures; ref: the part and the place in it. Answers the
 * number of tracked changes. `bound`: told of each control of contents around paragraphs after these, and of its binding.
 */
export function eachText(
  name: string,
  file: string,
  kindOf: StyleKinds,
  take: (located: Located) => void,
  bound?: (control: Range, binding: Range) => void,
): number {
  const part: PartText = { file, formats: new Map() };
  let tracked = 0;
  const visit = (paragraph: XmlElement, around: readonly XmlElement[]): void => {
    const [properties] = childrenOf(paragraph, W, 'pPr');
    const from = properties?.extent.to ?? paragraph.extent.inner;
    const found = piecesOf(atomsOf(paragraph, part), file);
    const coded = codedText(found.pieces, paragraph.place);
    if (coded === null) return;
    const { source, codes } = coded;
    const { styleId, listed } = styleOf(paragraph);
    const { kind, first } = kindOf(styleId);
    const prefix = writtenName({ prefix: paragraph.prefix, local: '' });
    const boxed = around.some(({ local }) => local === 'txbxContent' || local === 'Choice');
    const copied = around.some(({ local }) => local === 'Fallback');
    take({
      found: {
        source,
        kind: kind ?? (listed ? 'list-item' : 'paragraph'),
        ref: `${name}@${from}`,
        ...(codes.length === 0 ? {} : { codes }),
      },
      from,
      to: paragraph.extent.innerEnd,
      write: (target, languages, slice) =>
        writeParagraph(target, { coded, found, prefix, ...languages }, slice),
      box: copied ? 'copy' : boxed ? 'own' : null,
      first,
    });
  };
  parsePart(name, file, {
    sameAs: STRICT,
    onEnd(element, around) {
      if (element.uri !== W) {
        for (const text of descriptions(name, file, element, around)) take(text);
        return false;
      }
      if (TRACKED.has(element.local)) tracked += 1;
      const binding = element.local === 'sdt' ? bindingOf(element) : null;
      if (binding !== null) bound?.(element.extent, binding);
      if (element.local !== 'p') return false;
      visit(element, around);
      return true;
    },
  });
  return tracked;
}
