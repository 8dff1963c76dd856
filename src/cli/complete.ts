// padanan complete: the rest of a translation that somebody has begun, as the editor suggests it.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { readConfig } from '../config.ts';
import { createEngines } from '../engines/index.ts';
import { createTermbase } from '../termbase/termbase.ts';
import { engineTerms } from '../workflow/engine-terms.ts';
import { readGlossary } from '../workflow/glossary-from-file.ts';
import { openLanguage } from '../workflow/language.ts';
import { HOME } from '../workflow/open-deps.ts';
import { engineOptions } from './choices.ts';
import { readInput } from './input.ts';
import { reported } from './session.ts';

type Options = { source: string; prefix: string; words: number; glossary?: string | false; json?: true };

function wordCount(value: string): number {
  const words = Number(value);
  if (!Number.isInteger(words) || words < 1 || words > 200)
    throw new InvalidArgumentError('Allowed: a whole number from 1 to 200.');
  return words;
}

async function complete({ source, prefix, words, glossary, json }: Options): Promise<void> {
  const engines = createEngines(engineOptions(readConfig()));
  const engine = engines.get('bundled')!;
  const file = glossary === undefined ? join(HOME, 'glossary/news-terms.csv') : glossary;
  const concepts = file === false ? [] : readGlossary(await readInput(file), randomUUID);
  const terms = engineTerms(createTermbase(concepts, openLanguage()).find(source, 'id'));
  try {
    const started = performance.now();
    const text = await engine.complete!({ id: 'shell', source, terms }, prefix, { words });
    const milliseconds = Math.round(performance.now() - started);
    const found = { source, prefix, text, completion: text.slice(prefix.length), milliseconds };
    console.log(json ? JSON.stringify(found, null, 2) : text);
  } finally {
    await Promise.all([...engines.values()].map((one) => one.close()));
  }
}

export function completeCommand(): Command {
  return new Command('complete')
    .description('Complete the translation of one sentence that begins with the prefix, kept to the letter')
    .requiredOption('--source <text>', 'the Indonesian sentence')
    .requiredOption('--prefix <text>', 'the English so far, perhaps ending inside a word')
    .option('--words <n>', 'words ahead, 1 to 200', wordCount, 60)
    .option('--glossary <file>', 'glossary in CSV (default: the one that ships)')
    .option('--no-glossary', 'without any glossary')
    .option('--json', 'as JSON, with the time that it took (the model’s loading included)')
    .action(reported(complete));
}
