// padanan analyse: roots and affixes of Indonesian words, best reading first.
import { Command } from 'commander';
import { openLanguage } from '../workflow/language.ts';
import { reported } from './session.ts';

/** One line a word; with --json a list of `{word, roots: best first, affixes}`, the affixes those of the best reading. */
async function run(words: readonly string[], options: { json?: true }): Promise<void> {
  const { analyser } = openLanguage();
  const found = words.map((word) => {
    const readings = analyser.analyse(word);
    return {
      word,
      roots: [...new Set(readings.map((reading) => reading.root))],
      affixes: readings[0]!.affixes,
    };
  });
  if (options.json) console.log(JSON.stringify(found, null, 2));
  else
    for (const { word, roots, affixes } of found)
      console.log([word, roots[0], affixes.join(' '), roots.slice(1).join(', ')].join('\t'));
}

export function analyseCommand(): Command {
  return new Command('analyse')
    .description('Take Indonesian words apart: word, root, affixes, other roots it may come from')
    .argument('<word...>', 'Indonesian words as they stand in a text')
    .option('--json', 'as a JSON list of {word, roots: best first, affixes}')
    .action(reported(run));
}
