// The scoring of the morphological analyser, shared by its bench and its test.
import { createAnalyser } from '../../src/text/morphology.ts';
import { readWordForms } from '../../src/text/word-forms.ts';

export type MorphologyScore = { rows: number; root: number; any: number; both: number; misses: string[] };

/** pe- and per- are one for grammars that disagree; adverbial -nya counts as the clitic. */
const normal = (affixes: string) =>
  affixes
    .replace(/\bper-/g, 'pe-')
    .replace(/(^| )-nya/g, '$1=nya')
    .trim();

/** Counts over one half of the test set; roots compare without case. */
export function scoreMorphology(table: string, words: string, half: 'open' | 'held'): MorphologyScore {
  const analyser = createAnalyser(readWordForms(words));
  const score: MorphologyScore = { rows: 0, root: 0, any: 0, both: 0, misses: [] };
  for (const line of table.trimEnd().split('\n').slice(1)) {
    const [, rowHalf, form, roots, affixes] = line.split('\t') as [string, string, string, string, string];
    if (rowHalf !== half) continue;
    score.rows += 1;
    const right = roots.toLowerCase().split('|');
    const marks = affixes.split('|');
    const got = analyser.analyse(form);
    const best = got[0]!;
    const at = right.indexOf(best.root.toLowerCase());
    if (got.some((one) => right.includes(one.root.toLowerCase()))) score.any += 1;
    const rootRight = at >= 0;
    const affixesRight =
      rootRight && normal(marks[marks.length > 1 ? at : 0] ?? '') === normal(best.affixes.join(' '));
    if (rootRight) score.root += 1;
    if (affixesRight) score.both += 1;
    if (!affixesRight)
      score.misses.push(
        `${rootRight ? 'affixes' : 'ROOT'}\t${form}\t${roots} [${affixes}]\t${got
          .slice(0, 3)
          .map((one) => `${one.root} [${one.affixes.join(' ')}]`)
          .join('; ')}`,
      );
  }
  return score;
}

/** How often a stemmer (word in, root out) gives an acceptable root. */
export function scoreStemmer(table: string, stem: (word: string) => string, half: 'open' | 'held'): number {
  const rows = table
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));
  return rows.filter(
    ([, rowHalf, form, roots]) =>
      rowHalf === half && roots!.toLowerCase().split('|').includes(stem(form!).toLowerCase()),
  ).length;
}
