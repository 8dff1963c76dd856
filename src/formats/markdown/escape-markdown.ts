// Plain text as Markdown that shows it to the letter (CommonMark 0.31, section 2.4).

/** Everywhere: emphasis, code, links, HTML, tables, strike-through; `&` only where it would begin an entity. */
const INLINE = /[\\`*[\]<|~]|&(?=#?\w+;)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
/** At the start of a line: headings, quotes, bullets, rules, underlines of headings. */
const LINE_START = /^[#>+=-]/;
const NUMBERED = /^(\d{1,9})([.)])(?=\s|$)/;

/** One line. `start`: it begins a line of the file. */
export function escapeLine(line: string, start = true): string {
  const escaped = line.replace(INLINE, '\\$&');
  return start ? escaped.replace(LINE_START, '\\$&').replace(NUMBERED, '$1\\$2') : escaped;
}
