// padanan inspect: what a reader understands of a file, as JSON.
import { Command } from 'commander';
import { AppError } from '../errors.ts';
import { inspectFile } from '../workflow/inspect-file.ts';
import { readInput } from './input.ts';
import { type ReadFlags, readOptions, withReadFlags } from './read-options.ts';
import { reported, sentence } from './session.ts';

/** Where in the file an error stands: its line and column, or its byte. */
function placeOf({ params }: AppError): object | null {
  const { line, column, byte } = params;
  if (line !== undefined) return column === undefined ? { line } : { line, column };
  return byte === undefined ? null : { byte };
}

async function run(file: string, options: ReadFlags & { glossary?: true }): Promise<void> {
  try {
    const bytes = await readInput(file);
    const { glossary = false } = options;
    const found = await inspectFile(bytes, { glossary, ...(await readOptions(bytes, options)) });
    console.log(JSON.stringify(found, null, 2));
  } catch (error) {
    if (error instanceof AppError) {
      const { key } = error;
      console.log(
        JSON.stringify({ error: { key, text: await sentence(error), place: placeOf(error) } }, null, 2),
      );
    }
    throw error;
  }
}

export function inspectCommand(): Command {
  const command = new Command('inspect')
    .description('Say as JSON what a reader understands of a file; exit 1 with the error where it refuses')
    .argument('<file>', 'file of any format that can be read, or - for standard input')
    .option('--glossary', 'a table of terms: read it as a glossary')
    .action(reported(run));
  return withReadFlags(command);
}
