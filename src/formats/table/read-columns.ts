// Pages and Word files that hold a table of two languages, read as pairs: what the bilingual exports write, and their like.
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { ParagraphKind } from '../../model/paragraph.ts';
import { STRICT, W } from '../docx/run-format.ts';
import { styleKinds, styleOf } from '../docx/style-kinds.ts';
import { openWord, parsePart, partFile } from '../docx/word-package.ts';
import type { FormatContent, FormatParagraph } from '../format.ts';
import { decodeHtml } from '../html/decode-html.ts';
import { attributeOf, elementsOf, evened } from '../html/elements.ts';
import { parseHtml } from '../html/parse-html.ts';
import { childrenOf, type XmlElement } from '../xml-tree.ts';
import { chooseColumns, namesColumns } from './choose-columns.ts';
import { tableParagraphs } from './table-texts.ts';

/** `kind`: as the row's class or its paragraphs' style says. */
type Row = { cells: string[]; kind: ParagraphKind };

const KINDS: readonly ParagraphKind[] = [
  'headline',
  'deck',
  'caption',
  'heading',
  'list-item',
  'related',
  'keywords',
];

/** A row without a word to translate: an English text of its own, a number; undefined where it is empty. */
function lineOf(
  cells: readonly string[],
  { source: from, target: to }: { source: number; target: number },
): FormatParagraph | undefined {
  const [source = '', target = ''] = [cells[from], cells[to]];
  if (source === '' && target === '') return undefined;
  return {
    kind: 'paragraph',
    included: true,
    dateline: null,
    source: source === '' ? null : source,
    ...(target === '' ? {} : { target }),
  };
}

/** The pairs of the tables whose first rows name two languages; null where there is no such table. */
function pairsOf(tables: readonly (readonly Row[])[]): FormatContent | null {
  const paragraphs = tables.flatMap((rows): FormatParagraph[] => {
    const cells = rows.map((row) => row.cells);
    if (!namesColumns(cells[0] ?? [])) return [];
    const lines = rows.map((row, at) => ({ cells: row.cells, line: at + 1 }));
    const choice = { sheet: 0, ...chooseColumns(cells), head: true };
    const read = new Map(tableParagraphs(lines, choice).map((one) => [Number(one.fileId), one]));
    return rows.flatMap(({ cells, kind }, at): FormatParagraph[] => {
      const paragraph = at === 0 ? undefined : (read.get(at + 1) ?? lineOf(cells, choice));
      return paragraph === undefined ? [] : [{ ...paragraph, kind }];
    });
  });
  if (paragraphs.length === 0) return null;
  return { details: {}, sourceLang: 'id', targetLang: 'en', paragraphs, warnings: [] };
}

const textOfNode = (node: Tree.ChildNode): string => {
  if ('value' in node) return node.value.replace(/\s+/g, ' ');
  if (!('tagName' in node)) return '';
  if (node.tagName === 'br') return '\n';
  return node.childNodes.map(textOfNode).join('') + (/^(?:p|div|li)$/.test(node.tagName) ? '\n' : '');
};

/** Throws as parseHtml. */
export function readHtmlColumns(bytes: Uint8Array): FormatContent | null {
  const tables: Row[][] = [];
  const look = (node: Tree.ParentNode, rows: Row[] | null): void => {
    for (const element of elementsOf(node)) {
      if (element.tagName === 'tr' && rows !== null) {
        const cells = elementsOf(element)
          .filter(({ tagName }) => /^t[dh]$/.test(tagName))
          .map(({ childNodes }) =>
            childNodes.map(textOfNode).join('').split('\n').map(evened).join('\n').trim(),
          );
        const kind = KINDS.find((one) => attributeOf(element, 'class').split(/\s+/).includes(one));
        rows.push({ cells, kind: kind ?? 'paragraph' });
      } else if (element.tagName === 'table') {
        const own: Row[] = [];
        tables.push(own);
        look(element, own);
      } else look(element, rows);
    }
  };
  look(parseHtml(decodeHtml(bytes).text), null);
  return pairsOf(tables);
}

/** A run's text; what a tracked change took out is none. */
function wordText(element: XmlElement): string {
  if (element.uri !== W) return '';
  if (element.local === 't') return element.children.filter((child) => typeof child === 'string').join('');
  if (element.local === 'br' || element.local === 'cr') return '\n';
  if (element.local === 'tab') return '\t';
  if (/^(?:del|moveFrom|pPr|rPr)$/.test(element.local)) return '';
  return element.children.map((child) => (typeof child === 'string' ? '' : wordText(child))).join('');
}

/** Throws as openWord. */
export function readWordColumns(bytes: Uint8Array): FormatContent | null {
  const word = openWord(bytes);
  const kindOf = styleKinds(word);
  const [main] = word.texts;
  const tables: Row[][] = [];
  const look = (element: XmlElement): void => {
    for (const child of element.children) {
      if (typeof child === 'string') continue;
      if (child.uri !== W || child.local !== 'tbl') {
        look(child);
        continue;
      }
      tables.push(
        childrenOf(child, W, 'tr').map((row) => {
          const cells = childrenOf(row, W, 'tc').map((cell) => childrenOf(cell, W, 'p'));
          const style = cells[0]?.[0] && kindOf(styleOf(cells[0][0]).styleId).kind;
          return {
            cells: cells.map((paragraphs) => paragraphs.map(wordText).join('\n').trim()),
            kind: style ?? 'paragraph',
          };
        }),
      );
    }
  };
  look(parsePart(main!.name, partFile(word.parts, main!.name).text, { sameAs: STRICT }));
  return pairsOf(tables);
}
