// padanan convert: a file of any readable format as one of any writable format.
import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { WRITABLE } from '../formats/index.ts';
import { convertFile, targetFormat } from '../workflow/convert-file.ts';
import { GLOSSARY_TARGETS } from '../workflow/glossary-export.ts';
import { readInput } from './input.ts';
import { reported } from './session.ts';

async function run(input: string, output: string, options: { to?: string }): Promise<void> {
  const to = targetFormat(output, options.to);
  const bytes = await convertFile(await readInput(input), to);
  if (output === '-') process.stdout.write(bytes);
  else await writeFile(output, bytes);
}

export function convertCommand(): Command {
  return new Command('convert')
    .description('Convert a file: read by its content, written as the name of the second says')
    .argument('<in>', 'file of any format that can be read, or - for standard input')
    .argument('<out>', 'file to write, or - for standard output (then with --to)')
    .option(
      '--to <id>',
      `format to write: ${WRITABLE.join(', ')}; of a glossary: ${GLOSSARY_TARGETS.join(', ')}`,
    )
    .action(reported(run));
}
