// padanan import: a file becomes a document; prints its id.
import { basename } from 'node:path';
import { Command } from 'commander';
import type { DocumentDetails } from '../model/document.ts';
import { importDocument } from '../workflow/import-document.ts';
import { findProject } from '../workflow/projects.ts';
import { readForImport } from '../workflow/read-import.ts';
import { readInput } from './input.ts';
import { type TableFlags, tableChoice, withTableFlags } from './read-options.ts';
import { actorFor, reported, withDeps } from './session.ts';

type Options = Partial<DocumentDetails> &
  TableFlags & {
    as?: string;
    headline?: string;
    deck?: string;
    project?: string;
    articleOnly?: true;
  };

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
  const command = new Command('import')
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
    .action(reported(run));
  return withTableFlags(command);
}
