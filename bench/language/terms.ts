// Scores the termbase on its test set: `tsx bench/language/terms.ts [open|held] [--misses]`.
import { readFileSync } from 'node:fs';
import { scoreTerms } from './terms-score.ts';

const half = process.argv[2] === 'held' ? 'held' : 'open';
const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const score = scoreTerms(read('tests/data/quality/terms.tsv'), read('glossary/word-forms.tsv'), half);
console.log(
  `${half}: ${score.rows} sentences, ${score.terms} terms, found ${score.found}, present in the reference ${score.present}, other matches ${score.extra}`,
);
if (process.argv.includes('--misses')) for (const miss of score.misses) console.log(miss);
