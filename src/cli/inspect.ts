// padanan inspect: what a reader understands of a file, as JSON.
import { Command } from 'commander';
import { AppError } from '../errors.ts';
import { inspectFile, inspectParagraphs, memoryUnits, streamableFormat } from '../workflow/inspect-file.ts';
import { openInput, readInput } from './input.ts';
import { printChunks } from './output.ts';
import { asksForTable, type ReadFlags, readOptions, withReadFlags } from './read-options.ts';
import { reported, sentence } from './session.ts';
import { openSpool } from './spool.ts';

/** Where in the file an error stands: its line and column, or its byte. */
function placeOf({ params }: AppError): object | null {
  const { line, column, byte } = params;
  if (line !== undefined) return column === undefined ? { line } : { line, column };
  return byte === undefined ? null : { byte };
}

/** One of a list of the object printed, as JSON.stringify indents it. */
const inList = (item: object, first: boolean): string =>
  `${first ? '' : ','}\n    ${JSON.stringify(item, null, 2).replaceAll('\n', '\n    ')}`;

/** A large file is not held: its segments wait in a file of their own, until it was good to its end. */
async function streamed(file: string, options: ReadFlags): Promise<boolean> {
  const source = asksForTable(options) ? null : await openInput(file);
  const format = source === null ? undefined : streamableFormat(source.head);
  if (source === null || format === undefined) return false;
  await using segments = await openSpool();
  let first = true;
  const stream = format.stream(source.chunks(), await readOptions(source.head, options));
  const about = await inspectParagraphs(format.id, stream, (segment) => {
    const text = inList(segment, first);
    first = false;
    return segments.put(text);
  });
  async function* whole(units: AsyncIterable<object> | null) {
    yield `${JSON.stringify(about, null, 2).slice(0, -2)},\n  "segments": [`;
    yield* segments.read();
    yield first ? ']' : '\n  ]';
    if (units !== null) {
      let none = true;
      yield ',\n  "units": [';
      for await (const unit of units) {
        yield inList(unit, none);
        none = false;
      }
      yield none ? ']' : '\n  ]';
    }
    yield '\n}\n';
  }
  await printChunks(whole(format.memory ? memoryUnits(source.chunks()) : null));
  return true;
}

async function run(file: string, options: ReadFlags & { glossary?: true }): Promise<void> {
  try {
    const { glossary = false } = options;
    if (!glossary && (await streamed(file, options))) return;
    const bytes = await readInput(file);
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
