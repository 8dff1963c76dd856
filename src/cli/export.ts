// padanan export: a document's approved English (or, said plainly, its draft) to a file or standard output.
import { writeFile } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import { WRITABLE } from '../formats/index.ts';
import { exportDocument, ORIGINAL } from '../workflow/export-document.ts';
import { actorFor, reported, withDeps } from './session.ts';

type Options = { as?: string; format: string; draft?: true; version?: number; output?: string };

function versionNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError('Allowed: a version number such as 3.');
  return number;
}

async function run(documentId: string, options: Options): Promise<void> {
  await withDeps(async (deps) => {
    const actor = await actorFor(deps, options.as);
    const version = options.draft ? 'draft' : (options.version ?? 'approved');
    const exported = await exportDocument(deps, actor, { documentId, format: options.format, version });
    if (options.output === '-') {
      process.stdout.write(exported.bytes);
      return;
    }
    const path = options.output ?? exported.fileName;
    await writeFile(path, exported.bytes);
    console.log(path);
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
    .option('--output <file>', 'file to write, or - for standard output (default: a name that sorts by date)')
    .action(reported(run));
}
