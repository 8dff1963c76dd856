// padanan import: a file becomes a document; prints its id.
import { basename } from 'node:path';
import { Command } from 'commander';
import { badInput } from '../errors.ts';
import type { TableChoice } from '../formats/format.ts';
import type { DocumentDetails } from '../model/document.ts';
import { columnOf } from '../text/column-letters.ts';
import { importDocument } from '../workflow/import-document.ts';
import { findProject } from '../workflow/projects.ts';
import { readForImport } from '../workflow/read-import.ts';
import { readInput } from './input.ts';
import { actorFor, reported, withDeps } from './session.ts';

type Options = Partial<DocumentDetails> & {
  as?: string;
  headline?: string;
  deck?: string;
  project?: string;
  articleOnly?: true;
  sheet?: string;
  sourceColumn?: string;
  targetColumn?: string;
  head: boolean;
};

/** A sheet or column by its place from 1, its letter or its name among `names`; undefined where none is asked for. */
function placeIn(names: readonly string[], asked: string | undefined): number | undefined {
  if (asked === undefined) return undefined;
  const named = names.findIndex((name) => name.toLowerCase() === asked.trim().toLowerCase());
  if (named >= 0) return named;
  const place = /^\d+$/.test(asked) ? Number(asked) - 1 : columnOf(asked);
  if (place >= 0 && place <= names.length) return place;
  throw badInput('table.column', { name: asked, names: names.join(', ') });
}

/** What the options say of a table's sheet and columns. */
async function tableChoice(bytes: Uint8Array, options: Options): Promise<Partial<TableChoice>> {
  const { sheet, sourceColumn, targetColumn, head } = options;
  if (sheet === undefined && sourceColumn === undefined && targetColumn === undefined && head) return {};
  const first = (await readForImport(bytes)).content.table;
  const at = placeIn(first?.sheets ?? [], sheet);
  const table =
    at === undefined ? first : (await readForImport(bytes, { table: { sheet: at } })).content.table;
  const columns = table?.columns ?? [];
  const [source, target] = [placeIn(columns, sourceColumn), placeIn(columns, targetColumn)];
  return {
    ...(at === undefined ? {} : { sheet: at }),
    ...(source === undefined ? {} : { source }),
    ...(target === undefined ? {} : { target }),
    ...(head ? {} : { head: false }),
  };
}

async function run(file: string, options: Options): Promise<void> {
  const bytes = await readInput(file);
  const name = file === '-' ? 'stdin.txt' : basename(file);
  const { as, headline, deck, project, articleOnly, sheet, sourceColumn, targetColumn, head, ...details } =
    options;
  const table = await tableChoice(bytes, options);
  const { content, format } = await readForImport(bytes, { articleOnly, table });
  await withDeps(async (deps) => {
    const actor = await actorFor(deps, as);
    const { documentId } = await importDocument(deps, actor, {
      ...(project === undefined ? {} : { projectId: await findProject(deps, actor, project) }),
      details: { ...content.details, ...details },
      sourceLang: content.sourceLang,
      targetLang: content.targetLang,
      headlineEn: headline,
      deckEn: deck,
      paragraphs: content.paragraphs,
      original: { name, bytes, format },
      operationId: deps.newId(),
    });
    console.log(documentId);
  });
}

export function importCommand(): Command {
  return new Command('import')
    .description('Import a file as a document; prints its id')
    .argument('<file>', 'file, or - for standard input')
    .option('--as <login>', 'account to act as (default: the only admin)')
    .option('--title <text>', 'title')
    .option('--outlet <text>', 'outlet')
    .option('--byline <text>', 'byline')
    .option('--address <url>', 'web address')
    .option('--date <date>', 'date of publication, YYYY-MM-DD')
    .option('--rights <text>', 'rights')
    .option('--headline <text>', 'English headline to add')
    .option('--deck <text>', 'English deck to add')
    .option('--project <name>', 'project it goes into: its name or id (default: the first)')
    .option('--article-only', 'without the menus, forms and notices around the article of a Web page')
    .option('--sheet <name>', 'sheet of a workbook: its name or place')
    .option('--source-column <name>', 'column of the originals in a table: its head, letter or place')
    .option('--target-column <name>', 'column of the translations; one after the last is new')
    .option('--no-head', 'the first row of the table names no columns')
    .action(reported(run));
}
