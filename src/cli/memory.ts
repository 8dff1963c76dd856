// padanan memory: looking a text up in the translation memory, and TMX in and out.
import { createReadStream, createWriteStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import { AppError } from '../errors.ts';
import { exportTmx } from '../workflow/memory-export.ts';
import { importTmx } from '../workflow/memory-import.ts';
import { lookUpText } from '../workflow/memory-lookup.ts';
import { TOOL_VERSION } from '../workflow/open-deps.ts';
import { FORCE, requireFree } from './output.ts';
import { actorFor, readerFor, reported, withDeps } from './session.ts';

type Languages = { source: string; target: string };
type Common = { as?: string; project?: string };

const scopeOf = (options: Common & Partial<Languages>) => ({
  ...(options.project === undefined ? {} : { projectId: options.project }),
  ...(options.source === undefined ? {} : { sourceLang: options.source }),
  ...(options.target === undefined ? {} : { targetLang: options.target }),
});

async function lookup(text: string, options: Common & Languages & { json?: true }): Promise<void> {
  await withDeps(async (deps) => {
    const asked = text === '-' ? (await buffer(process.stdin)).toString().trim() : text;
    const matches = await lookUpText(deps, await readerFor(deps, options.as), {
      text: asked,
      ...scopeOf(options),
    });
    if (options.json) console.log(JSON.stringify(matches, null, 2));
    else
      for (const { score, kind, part, source, target } of matches) {
        console.log([score, part === 'segment' ? kind : part, source, target].join('\t'));
      }
  });
}

async function importFile(path: string, options: Common & Languages & { json?: true }): Promise<void> {
  await access(path).catch((error: NodeJS.ErrnoException) => {
    throw new AppError(400, 'shell.cannot-read', { path, reason: error.code ?? String(error) });
  });
  await withDeps(async (deps) => {
    const interrupt = new AbortController();
    process.once('SIGINT', () => interrupt.abort(new AppError(400, 'memory.cancelled')));
    const result = await importTmx(deps, await actorFor(deps, options.as), {
      open: () => createReadStream(path),
      name: path.replace(/^.*[/\\]/, ''),
      ...scopeOf(options),
      signal: interrupt.signal,
      onProgress: (done, total) => {
        if (process.stderr.isTTY) process.stderr.write(`\r${done}/${total}${done === total ? '\n' : ''}`);
      },
    });
    const { units, added, known, other } = result;
    if (options.json) console.log(JSON.stringify(result));
    else
      console.log(`${units} units: ${added} added, ${known} known already, ${other} without both languages`);
  });
}

async function exportFile(
  options: Common & { output: string; sentences?: true; force?: true },
): Promise<void> {
  await requireFree(options.output, options.force);
  await withDeps(async (deps) => {
    const pieces = exportTmx(deps, await readerFor(deps, options.as), {
      ...scopeOf(options),
      sentences: options.sentences === true,
      version: TOOL_VERSION,
    });
    const out = options.output === '-' ? process.stdout : createWriteStream(options.output);
    await pipeline(Readable.from(pieces), out, { end: options.output !== '-' });
  });
}

export function memoryCommand(): Command {
  const memory = new Command('memory').description('The translation memory: look up, import and export TMX');
  const as = ['--as <login>', 'account to act as (default: the only admin)'] as const;
  const project = ['--project <id>', 'project (default: the first)'] as const;
  const source = ['--source <lang>', 'language of the sources', 'id'] as const;
  const target = ['--target <lang>', 'language of the translations', 'en'] as const;
  memory
    .command('lookup')
    .description('Matches for a text (or - for standard input): score, kind, source, translation')
    .argument('<text>', 'text, or - for standard input')
    .option(...as)
    .option(...project)
    .option(...source)
    .option(...target)
    .option('--json', 'as JSON, with everything known of each match')
    .action(reported(lookup));
  memory
    .command('import')
    .description('Add the units of a TMX file (1.1 to 1.4b); all of them or, on an error, none')
    .argument('<file>', 'TMX file')
    .option(...as)
    .option(...project)
    .option(...source)
    .option(...target)
    .option('--json', 'the result as JSON')
    .action(reported(importFile));
  memory
    .command('export')
    .description('Write the memory as TMX 1.4b')
    .option(...as)
    .option(...project)
    .option('--sentences', 'also the sentences of segments that have several')
    .option('-o, --output <file>', 'file to write, or - for standard output', '-')
    .option(...FORCE)
    .action(reported(exportFile));
  return memory;
}
