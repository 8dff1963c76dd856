// Tables as text: CSV (RFC 4180) with any delimiter, and TSV; rows with the lines that they begin in.
import { badInput } from '../errors.ts';

/** `line`: where the row begins in the file, from 1. */
export type TableRow = { cells: string[]; line: number };

/**
 * The rows of a CSV text, each a list of fields. Quoted fields may hold delimiters, line ends and doubled quotes; rows end with LF
 * or CRLF; empty lines and a byte order mark are passed over, and with `comments` lines that begin with `# ` or are one cell
 * that begins with #. Throws badInput `table.quote` with the line of a quote that
 * never ends, where `strict`.
 */
export function readRows(
  text: string,
  { delimiter = ',', strict = false, comments = false } = {},
): TableRow[] {
  const rows: TableRow[] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  let line = 1;
  let [rowLine, quoteLine] = [1, 1];
  const endRow = () => {
    row.push(field);
    if (row.length > 1 || row[0] !== '') rows.push({ cells: row, line: rowLine });
    row = [];
    field = '';
    rowLine = line;
  };
  const body = text.replace(/^\uFEFF/, '');
  for (let i = 0; i < body.length; i++) {
    const character = body[i]!;
    if (comments && character === '#' && row.length === 0 && field === '' && !quoted) {
      const end = body.indexOf('\n', i) < 0 ? body.length : body.indexOf('\n', i);
      const rest = body.slice(i + 1, end);
      if (/^\s|^$/.test(rest) || !rest.includes(delimiter)) {
        i = end;
        line += 1;
        rowLine = line;
        continue;
      }
    }
    if (character === '\n') line += 1;
    if (quoted) {
      if (character !== '"') field += character;
      else if (body[i + 1] === '"') {
        field += '"';
        i += 1;
      } else quoted = false;
    } else if (character === '"' && field === '') {
      quoted = true;
      quoteLine = line;
    } else if (character === delimiter) {
      row.push(field);
      field = '';
    } else if (character === '\n') endRow();
    else if (character !== '\r' || body[i + 1] !== '\n') field += character;
  }
  if (quoted && strict) throw badInput('table.quote', { line: quoteLine });
  endRow();
  return rows;
}

/**
 * The rows of a TSV text: quotes are letters, as OmegaT and DeepL have it, but for a cell that is quoted as a whole, as Excel
 * writes it. Lines that begin with # are comments. `text`: line ends as LF.
 */
export function readTsv(text: string): TableRow[] {
  return text.split('\n').flatMap((written, at) => {
    if (written.trim() === '' || written.startsWith('#')) return [];
    const cells = written.split('\t').map((cell) => {
      const inside = /^"((?:[^"]|"")*)"$/.exec(cell)?.[1];
      return inside === undefined ? cell : inside.replaceAll('""', '"');
    });
    return [{ cells, line: at + 1 }];
  });
}

/** A row of CSV: fields with a delimiter, a quote, a line end or spaces around them are quoted. */
export function csvRow(cells: readonly string[]): string {
  const quoted = cells.map((cell) =>
    /[",;\t\r\n]|^\s|\s$|^#/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
  );
  return `${quoted.join(',')}\n`;
}
