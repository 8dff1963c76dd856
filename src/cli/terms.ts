// padanan terms: the glossary's terms in a file, and the new ones that it suggests.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Command } from 'commander';
import { readGlossary } from '../workflow/glossary-from-file.ts';
import { HOME } from '../workflow/open-deps.ts';
import { termsInFile } from '../workflow/terms-file.ts';
import { readInput } from './input.ts';
import { reported } from './session.ts';

/** One line a term: segment, form, term, how the English treats it, allowed English; then the suggestions, led by `+`. */
async function run(file: string, options: { glossary?: string; json?: true }): Promise<void> {
  const glossary = await readInput(options.glossary ?? join(HOME, 'glossary/news-terms.csv'));
  const found = await termsInFile(await readInput(file), readGlossary(glossary, randomUUID));
  if (options.json) {
    console.log(JSON.stringify(found, null, 2));
    return;
  }
  for (const { number, terms } of found.segments) {
    for (const { form, term, status, targets } of terms)
      console.log([number, form, term, status ?? '', targets.join(', ')].join('\t'));
  }
  for (const { indonesian, english, count } of found.suggestions)
    console.log(['+', indonesian, english, count].join('\t'));
}

export function termsCommand(): Command {
  return new Command('terms')
    .description('List the terms in a file, how its English treats them, and new ones that it suggests')
    .argument('<file>', 'a file in any format that can be imported, or - for standard input')
    .option('--glossary <file>', 'a glossary (CSV) instead of the one that ships')
    .option('--json', 'as JSON: {segments: [{number, source, target, terms}], suggestions}')
    .action(reported(run));
}
