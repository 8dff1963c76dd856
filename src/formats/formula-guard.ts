// Cells that a spreadsheet would take for a formula: an apostrophe before them keeps them texts (OWASP, CSV injection).

/** With the apostrophes of cells that had them already, so that none is lost. */
const RISKY = /^'*[=+\-@\t\r]/;

/** A cell that no spreadsheet runs. */
export function guarded(cell: string): string {
  return RISKY.test(cell) ? `'${cell}` : cell;
}

/** A cell as it was before `guarded`. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && RISKY.test(cell.slice(1)) ? cell.slice(1) : cell;
}
