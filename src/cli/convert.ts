// padanan convert: a file of any readable format as one of any writable format.
import { Command } from 'commander';
import { WRITABLE } from '../formats/index.ts';
import { convertFile, targetFormat } from '../workflow/convert-file.ts';
import { GLOSSARY_TARGETS } from '../workflow/glossary-export.ts';
import { readInput } from './input.ts';
import { FORCE, requireFree, writeOutput } from './output.ts';
import { type ReadFlags, readOptions, withReadFlags } from './read-options.ts';
import { reported } from './session.ts';

async function run(
  input: string,
  output: string,
  options: ReadFlags & { to?: string; force?: true },
): Promise<void> {
  const to = targetFormat(output, options.to);
  await requireFree(output, options.force);
  const bytes = await readInput(input);
  const converted = await convertFile(bytes, to, await readOptions(bytes, options));
  await writeOutput(output, converted, options.force);
}

export function convertCommand(): Command {
  const command = new Command('convert')
    .description('Convert a file: read by its content, written as the name of the second says')
    .argument('<in>', 'file of any format that can be read, or - for standard input')
    .argument('<out>', 'file to write, or - for standard output (then with --to)')
    .option(
      '--to <id>',
      `format to write: ${WRITABLE.join(', ')}; of a glossary: ${GLOSSARY_TARGETS.join(', ')}`,
    )
    .option(...FORCE)
    .action(reported(run));
  return withReadFlags(command);
}
