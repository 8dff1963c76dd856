// padanan analyse: roots and affixes of Indonesian words, best reading first.
import { Command } from 'commander';
import type { Analyser, Analysis } from '../text/morphology.ts';
import { openLanguage } from '../workflow/language.ts';
import { readInput } from './input.ts';
import { reported } from './session.ts';

const WHITE = /\s+/;
/** Marks around a word: it is given as it stands in a text. */
const MARKS = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
const FEWEST_LETTERS = 4;

/**
 * Readings of a word that stands alone. Its capital may be that of a sentence: where it would be a name, but is a known root with
 * affixes in small letters (Menyanksi), that comes first.
 */
function readingsOf(analyser: Analyser, word: string): readonly Analysis[] {
  const bare = word.replace(MARKS, '') || word;
  const found = analyser.analyse(bare);
  const [best] = found;
  const small = bare.toLowerCase();
  if (best === undefined || best.known || best.affixes.length > 0 || small === bare) return found;
  const [inText, ...others] = analyser.analyse(small);
  const taken = inText?.known && inText.affixes.length > 0 && inText.root.length >= FEWEST_LETTERS;
  return taken ? [inText, ...found, ...others] : found;
}

/** What is left of a hyphened word is no root: -kudeta, 2000-. */
const isWhole = ({ root }: Analysis) => root.replace(MARKS, '') === root;

/** One line a word; with --json a list of `{word, roots: best first, affixes}`, the affixes those of the best reading. */
async function run(given: readonly string[], options: { json?: true }): Promise<void> {
  const { analyser } = openLanguage();
  const texts = await Promise.all(
    given.map(async (one) => (one === '-' ? Buffer.from(await readInput('-')).toString() : one)),
  );
  const words = texts.flatMap((text) => text.split(WHITE)).filter((word) => word !== '');
  const found = words.map((word) => {
    const readings = readingsOf(analyser, word);
    const [best] = readings;
    const roots = readings.filter((one) => one === best || isWhole(one)).map(({ root }) => root);
    return { word, roots: [...new Set(roots)], affixes: best!.affixes };
  });
  if (options.json) console.log(JSON.stringify(found, null, 2));
  else
    for (const { word, roots, affixes } of found)
      console.log([word, roots[0], affixes.join(' '), roots.slice(1).join(', ')].join('\t'));
}

export function analyseCommand(): Command {
  return new Command('analyse')
    .description('Take Indonesian words apart: word, root, affixes, other roots it may come from')
    .argument('<word...>', 'Indonesian words as they stand in a text, or - for those of standard input')
    .option('--json', 'as a JSON list of {word, roots: best first, affixes}')
    .action(reported(run));
}
