// Which columns of a table are the original and its translation: guessed by heads and words, or said by a person.
import { detectLanguage } from '../../text/detect-language.ts';
import type { TableChoice } from '../format.ts';

/** Rows that are looked at. */
const SAMPLE = 60;

const SOURCE =
  /^(?:source|sourcetext|sumber|tekssumber|asli|original|indonesian?|bahasaindonesia|ind|id|idid|msgid)$/;
const TARGET =
  /^(?:target|targettext|translation|terjemahan|english|inggris|bahasainggris|eng|en|engb|enus|msgstr)$/;
/** Heads of what stands beside the texts; with one of them "id" is a name, not a language. */
const SURELY = /^(?:source|target|translation|terjemahan|msgid|msgstr|english|inggris|indonesian?)$/;

const bare = (head: string) => head.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The columns that the first row names, or null where it names none. */
function byHeads(heads: readonly string[]): Pick<TableChoice, 'source' | 'target'> | null {
  const names = heads.map(bare);
  const find = (pattern: RegExp) => {
    const sure = names.findIndex((name) => SURELY.test(name) && pattern.test(name));
    return sure >= 0 ? sure : names.findIndex((name) => pattern.test(name));
  };
  const [source, target] = [find(SOURCE), find(TARGET)];
  if (source < 0 && target < 0) return null;
  if (source < 0) return target === 0 ? null : { source: target - 1, target };
  return { source, target: target < 0 ? names.length : target };
}

/** Whether a file's first row says that these are texts and their translations. */
export function namesColumns(heads: readonly string[]): boolean {
  const names = heads.map(bare);
  return names.some((name) => SOURCE.test(name)) && names.some((name) => TARGET.test(name));
}

/** Letters of a column and the language that it is in. */
function looks(rows: readonly (readonly string[])[], column: number) {
  const text = rows.map((cells) => cells[column] ?? '').join(' ');
  const [{ language } = { language: 'other' as const }] = detectLanguage(text);
  return {
    column,
    letters: text.match(/\p{L}/gu)?.length ?? 0,
    spaces: /\p{L}\s\p{L}/u.test(text),
    language,
  };
}

function byWords(
  rows: readonly (readonly string[])[],
  width: number,
): Pick<TableChoice, 'source' | 'target'> {
  const columns = Array.from({ length: Math.min(width, 50) }, (_, column) => looks(rows, column));
  const words = columns.filter(({ letters }) => letters > 0).sort((a, b) => b.letters - a.letters);
  const sentences = words.filter(({ spaces }) => spaces);
  const source =
    (sentences.find(({ language }) => language === 'id') ?? sentences[0] ?? words[0])?.column ?? 0;
  const english = sentences.find(({ language, column }) => language === 'en' && column !== source)?.column;
  return { source, target: english ?? (width > source + 1 ? source + 1 : width) };
}

/** The table of a file; `chosen` as far as a person has said. Columns that it lacks are as guessed. */
export function chooseColumns(
  all: readonly (readonly string[])[],
  chosen: Partial<TableChoice> = {},
): Omit<TableChoice, 'sheet'> {
  const rows = all.slice(0, SAMPLE);
  const width = all.reduce((most, cells) => Math.max(most, cells.length), 0);
  const named = byHeads(rows[0] ?? []);
  const head = chosen.head ?? (named !== null && rows.length > 1);
  const guess = named !== null && head ? named : byWords(rows, width);
  const within = (column: number | undefined, most: number) =>
    column !== undefined && Number.isInteger(column) && column >= 0 && column <= most;
  const source = within(chosen.source, width - 1) ? chosen.source! : guess.source;
  const target = within(chosen.target, width) ? chosen.target! : guess.target;
  return { source, target: target === source ? width : target, head };
}
