// CSV (RFC 4180): original and translation in two columns, one segment a row, as spreadsheets and other tools take and give them.
import { bilingualRows, HEADS, rowCells } from './bilingual-rows.ts';
import { csvRow } from './csv.ts';
import {
  type ExportDocument,
  type FileLook,
  type Format,
  type FormatContent,
  type PieceWriter,
  type ReadOptions,
  type WriteOptions,
  writePieces,
} from './format.ts';
import { guarded } from './formula-guard.ts';
import { looksLikeCsv, readCsvTable, writeBackCsv } from './table/read-csv.ts';

/** Characters of a look: a shorter one is the whole file. */
const LOOK = 4000;

const written = (cells: readonly string[]): string => csvRow(cells).replace(/\n$/, '\r\n');

function csvPieces({ bom = false }: WriteOptions = {}): PieceWriter {
  let number = 0;
  return {
    piece: (paragraph) =>
      bilingualRows({ paragraphs: [paragraph] })
        .map((row) => {
          number += 1;
          return written(rowCells({ ...row, number }).map(guarded));
        })
        .join(''),
    frame: () => ({ head: `${bom ? '\uFEFF' : ''}${written(HEADS)}`, tail: '' }),
  };
}

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
  async write(doc: ExportDocument, options?: WriteOptions): Promise<Uint8Array> {
    return writePieces(csvPieces(options), doc);
  },
  pieces: csvPieces,
  async writeBack(doc: ExportDocument, original: Uint8Array): Promise<Uint8Array> {
    return writeBackCsv(doc, original);
  },
} as const satisfies Format;
