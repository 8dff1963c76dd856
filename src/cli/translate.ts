// padanan translate: text in, English out, one paragraph a line; progress on standard error.

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { readConfig } from '../config.ts';
import type { EngineParagraph } from '../engines/engine.ts';
import { createEngines, ENGINE_IDS, type EngineId } from '../engines/index.ts';
import { AppError } from '../errors.ts';
import { createTermbase } from '../termbase/termbase.ts';
import { readBytes } from '../text/encoding.ts';
import { engineTerms } from '../workflow/engine-terms.ts';
import { readGlossary } from '../workflow/glossary-from-file.ts';
import { openLanguage } from '../workflow/language.ts';
import { HOME } from '../workflow/open-deps.ts';
import { engineGlossary } from '../workflow/translate-with.ts';
import { engineOptions } from './choices.ts';
import { readInput } from './input.ts';
import { reported } from './session.ts';
import { translationJson } from './translation-json.ts';

type Options = {
  engine: EngineId;
  beam?: number;
  glossary?: string | false;
  json?: true;
  alternatives: number;
};

function smallCount(value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 0 || count > 10)
    throw new InvalidArgumentError('Allowed: a whole number from 0 to 10.');
  return count;
}

function beamWidth(value: string): number {
  const beam = Number(value);
  if (!Number.isInteger(beam) || beam < 1 || beam > 16)
    throw new InvalidArgumentError('Allowed: a whole number from 1 to 16.');
  return beam;
}

async function translate(file: string, options: Options): Promise<void> {
  const config = readConfig();
  const { text } = readBytes(await readInput(file));
  const lines = text.replace(/\n+$/, '').split('\n');
  const engines = createEngines(engineOptions(config));
  const engine = engines.get(options.engine);
  if (engine === undefined)
    throw new AppError(400, 'engine.unknown', { engine: options.engine, engines: ENGINE_IDS.join(', ') });
  const concepts =
    options.glossary === false
      ? []
      : readGlossary(await readInput(options.glossary ?? join(HOME, 'glossary/news-terms.csv')), randomUUID);
  const termbase = createTermbase(concepts, openLanguage());
  const paragraphs: EngineParagraph[] = lines.flatMap((source, at) =>
    source.trim() === ''
      ? []
      : [
          {
            id: String(at),
            source,
            terms: engineTerms(termbase.find(source, 'id')),
          },
        ],
  );
  let done = 0;
  const progress = () => {
    done += 1;
    if (process.stderr.isTTY)
      process.stderr.write(`\r${done}/${paragraphs.length}${done === paragraphs.length ? '\n' : ''}`);
  };
  const interrupt = new AbortController();
  process.once('SIGINT', () => interrupt.abort());
  try {
    const results = await engine.translate(paragraphs, {
      beam: options.beam,
      signal: interrupt.signal,
      onResult: progress,
      glossary: engineGlossary(termbase, 'id'),
    });
    if (options.json) {
      const limits = { count: options.alternatives, signal: interrupt.signal };
      const found = [];
      for (const [at, result] of results.entries())
        found.push(await translationJson(engine, termbase, paragraphs[at]!, result, limits));
      console.log(JSON.stringify(found, null, 2));
      return;
    }
    const targets = new Map(results.map((result) => [result.id, result.target]));
    // A blank line stays a blank line, so that line n of the output belongs to line n of the input.
    process.stdout.write(lines.map((_, at) => `${targets.get(String(at)) ?? ''}\n`).join(''));
  } finally {
    await engine.close();
  }
}

export function translateCommand(): Command {
  return new Command('translate')
    .description('Translate a text file (or - for standard input) into English, one paragraph a line')
    .argument('<file>', 'text file, or - for standard input')
    .option('--engine <id>', `engine: ${ENGINE_IDS.join(', ')}`, 'bundled')
    .option('--beam <n>', 'beam width, 1 to 16', beamWidth)
    .option('--glossary <file>', 'glossary in CSV (default: the one that ships)')
    .option(
      '--json',
      'as JSON: sentences, alternatives, alignment, confidence, terms and whether each is present',
    )
    .option('--alternatives <n>', 'with --json: alternatives of each sentence, 0 to 10', smallCount, 3)
    .option('--no-glossary', 'without any glossary')
    .action(reported(translate));
}
