// padanan check: the quality checks over a bilingual file.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { VARIETIES, type Variety } from '../model/house-style.ts';
import { checkFile } from '../workflow/check-file.ts';
import { readGlossary } from '../workflow/glossary-from-file.ts';
import { HOME } from '../workflow/open-deps.ts';
import { explainer } from './explain.ts';
import { readInput } from './input.ts';
import { reported } from './session.ts';

type Options = { glossary?: string | false; spelling: Variety; json?: true };

/** One line an issue: segment, severity, check, what is found, the words, a sentence; exit code 1 where there is an error. */
async function run(file: string, options: Options): Promise<void> {
  const shipped = join(HOME, 'glossary/news-terms.csv');
  const concepts =
    options.glossary === false ? [] : readGlossary(await readInput(options.glossary ?? shipped), randomUUID);
  const { segments, checked } = await checkFile(await readInput(file), {
    concepts,
    variety: options.spelling,
  });
  const explain = await explainer();
  const told = checked.map(({ issues, ...segment }) => ({
    ...segment,
    issues: issues.map((issue) => ({ ...issue, explanation: explain(issue) })),
  }));
  if (options.json) console.log(JSON.stringify({ segments, checked: told }, null, 2));
  else {
    for (const { number, source, target, issues } of told) {
      for (const { check, severity, message, explanation, ...issue } of issues) {
        const words = (side: string, span: { start: number; end: number } | null) =>
          span === null ? '' : side.slice(span.start, span.end);
        const cells = [
          number,
          severity,
          check,
          message,
          words(source, issue.source),
          words(target, issue.target),
          explanation.en,
        ];
        console.log(cells.map((cell) => String(cell).replace(/\s+/g, ' ')).join('\t'));
      }
    }
  }
  if (checked.some(({ issues }) => issues.some(({ severity }) => severity === 'error'))) process.exitCode = 1;
}

export function checkCommand(): Command {
  return new Command('check')
    .description('Check a bilingual file: numbers, names, terms, leftovers, punctuation, spelling')
    .argument(
      '<file>',
      'a file with both languages (XLIFF, TMX, PO, a table, two columns of Word or HTML), or - for standard input',
    )
    .option('--glossary <file>', 'a glossary (CSV) instead of the one that ships')
    .option('--no-glossary', 'check without terms')
    .addOption(
      new Option('--spelling <variety>', 'American or British English').choices(VARIETIES).default('US'),
    )
    .option(
      '--json',
      'as JSON: {segments, checked: [{number, source, target, issues}]}, each issue with its explanation in English and Indonesian',
    )
    .action(reported(run));
}
