// padanan glossary: importing glossaries from files, undoing that, and writing the glossary out.
import { Command, Option } from 'commander';
import type { Actor } from '../model/user.ts';
import type { Deps } from '../workflow/deps.ts';
import { exportGlossary, GLOSSARY_TARGETS, type GlossaryTarget } from '../workflow/glossary-export.ts';
import {
  importGlossary,
  keepGlossaryFile,
  previewGlossary,
  undoGlossaryImport,
} from '../workflow/glossary-import.ts';
import { IMPORT_MODES, type ImportMode } from '../workflow/glossary-plan.ts';
import { findProject } from '../workflow/projects.ts';
import { readInput } from './input.ts';
import { FORCE, requireFree, writeOutput } from './output.ts';
import { actorFor, reported, sentenceOf, withDeps } from './session.ts';

type Common = { as?: string };
type InProject = Common & { project?: string };

/** The project of the option; null: what all projects share. Throws notFound `project.unknown`. */
const projectOf = async (deps: Deps, actor: Actor, given?: string): Promise<string | null> =>
  given === undefined ? null : findProject(deps, actor, given);

/** What it does goes to standard output, what it passed over, a line each, to standard error. */
async function importFile(
  file: string,
  options: InProject & { mode: ImportMode; dryRun?: true; json?: true },
): Promise<void> {
  await withDeps(async (deps) => {
    const actor = await actorFor(deps, options.as);
    const name = file === '-' ? 'stdin' : file.replace(/^.*[/\\]/, '');
    const projectId = await projectOf(deps, actor, options.project);
    const bytes = await readInput(file);
    const { importId } = await keepGlossaryFile(deps, actor, { name, bytes, projectId });
    const { plan } = await previewGlossary(deps, actor, { importId, mode: options.mode });
    for (const { key, line, params } of plan.problems)
      console.error(await sentenceOf(`glossary-file.${key}`, { line, ...params }));
    const count = (kind: string) => plan.items.filter((item) => item.kind === kind).length;
    const counts = {
      new: count('new'),
      same: count('same'),
      different: count('different'),
      joined: plan.joined.length,
    };
    const done =
      options.dryRun === true
        ? null
        : await importGlossary(deps, actor, { importId, mode: options.mode, operationId: deps.newId() });
    if (options.json) console.log(JSON.stringify({ ...counts, ...done, problems: plan.problems }));
    else {
      console.log(`${counts.new} new, ${counts.different} different, ${counts.same} the same`);
      if (done !== null)
        console.log(`${done.added} added, ${done.changed} changed; undo: padanan glossary undo ${importId}`);
    }
  });
}

async function undo(importId: string, options: Common): Promise<void> {
  await withDeps(async (deps) => {
    const input = { importId, operationId: deps.newId() };
    const { restored, kept } = await undoGlossaryImport(deps, await actorFor(deps, options.as), input);
    console.log(`${restored} as before, ${kept} changed since and left`);
  });
}

async function exportFile(
  options: InProject & { format: GlossaryTarget; output: string; force?: true },
): Promise<void> {
  await requireFree(options.output, options.force);
  await withDeps(async (deps) => {
    const { format } = options;
    const actor = await actorFor(deps, options.as);
    const projectId = await projectOf(deps, actor, options.project);
    const { text } = await exportGlossary(deps, actor, { format, projectId });
    await writeOutput(options.output, text, options.force);
  });
}

export function glossaryCommand(): Command {
  const glossary = new Command('glossary').description(
    'The glossary: import and export TBX, CSV, TSV, Excel',
  );
  const project = [
    '--project <name>',
    "a project's own terms, by its name or id (default: those that all share)",
  ] as const;
  const as = ['--as <login>', 'account to act as (default: the only admin)'] as const;
  glossary
    .command('import')
    .description('Add the concepts of a file, as one act that can be undone')
    .argument('<file>', 'TBX, CSV, TSV or .xlsx, or - for standard input')
    .option(...as)
    .addOption(
      new Option('--mode <mode>', 'where a concept is there already: add to it, take the file, leave it')
        .choices(IMPORT_MODES)
        .default('merge'),
    )
    .option(...project)
    .option('--dry-run', 'only say what would be done')
    .option('--json', 'the result as JSON, with the lines that were passed over')
    .action(reported(importFile));
  glossary
    .command('undo')
    .description('Take an import back; concepts that were changed since stay')
    .argument('<import>', 'the id that import printed')
    .option(...as)
    .action(reported(undo));
  glossary
    .command('export')
    .description('Write the glossary as TBX-Basic 2019 or CSV')
    .option(...as)
    .addOption(new Option('--format <id>', 'format to write').choices(GLOSSARY_TARGETS).default('tbx'))
    .option(...project)
    .option('-o, --output <file>', 'file to write, or - for standard output', '-')
    .option(...FORCE)
    .action(reported(exportFile));
  return glossary;
}
