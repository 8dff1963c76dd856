// The cells of a delimited text (RFC 4180, and as Excel writes it) with where each stands, so that one can be replaced.
import { badInput } from '../../errors.ts';

/** Half-open offsets in the file, quotes included. */
export type CsvCell = { text: string; from: number; to: number; quoted: boolean };
/** `line`: where the row begins, from 1. */
export type CsvRow = { cells: CsvCell[]; line: number };

const MOST_ROWS = 200_000;
const DELIMITERS = [',', ';', '\t', '|'] as const;
/** Rows that a delimiter is judged by. */
const SAMPLE = 50;

const SAID = /^sep=([,;|\t])(?:\r\n|\r|\n)/i;

/** The end of a quoted cell: after its last quote; -1 where it never ends. */
function quoteEnd(file: string, from: number): number {
  let at = file.indexOf('"', from + 1);
  while (at >= 0 && file[at + 1] === '"') at = file.indexOf('"', at + 2);
  return at < 0 ? -1 : at + 1;
}

/**
 * The rows of a text, empty ones left out. Quotes that end before their cell does are letters, as OmegaT and DeepL write them
 * in TSV. Throws badInput `table.quote` with the line of a quote that never ends, `table.rows`.
 */
export function readCsvCells(file: string, delimiter: string, most = MOST_ROWS): CsvRow[] {
  const rows: CsvRow[] = [];
  let cells: CsvCell[] = [];
  // Excel's first line, which names the delimiter, is no row.
  const said = SAID.exec(file)?.[0].length ?? 0;
  let [at, line, rowLine] = said === 0 ? [0, 1, 1] : [said, 2, 2];
  const stops = new RegExp(`[\\r\\n${delimiter === '\t' ? '\\t' : `\\${delimiter}`}]|$`, 'g');
  while (at <= file.length) {
    const from = at;
    let quoted = file[from] === '"';
    let to = quoted ? quoteEnd(file, from) : -1;
    if (quoted && to < 0 && delimiter !== '\t') throw badInput('table.quote', { line });
    if (to < 0 || (to < file.length && !'\r\n'.includes(file[to]!) && file[to] !== delimiter)) {
      quoted = false;
      stops.lastIndex = from;
      to = stops.exec(file)!.index;
    }
    const written = file.slice(from, to);
    cells.push({ text: quoted ? written.slice(1, -1).replaceAll('""', '"') : written, from, to, quoted });
    if (quoted) line += written.match(/\r\n|\r|\n/g)?.length ?? 0;
    at = to + 1;
    if (file[to] === delimiter) continue;
    if (file[to] === '\r' && file[to + 1] === '\n') at += 1;
    if (cells.length > 1 || cells[0]!.text.trim() !== '') {
      if (rows.length >= MOST_ROWS) throw badInput('table.rows', { line, max: MOST_ROWS });
      rows.push({ cells, line: rowLine });
      if (rows.length >= most) break;
    }
    cells = [];
    line += 1;
    rowLine = line;
  }
  return rows;
}

/** How like a table a text is when cut at a delimiter: cells a row and how many rows have as many. */
function shapeOf(
  file: string,
  delimiter: string,
): { delimiter: string; width: number; even: number; rows: number } {
  try {
    const rows = readCsvCells(file, delimiter, SAMPLE);
    const width = rows[0]?.cells.length ?? 0;
    const same = rows.filter(({ cells }) => cells.length === width).length;
    return { delimiter, width, even: rows.length === 0 ? 0 : same / rows.length, rows: rows.length };
  } catch {
    return { delimiter, width: 0, even: 0, rows: 0 };
  }
}

/** The delimiter that cuts the text into the most even rows; a comma where none does. `text`: all of it, or whole lines. */
export function delimiterOf(text: string): { delimiter: string; width: number; even: number; rows: number } {
  const said = SAID.exec(text)?.[1];
  if (said !== undefined) return shapeOf(text, said);
  const shapes = DELIMITERS.map((one) => shapeOf(text, one)).filter(({ width }) => width > 1);
  const [best] = shapes.sort((a, b) => b.even - a.even || b.width - a.width);
  return best ?? shapeOf(text, ',');
}
