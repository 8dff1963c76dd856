// padanan export: a document's approved English (or, said plainly, its draft) to a file or standard output.
import { Command, InvalidArgumentError } from 'commander';
import { WRITABLE } from '../formats/index.ts';
import { PARAGRAPH_KINDS, type ParagraphKind } from '../model/paragraph.ts';
import { type ExportVersion, exportDocument, ORIGINAL } from '../workflow/export-document.ts';
import { FORCE, requireFree, writeOutput } from './output.ts';
import { actorFor, reported, withDeps } from './session.ts';

type Options = {
  as?: string;
  format: string;
  draft?: true;
  version?: number;
  include?: ParagraphKind[];
  dateline: boolean;
  withLocked?: true;
  bom?: true;
  output?: string;
  force?: true;
};

function kindList(value: string): ParagraphKind[] {
  const kinds = value.split(',').map((one) => one.trim());
  if (kinds.every((one) => PARAGRAPH_KINDS.some((kind) => kind === one))) return kinds as ParagraphKind[];
  throw new InvalidArgumentError(`Allowed, with commas between them: ${PARAGRAPH_KINDS.join(', ')}.`);
}

function versionNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError('Allowed: a version number such as 3.');
  return number;
}

async function run(documentId: string, options: Options): Promise<void> {
  if (options.output !== undefined) await requireFree(options.output, options.force);
  await withDeps(async (deps) => {
    const actor = await actorFor(deps, options.as);
    const version: ExportVersion = options.draft ? 'draft' : (options.version ?? 'approved');
    const { format, include, dateline, withLocked: locked = false, bom = false } = options;
    const input = { documentId, format, version, include, dateline, locked, bom };
    const exported = await exportDocument(deps, actor, input);
    const path = options.output ?? exported.fileName;
    await writeOutput(path, exported.bytes, options.force);
    if (path !== '-') console.log(path);
  });
}

export function exportCommand(): Command {
  return new Command('export')
    .description('Export the approved English of a document; prints the name of the file')
    .argument('<document>', 'document id (see: padanan list)')
    .option('--as <login>', 'account to act as (default: the only admin)')
    .option(
      '--format <id>',
      `format: ${WRITABLE.join(', ')}; ${ORIGINAL}: the imported file with the English in it`,
      'txt',
    )
    .option('--draft', 'the current draft instead of the approved version')
    .option('--version <n>', 'this version', versionNumber)
    .option('--include <kinds>', 'only paragraphs of these kinds: headline,paragraph,…', kindList)
    .option('--no-dateline', 'without datelines such as "Jakarta - "')
    .option('--with-locked', 'with the texts that the file locks, in their place')
    .option('--bom', 'a byte-order mark before CSV, for Excel')
    .option(
      '-o, --output <file>',
      'file to write, or - for standard output (default: a name that sorts by date)',
    )
    .option(...FORCE)
    .action(reported(run));
}
