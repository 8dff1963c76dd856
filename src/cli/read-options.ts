// How a file is to be read, as options of the commands that read one: a table's sheet and columns, and languages.
import { type Command, InvalidArgumentError } from 'commander';
import { badInput } from '../errors.ts';
import type { ReadOptions, TableChoice } from '../formats/format.ts';
import { columnOf } from '../text/column-letters.ts';
import { readForImport } from '../workflow/read-import.ts';

export type TableFlags = { sheet?: string; sourceColumn?: string; targetColumn?: string; head: boolean };
export type ReadFlags = TableFlags & { sourceLang?: string; targetLang?: string };

/** The command with the options of a table. */
export function withTableFlags(command: Command): Command {
  return command
    .option('--sheet <name>', 'sheet of a workbook: its name or place')
    .option('--source-column <name>', 'column of the originals in a table: its head, letter or place')
    .option('--target-column <name>', 'column of the translations; one after the last is new')
    .option('--no-head', 'the first row of the table names no columns');
}

function languageTag(value: string): string {
  if (/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(value)) return value;
  throw new InvalidArgumentError('Allowed: a language tag such as id or en-GB.');
}

/** The command with the options of a table and of languages. */
export function withReadFlags(command: Command): Command {
  return withTableFlags(command)
    .option(
      '--source-lang <tag>',
      'language of the originals where the file does not say (default: id)',
      languageTag,
    )
    .option(
      '--target-lang <tag>',
      'language of the translations where the file does not say (default: en)',
      languageTag,
    );
}

const nameAt = (names: readonly string[], asked: string): number =>
  names.findIndex((name) => name.toLowerCase() === asked.trim().toLowerCase());

/** A sheet or column by its place from 1, its letter or its name among `names`; undefined where none is asked for. */
function placeIn(names: readonly string[], asked: string | undefined): number | undefined {
  if (asked === undefined) return undefined;
  const named = nameAt(names, asked);
  if (named >= 0) return named;
  const place = /^\d+$/.test(asked) ? Number(asked) - 1 : columnOf(asked);
  if (place >= 0 && place <= names.length) return place;
  throw badInput('table.column', { name: asked, names: names.join(', ') });
}

/** Whether the options say anything of a table: other files are then refused. */
export function asksForTable({ sheet, sourceColumn, targetColumn, head }: TableFlags): boolean {
  return sheet !== undefined || sourceColumn !== undefined || targetColumn !== undefined || !head;
}

/** What the options say of a table's sheet and columns. Throws badInput `table.column` and the reader's own. */
export async function tableChoice(bytes: Uint8Array, flags: TableFlags): Promise<Partial<TableChoice>> {
  const { sheet, sourceColumn, targetColumn, head } = flags;
  if (!asksForTable(flags)) return {};
  const first = (await readForImport(bytes)).content.table;
  const at = placeIn(first?.sheets ?? [], sheet);
  const table =
    at === undefined ? first : (await readForImport(bytes, { table: { sheet: at } })).content.table;
  const columns = table?.columns ?? [];
  const [source, target] = [placeIn(columns, sourceColumn), placeIn(columns, targetColumn)];
  // Who calls a column by its first cell says that this is its name.
  const byName = [sourceColumn, targetColumn].some(
    (asked) => asked !== undefined && nameAt(columns, asked) >= 0,
  );
  return {
    ...(at === undefined ? {} : { sheet: at }),
    ...(source === undefined ? {} : { source }),
    ...(target === undefined ? {} : { target }),
    ...(head ? (byName ? { head: true } : {}) : { head: false }),
  };
}

/** What the options say of reading a file. Throws as tableChoice. */
export async function readOptions(bytes: Uint8Array, flags: ReadFlags): Promise<ReadOptions> {
  const { sourceLang, targetLang } = flags;
  return {
    table: await tableChoice(bytes, flags),
    ...(sourceLang === undefined ? {} : { sourceLang }),
    ...(targetLang === undefined ? {} : { targetLang }),
  };
}
