// Any file as a glossary: TBX, CSV and TSV with whatever delimiter, Excel; found by content.
import { badInput } from '../../errors.ts';
import { readBytes } from '../../text/encoding.ts';
import { readRows, readTsv, type TableRow } from '../csv.ts';
import { looksLikeXlsx, readXlsx } from '../xlsx-cells.ts';
import { looksPacked } from '../zip.ts';
import { guessColumns, headsOfGlossary, type TableShape } from './columns.ts';
import type { GlossaryContent } from './glossary-file.ts';
import { readTable } from './read-table.ts';
import { looksLikeTbx, readTbx } from './read-tbx.ts';

export type GlossaryTable = {
  format: 'csv' | 'tsv' | 'xlsx';
  encoding: string | null;
  rows: readonly TableRow[];
};

const DELIMITERS = [',', ';'] as const;
/** Rows that a delimiter is judged by. */
const SAMPLE = 50;
/** Of a text, decoded for a look at it. */
const HEAD = 65_536;

function start(bytes: Uint8Array): string {
  try {
    return readBytes(bytes.subarray(0, HEAD)).text;
  } catch {
    return '';
  }
}

/** Of rows that have two cells or more: the share among all. */
const shareOfPairs = (rows: readonly TableRow[]): number =>
  rows.filter(({ cells }) => cells.length > 1).length / Math.max(1, rows.length);

function readText(bytes: Uint8Array): GlossaryTable {
  const { text: written, encoding } = readBytes(bytes);
  // Excel's first line names the delimiter; its place stays, so that lines keep their numbers.
  const text = written.replace(/^sep=.(?=[\r\n])/i, '');
  const tabbed = readTsv(text);
  if (shareOfPairs(tabbed.slice(0, SAMPLE)) > 0.5) return { format: 'tsv', encoding, rows: tabbed };
  const head = text.split('\n', SAMPLE).join('\n');
  const [comma, semicolon] = DELIMITERS.map((delimiter) => {
    const rows = readRows(head, { delimiter, comments: true });
    return { delimiter, share: shareOfPairs(rows), width: rows[0]?.cells.length ?? 0 };
  });
  const better =
    semicolon!.share > comma!.share || (semicolon!.share === comma!.share && semicolon!.width > comma!.width);
  const { delimiter } = better ? semicolon! : comma!;
  return { format: 'csv', encoding, rows: readRows(text, { delimiter, strict: true, comments: true }) };
}

/** The rows of a table, or null where the file is TBX. Of a workbook, the first sheet that has rows. */
export function readGlossaryTable(bytes: Uint8Array): GlossaryTable | null {
  if (looksPacked(bytes)) {
    const sheet = readXlsx(bytes).find(({ rows }) => rows.length > 0);
    return { format: 'xlsx', encoding: null, rows: sheet?.rows ?? [] };
  }
  return looksLikeTbx(start(bytes)) ? null : readText(bytes);
}

/**
 * The concepts of a file. `shape`: what its columns hold, where a person has said so; else it is guessed. Throws the AppErrors of
 * the readers, badInput `glossary-file.empty` where there is no concept in it, `glossary-file.columns`.
 */
export function readGlossaryFile(bytes: Uint8Array, shape?: TableShape): GlossaryContent {
  const table = readGlossaryTable(bytes);
  if (table?.rows.length === 0) throw badInput('glossary-file.empty');
  const content =
    table === null
      ? readTbx(bytes)
      : {
          format: table.format,
          version: null,
          encoding: table.encoding,
          ...readTable(table.rows, shape ?? guessColumns(table.rows)),
        };
  if (content.concepts.length === 0) throw badInput('glossary-file.empty');
  return content;
}

/** Whether a file is TBX. Never throws. */
export function looksLikeTbxFile(bytes: Uint8Array): boolean {
  return !looksPacked(bytes) && looksLikeTbx(start(bytes));
}

/** Whether a file is a glossary by what stands in it: TBX, heads of a termbase, or OmegaT's first line. Never throws. */
export function looksLikeGlossary(bytes: Uint8Array): boolean {
  if (looksPacked(bytes)) {
    if (!looksLikeXlsx(bytes)) return false;
    try {
      return headsOfGlossary(readXlsx(bytes)[0]?.rows[0]?.cells ?? []);
    } catch {
      return false;
    }
  }
  const text = start(bytes);
  if (looksLikeTbx(text)) return true;
  if (/^# Glossary in tab-separated format/i.test(text)) return true;
  const [first = ''] = text.split('\n', 1);
  const heads = [...DELIMITERS, '\t'].map((delimiter) => readRows(first, { delimiter })[0]?.cells ?? []);
  return heads.some(headsOfGlossary);
}
