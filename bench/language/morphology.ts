// Scores the morphological analyser on its test set: `tsx bench/language/morphology.ts [open|held] [--misses]`.
import { readFileSync } from 'node:fs';
import { scoreMorphology } from './morphology-score.ts';

const half = process.argv[2] === 'held' ? 'held' : 'open';
const table = readFileSync(new URL('../../tests/data/quality/morphology.tsv', import.meta.url), 'utf8');
const words = readFileSync(new URL('../../glossary/word-forms.tsv', import.meta.url), 'utf8');
const score = scoreMorphology(table, words, half);
console.log(
  `${half}: ${score.rows} forms, root right first ${score.root}, root among the candidates ${score.any}, root and affixes ${score.both}`,
);
if (process.argv.includes('--misses')) for (const miss of score.misses) console.log(miss);
