// A delimited text of two languages as a document, and its translations back into their cells.
import { badInput } from '../../errors.ts';
import { columnLetters } from '../../text/column-letters.ts';
import type { ExportDocument, FormatContent, ReadOptions, TableChoice } from '../format.ts';
import { guarded, unguarded } from '../formula-guard.ts';
import { requireShortLines } from '../long-texts.ts';
import { applySplices, type Splice } from '../splice.ts';
import { decodeTextFile, encodeTextFile, type TextFile } from '../text-file.ts';
import { chooseColumns, namesColumns } from './choose-columns.ts';
import { type CsvRow, delimiterOf, readCsvCells } from './csv-cells.ts';
import { type CellChange, cellChanges, type TableLine, tableParagraphs } from './table-texts.ts';

const readCell = (cell: string) => unguarded(cell).replace(/\r\n?/g, '\n');

type Table = { file: TextFile; delimiter: string; rows: CsvRow[]; lines: TableLine[] };

function open(bytes: Uint8Array): Table {
  const file = decodeTextFile(bytes);
  requireShortLines(file.text);
  const { delimiter } = delimiterOf(file.text);
  const rows = readCsvCells(file.text, delimiter);
  const lines = rows.map(({ cells, line }) => ({ cells: cells.map(({ text }) => text), line }));
  return { file, delimiter, rows, lines };
}

/**
 * How like a table of texts the start of a file is: rows of equal length; heads that name two languages, a tab, or cells with no
 * space after a comma, as prose has it.
 */
export function looksLikeCsv(text: string, whole: boolean): number {
  const lines = whole ? text : text.slice(0, text.lastIndexOf('\n') + 1);
  const { delimiter, width, even, rows } = delimiterOf(lines);
  if (width < 2 || rows < 2) return 0;
  const all = readRowsSafely(lines, delimiter);
  if (namesColumns(all[0]?.cells.map((cell) => cell.text) ?? [])) return 0.9;
  if (even < 1) return 0;
  if (delimiter === '\t') return 0.5;
  const spaced = all.some(({ cells }) => cells.some(({ text, quoted }) => !quoted && /^\s/.test(text)));
  return !spaced && rows >= 3 ? 0.4 : 0;
}

function readRowsSafely(text: string, delimiter: string): CsvRow[] {
  try {
    return readCsvCells(text, delimiter, 50);
  } catch {
    return [];
  }
}

/** Throws badInput `table.quote`, `table.rows`, `table.none`, `xliff.too-many-codes`, `import.binary`. */
export function readCsvTable(bytes: Uint8Array, options: ReadOptions = {}): FormatContent {
  const { file, lines } = open(bytes);
  const cells = lines.map((line) => line.cells);
  const choice = { sheet: 0, ...chooseColumns(cells, options.table) };
  const paragraphs = tableParagraphs(lines, choice, readCell);
  if (paragraphs.length === 0) return emptyColumn(choice, options, (guess) => readCsvTable(bytes, guess));
  const { sourceLang = 'id', targetLang = 'en' } = options;
  return {
    details: {},
    sourceLang,
    targetLang,
    paragraphs,
    encoding: file.encoding,
    table: { sheets: [], columns: columnHeads(cells), choice },
    warnings: [],
  };
}

/** Where the column that a person chose has no texts, the table as guessed, and a warning. Throws badInput `table.none`. */
export function emptyColumn(
  { source }: TableChoice,
  { table = {}, ...options }: ReadOptions,
  read: (options: ReadOptions) => FormatContent,
): FormatContent {
  const column = columnLetters(source);
  if (Object.keys(table).length === 0) throw badInput('table.none', { column });
  const content = read(options);
  return { ...content, warnings: [...content.warnings, { key: 'column', params: { column } }] };
}

/** The first cell of each column, by which a person knows it. */
export function columnHeads(rows: readonly (readonly string[])[]): string[] {
  const width = rows.reduce((most, cells) => Math.max(most, cells.length), 0);
  return Array.from({ length: width }, (_, column) => {
    const cell = rows.find((cells) => (cells[column] ?? '').trim() !== '')?.[column] ?? '';
    return cell.replace(/\s+/g, ' ').trim().slice(0, 60);
  });
}

/** A formula for no program, unless the original in the same row shows that the file's own cells begin so. */
function safe(text: string, beside: string): string {
  return beside.startsWith(text.slice(0, 1)) ? text : guarded(text);
}

/** The file with each translation in its cell, quoted where it has to be or was; all else stays to the letter. */
export function writeBackCsv(doc: ExportDocument, original: Uint8Array): Uint8Array {
  const { file, delimiter, rows, lines } = open(original);
  const lineEnd = /\r\n|\r|\n/.exec(file.text)?.[0] ?? '\n';
  const allQuoted = rows.every(({ cells }) => cells.every(({ quoted, text }) => quoted || text === ''));
  const splice = ({ row, column, beside, text }: CellChange): Splice => {
    const { cells } = rows[row]!;
    const cell = cells[column];
    const source = cells[beside] ?? cells[0]!;
    const kept = safe(text, source.text).replaceAll('\n', /\r\n|\r|\n/.exec(source.text)?.[0] ?? lineEnd);
    // In TSV a quote inside a cell is a letter.
    const marks = delimiter === '\t' ? /[\r\n]|^["\s]|\s$/ : /["\r\n]|^\s|\s$/;
    const needs = kept.includes(delimiter) || marks.test(kept);
    const quote = needs || (cell ?? source).quoted || allQuoted;
    const written = quote ? `"${kept.replaceAll('"', '""')}"` : kept;
    if (cell !== undefined) return { from: cell.from, to: cell.to, text: written };
    const end = cells.at(-1)!.to;
    return { from: end, to: end, text: delimiter.repeat(column - cells.length + 1) + written };
  };
  const changes = cellChanges(lines, doc, 0, readCell);
  const text = applySplices(file.text, changes.map(splice));
  return encodeTextFile({ ...file, text });
}
