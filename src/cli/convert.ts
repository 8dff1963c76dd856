// padanan convert: a file of any readable format as one of any writable format.
import { Command } from 'commander';
import { formatById, WRITABLE } from '../formats/index.ts';
import { convertFile, convertStream, targetFormat } from '../workflow/convert-file.ts';
import { GLOSSARY_TARGETS } from '../workflow/glossary-export.ts';
import { streamableFormat } from '../workflow/inspect-file.ts';
import { openInput, readInput } from './input.ts';
import { FORCE, requireFree, writeChunks, writeOutput } from './output.ts';
import { asksForTable, type ReadFlags, readOptions, withReadFlags } from './read-options.ts';
import { reported } from './session.ts';
import { openSpool } from './spool.ts';

type Options = ReadFlags & { to?: string; force?: true };

/** Both formats can be taken paragraph by paragraph: so are they, and the output appears when the input was good to its end. */
async function streamed(input: string, output: string, to: string, options: Options): Promise<boolean> {
  const source = asksForTable(options) ? null : await openInput(input);
  const writer = formatById(to);
  const reader = source === null ? undefined : streamableFormat(source.head);
  if (source === null || reader === undefined || writer?.pieces === undefined) return false;
  await using body = await openSpool();
  const stream = reader.stream(source.chunks(), await readOptions(source.head, options));
  const { head, tail } = await convertStream(stream, writer, writer.pieces(), body.put);
  async function* whole() {
    yield head;
    yield* body.read();
    yield tail;
  }
  await writeChunks(output, whole(), options.force);
  return true;
}

async function run(input: string, output: string, options: Options): Promise<void> {
  const to = targetFormat(output, options.to);
  await requireFree(output, options.force);
  if (await streamed(input, output, to, options)) return;
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
