// CSV (RFC 4180): original and translation in two columns, one segment a row, as spreadsheets and other tools take and give them.
import { bilingualRows, HEADS, rowCells } from './bilingual-rows.ts';
import { csvRow } from './csv.ts';
import type { ExportDocument, FileLook, Format, FormatContent, ReadOptions, WriteOptions } from './format.ts';
import { guarded } from './formula-guard.ts';
import { looksLikeCsv, readCsvTable, writeBackCsv } from './table/read-csv.ts';

/** Characters of a look: a shorter one is the whole file. */
const LOOK = 4000;

export const csvTable = {
  id: 'csv',
  label: 'formats.csv',
  extensions: ['csv', 'tsv'],
  mime: 'text/csv',
  bilingual: true,
  recognise: ({ text }: FileLook): number => looksLikeCsv(text, text.length < LOOK),
  async read(bytes: Uint8Array, options?: ReadOptions): Promise<FormatContent> {
    return readCsvTable(bytes, options);
  },
  async write(doc: ExportDocument, options: WriteOptions = {}): Promise<Uint8Array> {
    const rows = [[...HEADS], ...bilingualRows(doc).map((row) => rowCells(row).map(guarded))];
    const text = rows.map((row) => csvRow(row).replace(/\n$/, '\r\n')).join('');
    return Buffer.from(options.bom === true ? `\uFEFF${text}` : text, 'utf8');
  },
  async writeBack(doc: ExportDocument, original: Uint8Array): Promise<Uint8Array> {
    return writeBackCsv(doc, original);
  },
} as const satisfies Format;
