// CSV (RFC 4180): original and English in two columns, one segment a row, as spreadsheets and other tools take them.
import { bilingualRows, HEADS, rowCells } from './bilingual-rows.ts';
import { csvRow } from './csv.ts';
import type { ExportDocument, Format, WriteOptions } from './format.ts';
import { guarded } from './formula-guard.ts';

export const csvTable = {
  id: 'csv',
  label: 'formats.csv',
  extensions: ['csv'],
  mime: 'text/csv',
  bilingual: true,
  async write(doc: ExportDocument, options: WriteOptions = {}): Promise<Uint8Array> {
    const rows = [[...HEADS], ...bilingualRows(doc).map((row) => rowCells(row).map(guarded))];
    const text = rows.map((row) => csvRow(row).replace(/\n$/, '\r\n')).join('');
    return Buffer.from(options.bom === true ? `\uFEFF${text}` : text, 'utf8');
  },
} as const satisfies Format;
