// The texts of charts and diagrams (DrawingML, ECMA-376 part 1, section 21): titles, labels, what stands in their shapes.
import { codedText } from '../inline-pieces.ts';
import { writtenName } from '../splice.ts';
import { childrenOf, type XmlElement } from '../xml-tree.ts';
import { escapeText } from '../xml-write.ts';
import { plainLocated } from './descriptions.ts';
import type { Located } from './locate-texts.ts';
import type { Atom } from './paragraph-atoms.ts';
import { piecesOf } from './paragraph-pieces.ts';
import type { RunFormat } from './run-format.ts';
import { parsePart } from './word-package.ts';
import { NOT_XML, writeParagraph } from './write-paragraph.ts';

const A = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const C = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
/** The strict namespaces, read as the transitional ones. */
const STRICT = {
  'http://purl.oclc.org/ooxml/drawingml/main': A,
  'http://purl.oclc.org/ooxml/drawingml/chart': C,
};

/** Attributes of a run's properties that nobody sees. */
const UNSEEN = /^(?:lang|altLang|dirty|err|noProof|smtClean|smtId|bmk|kumimoji|kern)$/;
const LOOKS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    b: 'bold',
    i: 'italic',
    u: 'underline',
    sz: 'size',
    solidFill: 'colour',
    latin: 'font',
    hlinkClick: 'link',
  }),
);

function formatOf(run: XmlElement, file: string): RunFormat {
  const [properties] = childrenOf(run, A, 'rPr');
  const tag = file.slice(run.extent.from, run.extent.inner);
  if (properties === undefined) return { open: tag, key: '', looks: [] };
  const seen = properties.attributes.filter(({ local, value }) => !UNSEEN.test(local) && value !== '0');
  const inside = childrenOf(properties, A).filter(({ local }) => local !== 'ea' && local !== 'cs');
  const written = (one: XmlElement) => file.slice(one.extent.from, one.extent.to);
  return {
    open: tag + file.slice(properties.extent.from, properties.extent.to),
    key: [...seen.map(({ local, value }) => `${local}=${value}`).sort(), ...inside.map(written)].join('; '),
    looks: [...seen, ...inside].map(({ local }) => LOOKS.get(local) ?? local),
  };
}

function atomsOf(paragraph: XmlElement, file: string): Atom[] {
  return paragraph.children.flatMap((child): Atom[] => {
    if (typeof child === 'string' || /^(?:pPr|endParaRPr)$/.test(child.local)) return [];
    const { from, to } = child.extent;
    const raw = { before: '', from, to, after: '' };
    if (child.uri !== A || child.local !== 'r')
      return [
        {
          kind: 'mark',
          label: child.local === 'br' ? 'line break' : child.local,
          word: child.local !== 'br',
          raw: [raw],
        },
      ];
    const [element] = childrenOf(child, A, 't');
    const text = element?.children.join('') ?? '';
    return text === '' ? [] : [{ kind: 'text', text, format: formatOf(child, file), raw }];
  });
}

function paragraphIn(name: string, file: string, paragraph: XmlElement): Omit<Located, 'box'> | null {
  const [properties] = childrenOf(paragraph, A, 'pPr');
  const [last] = childrenOf(paragraph, A, 'endParaRPr');
  const from = properties?.extent.to ?? paragraph.extent.inner;
  const found = piecesOf(atomsOf(paragraph, file), file);
  const coded = codedText(found.pieces, paragraph.place);
  if (coded === null || !/\p{L}/u.test(coded.source)) return null;
  const prefix = writtenName({ prefix: paragraph.prefix, local: '' });
  const codes = coded.codes.length === 0 ? {} : { codes: coded.codes };
  return {
    found: { source: coded.source, kind: 'paragraph', ref: `${name}@${from}`, ...codes },
    from,
    to: last?.extent.from ?? paragraph.extent.innerEnd,
    write: (target, languages, slice) =>
      writeParagraph(target, { coded, found, prefix, drawing: true, ...languages }, slice),
    first: false,
  };
}

/** Names of series and categories, as the chart's table gives them (section 21.2.2.201). */
function labelIn(name: string, element: XmlElement): Omit<Located, 'box'> | null {
  const text = element.children.join('');
  if (!/\p{L}/u.test(text)) return null;
  const { inner: from, innerEnd: to } = element.extent;
  return plainLocated(text, { name, from, to }, (plain) => escapeText(plain.replace(NOT_XML, '\uFFFD')));
}

/**
 * Hands over each text of a chart or a diagram, as eachText. `copy`: the part repeats those of another, a picture of the diagram.
 * Labels that a chart repeats follow the first.
 */
export function eachDrawingText(
  name: string,
  file: string,
  role: 'chart' | 'diagram' | 'copy',
  take: (located: Located) => void,
): void {
  const seen = new Set<string>();
  parsePart(name, file, {
    sameAs: STRICT,
    onEnd(element, around) {
      const isLabel =
        element.uri === C &&
        element.local === 'v' &&
        around.some(({ local }) => /^(?:str|lvl|multiLvlStr)Cache$/.test(local));
      const found =
        element.uri === A && element.local === 'p'
          ? paragraphIn(name, file, element)
          : isLabel
            ? labelIn(name, element)
            : null;
      if (found === null) return false;
      const { source } = found.found;
      const again = role === 'copy' || (isLabel && seen.has(source));
      if (isLabel) seen.add(source);
      const chart = role === 'chart' ? ({ kind: 'caption', included: false } as const) : {};
      take({ ...found, found: { ...found.found, ...chart }, box: again ? 'copy' : 'own' });
      return false;
    },
  });
}
