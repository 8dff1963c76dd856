// Scores the quantity finder on its test set: `tsx bench/language/numbers.ts [open|held] [--misses]`.
import { readFileSync } from 'node:fs';
import { scoreNumbers } from './numbers-score.ts';

const half = process.argv[2] === 'held' ? 'held' : 'open';
const score = scoreNumbers(
  readFileSync(new URL('../../tests/data/quality/numbers.tsv', import.meta.url), 'utf8'),
  half,
);
console.log(
  `${half}: ${score.rows} sentences, ${score.quantities} quantities, found ${score.found}, in the English ${score.carried}, extra ${score.extra}`,
);
if (process.argv.includes('--misses')) for (const miss of score.misses) console.log(miss);
