// The cells of an Excel workbook (ECMA-376 part 1, SpreadsheetML) as texts: sheets, rows, strings; no formulas, dates or styles.
import { badInput } from '../errors.ts';
import type { TableRow } from './csv.ts';
import { decodeXmlFile } from './xml-bytes.ts';
import { attribute, parseXml, type XmlElement } from './xml-tree.ts';
import { readZip, type ZipPart } from './zip.ts';

/** A sheet of a workbook; `line` of a row is its number in the sheet. */
export type Sheet = { name: string; rows: TableRow[] };

/** Rows of a sheet, columns of a row (Excel's own bound) and characters of a cell (section 3.3.1.93). */
const MOST_ROWS = 200_000;
const MOST_COLUMNS = 16_384;

const WORKBOOK = 'xl/workbook.xml';

/** Whether a packed file is a workbook. Never throws. */
export function looksLikeXlsx(bytes: Uint8Array): boolean {
  try {
    return readZip(bytes).has(WORKBOOK);
  } catch {
    return false;
  }
}

function parsePart(part: ZipPart, onEnd?: (element: XmlElement) => boolean): XmlElement {
  return parseXml(decodeXmlFile(part.read()).text, onEnd === undefined ? {} : { onEnd });
}

const inside = (element: XmlElement, local: string): XmlElement[] =>
  element.children.flatMap((child) =>
    typeof child === 'string' ? [] : child.local === local ? [child] : inside(child, local),
  );

/** The character data of a string item: its runs, without the reading aids of East Asian scripts (rPh, section 18.4.6). */
function writtenText(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return element.local === 't' ? child : '';
      return child.local === 'rPh' ? '' : writtenText(child);
    })
    .join('');
}

/** The text of a string item; `_x0041_` is a character (section 22.9.2.19). */
function itemText(element: XmlElement): string {
  return writtenText(element)
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n');
}

/** 0 for A, 26 for AA; -1 for anything else. */
function columnOf(reference: string | undefined): number {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return -1;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellText(cell: XmlElement, strings: readonly string[]): string {
  const type = attribute(cell, 't');
  if (type === 'inlineStr') return itemText(cell);
  const [value] = inside(cell, 'v');
  const written = value?.children.filter((child) => typeof child === 'string').join('') ?? '';
  if (type === 's') return strings[Number(written)] ?? '';
  return type === 'b' ? (written === '1' ? 'TRUE' : 'FALSE') : written;
}

function readSheet(part: ZipPart, strings: readonly string[]): TableRow[] {
  const rows: TableRow[] = [];
  parsePart(part, (element) => {
    if (element.local !== 'row') return false;
    const line = Number(attribute(element, 'r')) || (rows.at(-1)?.line ?? 0) + 1;
    if (rows.length >= MOST_ROWS) throw badInput('table.rows', { line, max: MOST_ROWS });
    const cells: string[] = [];
    for (const cell of inside(element, 'c')) {
      const stated = columnOf(attribute(cell, 'r'));
      const column = stated < 0 ? cells.length : stated;
      if (column >= MOST_COLUMNS) continue;
      while (cells.length < column) cells.push('');
      cells[column] = cellText(cell, strings);
    }
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ cells, line });
    return true;
  });
  return rows;
}

/**
 * The sheets in the order of the workbook, without empty rows. Throws badInput `zip.*`, `xml.*`, `table.no-sheet` where it holds
 * none, `table.rows`.
 */
export function readXlsx(bytes: Uint8Array): Sheet[] {
  const parts = readZip(bytes);
  const workbook = parts.get(WORKBOOK);
  if (workbook === undefined) throw badInput('table.no-sheet');
  const relations = parts.get('xl/_rels/workbook.xml.rels');
  const targets = new Map(
    (relations === undefined ? [] : inside(parsePart(relations), 'Relationship')).map((one) => [
      attribute(one, 'Id'),
      (attribute(one, 'Target') ?? '').replace(/^\/?(?:xl\/)?/, 'xl/'),
    ]),
  );
  const shared = parts.get('xl/sharedStrings.xml');
  const strings: string[] = [];
  if (shared !== undefined) {
    parsePart(shared, (element) => {
      if (element.local !== 'si') return false;
      strings.push(itemText(element));
      return true;
    });
  }
  const sheets = inside(parsePart(workbook), 'sheet').flatMap((sheet, at): Sheet[] => {
    const relation = sheet.attributes.find(({ local, uri }) => local === 'id' && uri !== '')?.value;
    const part = parts.get(targets.get(relation) ?? `xl/worksheets/sheet${at + 1}.xml`);
    return part === undefined
      ? []
      : [{ name: attribute(sheet, 'name') ?? '', rows: readSheet(part, strings) }];
  });
  if (sheets.length === 0) throw badInput('table.no-sheet');
  return sheets;
}
