// A workbook with texts of two languages as a document, and its translations back into their cells: all else stays to the byte.
import { badInput } from '../../errors.ts';
import { columnLetters } from '../../text/column-letters.ts';
import type { ExportDocument, FormatContent, ReadOptions } from '../format.ts';
import { segmentsByRef } from '../put-targets.ts';
import { applySplices, type Splice } from '../splice.ts';
import { cellsOf, rowNumber, type SheetCell, sharedStrings, sheetParts } from '../xlsx-cells.ts';
import { decodeXmlFile, encodeXmlFile, fitEncoding } from '../xml-bytes.ts';
import { parseXml, type XmlElement } from '../xml-tree.ts';
import { escapeAttribute, escapeText } from '../xml-write.ts';
import { readZip, type ZipPart } from '../zip.ts';
import { replaceParts } from '../zip-replace.ts';
import { chooseColumns } from './choose-columns.ts';
import { columnHeads, emptyColumn } from './read-csv.ts';
import { type CellChange, cellChanges, placeOf, type TableLine, tableParagraphs } from './table-texts.ts';

/** Characters of a cell: Excel shows no more. */
const LONGEST_CELL = 32_767;
const MOST_ROWS = 200_000;

type SheetRow = TableLine & { element: XmlElement; own: readonly SheetCell[] };

const unlocked = () => false;

/** The rows that hold a text, as `keep` wants them: with their elements they take several times the room. Throws badInput `table.rows`, `xml.*`. */
function sheetRows<Row>(file: string, strings: readonly string[], keep: (row: SheetRow) => Row): Row[] {
  const rows: Row[] = [];
  let line = 0;
  parseXml(file, {
    onEnd: (element) => {
      if (element.local !== 'row') return false;
      line = rowNumber(element, line);
      if (rows.length >= MOST_ROWS) throw badInput('table.rows', { line, max: MOST_ROWS });
      const own = cellsOf(element, strings);
      const cells: string[] = [];
      for (const { column, text } of own) {
        while (cells.length < column) cells.push('');
        cells[column] = text;
      }
      const formulas = new Set(own.filter(({ formula }) => formula).map(({ column }) => column));
      const locked = formulas.size === 0 ? unlocked : (column: number) => formulas.has(column);
      if (cells.some((cell) => cell.trim() !== '')) rows.push(keep({ cells, line, own, element, locked }));
      return true;
    },
  });
  return rows;
}

function rowsOf(part: ZipPart, strings: readonly string[]): TableLine[] {
  return sheetRows(decodeXmlFile(part.read()).text, strings, ({ cells, line, locked }) => ({
    cells,
    line,
    ...(locked === undefined ? {} : { locked }),
  }));
}

/** The sheet asked for, else the first with two rows, else the first. */
function chosenSheet(
  sheets: ReturnType<typeof sheetParts>,
  strings: readonly string[],
  asked = -1,
): { sheet: number; rows: TableLine[] } {
  const wanted = sheets[asked];
  if (wanted !== undefined) return { sheet: asked, rows: rowsOf(wanted.part, strings) };
  const seen: TableLine[][] = [];
  for (const { part } of sheets) {
    seen.push(rowsOf(part, strings));
    if (seen.at(-1)!.length > 1) return { sheet: seen.length - 1, rows: seen.at(-1)! };
  }
  return { sheet: 0, rows: seen[0]! };
}

/** Throws badInput `zip.*`, `xml.*`, `table.no-sheet`, `table.rows`, `table.none`, `xliff.too-many-codes`. */
export function readXlsxTable(bytes: Uint8Array, options: ReadOptions = {}): FormatContent {
  const parts = readZip(bytes);
  const sheets = sheetParts(parts);
  const strings = sharedStrings(parts);
  const { sheet, rows } = chosenSheet(sheets, strings, options.table?.sheet);
  const cells = rows.map((row) => row.cells);
  const choice = { sheet, ...chooseColumns(cells, options.table) };
  const paragraphs = tableParagraphs(rows, choice);
  if (paragraphs.length === 0) return emptyColumn(choice, options, (guess) => readXlsxTable(bytes, guess));
  const { sourceLang = 'id', targetLang = 'en' } = options;
  const names = sheets.length > 1 ? sheets.map(({ name }) => name) : [];
  return {
    details: {},
    sourceLang,
    targetLang,
    paragraphs,
    table: { sheets: names, columns: columnHeads(cells), choice },
    warnings: [],
  };
}

/** A cell with a text of its own (section 18.3.1.4); `like`: the cell whose look and attributes it takes. */
function cell(place: string, text: string, like: SheetCell | undefined, row: XmlElement): string {
  const prefix = row.prefix === '' ? '' : `${row.prefix}:`;
  const style = like?.element.attributes.find(({ local, uri }) => uri === '' && local === 's')?.value;
  const look = style === undefined ? '' : ` s="${escapeAttribute(style)}"`;
  const start = `<${prefix}c r="${place}"${look}`;
  if (text === '') return `${start}/>`;
  // `_x0041_` would be read as a character (section 22.9.2.19).
  const written = escapeText(text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));
  return `${start} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${written}</${prefix}t></${prefix}is></${prefix}c>`;
}

function cellSplice(row: SheetRow, { column, beside, text }: CellChange): Splice {
  if (text.length > LONGEST_CELL) throw badInput('table.long', { line: row.line, max: LONGEST_CELL });
  const place = `${columnLetters(column)}${row.line}`;
  const known = row.own.find((one) => one.column === column);
  const source = row.own.find((one) => one.column === beside);
  const written = cell(place, text, known ?? source, row.element);
  if (known !== undefined) return { ...whole(known.element), text: written };
  const before = row.own.findLast((one) => one.column < column);
  const at = before?.element.extent.to ?? row.element.extent.inner;
  return { from: at, to: at, text: written };
}

const whole = ({ extent: { from, to } }: XmlElement) => ({ from, to });

/**
 * The workbook with each translation as a string of its own cell, in the cell's look; shared strings, styles and every other part
 * stay packed as they were. Throws badInput `table.long`.
 */
export function writeBackXlsx(doc: ExportDocument, original: Uint8Array): Uint8Array {
  const parts = readZip(original);
  const strings = sharedStrings(parts);
  const asked = new Set([...segmentsByRef(doc).keys()].map((ref) => placeOf(ref)?.sheet));
  const changed = new Map<string, Uint8Array>();
  for (const [sheet, { part }] of sheetParts(parts).entries()) {
    if (!asked.has(sheet)) continue;
    const file = decodeXmlFile(part.read());
    const rows = sheetRows(file.text, strings, (row) => row);
    const splices = cellChanges(rows, doc, sheet).map((change) => cellSplice(rows[change.row]!, change));
    if (splices.length === 0) continue;
    const fitted = splices.map((one) => ({ ...one, text: fitEncoding(one.text, file.encoding) }));
    changed.set(part.name, encodeXmlFile({ ...file, text: applySplices(file.text, fitted) }));
  }
  return replaceParts(original, changed);
}
