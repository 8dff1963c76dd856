// The cells of an Excel workbook (ECMA-376 part 1, SpreadsheetML) as texts: sheets, rows, strings; no formulas, dates or styles.
import { badInput } from '../errors.ts';
import { columnOf } from '../text/column-letters.ts';
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

function cellText(cell: XmlElement, strings: readonly string[]): string {
  const type = attribute(cell, 't');
  if (type === 'inlineStr') return itemText(cell);
  const [value] = inside(cell, 'v');
  const written = value?.children.filter((child) => typeof child === 'string').join('') ?? '';
  if (type === 's') return strings[Number(written)] ?? '';
  return type === 'b' ? (written === '1' ? 'TRUE' : 'FALSE') : written;
}

/** A cell as it stands in its sheet; `formula`: it is computed, not written. */
export type SheetCell = { column: number; text: string; formula: boolean; element: XmlElement };

/** The cells of a row, in order. */
export function cellsOf(row: XmlElement, strings: readonly string[]): SheetCell[] {
  let next = 0;
  return inside(row, 'c').flatMap((element): SheetCell[] => {
    const stated = columnOf(attribute(element, 'r') ?? '');
    const column = stated < 0 ? next : stated;
    next = column + 1;
    if (column >= MOST_COLUMNS) return [];
    return [{ column, text: cellText(element, strings), formula: inside(element, 'f').length > 0, element }];
  });
}

function readSheet(part: ZipPart, strings: readonly string[]): TableRow[] {
  const rows: TableRow[] = [];
  parsePart(part, (element) => {
    if (element.local !== 'row') return false;
    const line = rowNumber(element, rows.at(-1)?.line ?? 0);
    if (rows.length >= MOST_ROWS) throw badInput('table.rows', { line, max: MOST_ROWS });
    const cells: string[] = [];
    for (const { column, text } of cellsOf(element, strings)) {
      while (cells.length < column) cells.push('');
      cells[column] = text;
    }
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ cells, line });
    return true;
  });
  return rows;
}

/** The number of a row that may not state it, after the one before. */
export function rowNumber(row: XmlElement, before: number): number {
  return Number(attribute(row, 'r')) || before + 1;
}

type Parts = ReadonlyMap<string, ZipPart>;

/** The sheets' names and parts, in the order of the workbook. Throws badInput `table.no-sheet`, `xml.*`. */
export function sheetParts(parts: Parts): { name: string; part: ZipPart }[] {
  const workbook = parts.get(WORKBOOK);
  if (workbook === undefined) throw badInput('table.no-sheet');
  const relations = parts.get('xl/_rels/workbook.xml.rels');
  const targets = new Map(
    (relations === undefined ? [] : inside(parsePart(relations), 'Relationship')).map((one) => [
      attribute(one, 'Id'),
      (attribute(one, 'Target') ?? '').replace(/^\/?(?:xl\/)?/, 'xl/'),
    ]),
  );
  const sheets = inside(parsePart(workbook), 'sheet').flatMap((sheet, at) => {
    const relation = sheet.attributes.find(({ local, uri }) => local === 'id' && uri !== '')?.value;
    const part = parts.get(targets.get(relation) ?? `xl/worksheets/sheet${at + 1}.xml`);
    return part === undefined ? [] : [{ name: attribute(sheet, 'name') ?? '', part }];
  });
  if (sheets.length === 0) throw badInput('table.no-sheet');
  return sheets;
}

/** The strings that cells share by number. */
export function sharedStrings(parts: Parts): string[] {
  const shared = parts.get('xl/sharedStrings.xml');
  const strings: string[] = [];
  if (shared !== undefined) {
    parsePart(shared, (element) => {
      if (element.local !== 'si') return false;
      strings.push(itemText(element));
      return true;
    });
  }
  return strings;
}

/**
 * The sheets in the order of the workbook, without empty rows. Throws badInput `zip.*`, `xml.*`, `table.no-sheet` where it holds
 * none, `table.rows`.
 */
export function readXlsx(bytes: Uint8Array): Sheet[] {
  const parts = readZip(bytes);
  const sheets = sheetParts(parts);
  const strings = sharedStrings(parts);
  return sheets.map(({ name, part }) => ({ name, rows: readSheet(part, strings) }));
}
