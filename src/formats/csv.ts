// CSV tables (RFC 4180): the form in which the glossary ships.

/**
 * The rows of a CSV text, each a list of fields. Quoted fields may hold commas, line ends and doubled quotes; rows end with LF or
 * CRLF; empty lines and a byte order mark are passed over.
 */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  const endRow = () => {
    row.push(field);
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
    field = '';
  };
  const body = text.replace(/^\uFEFF/, '');
  for (let i = 0; i < body.length; i++) {
    const character = body[i]!;
    if (quoted) {
      if (character !== '"') field += character;
      else if (body[i + 1] === '"') {
        field += '"';
        i += 1;
      } else quoted = false;
    } else if (character === '"' && field === '') quoted = true;
    else if (character === ',') {
      row.push(field);
      field = '';
    } else if (character === '\n') endRow();
    else if (character !== '\r' || body[i + 1] !== '\n') field += character;
  }
  endRow();
  return rows;
}
