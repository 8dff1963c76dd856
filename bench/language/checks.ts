// Scores the checks on their test sets: `tsx bench/language/checks.ts [open|held] [TABLE] [--misses]`.
import { readFileSync } from 'node:fs';
import { CHECK_TABLES, scoreChecks } from './checks-score.ts';

const half = process.argv[2] === 'held' ? 'held' : 'open';
const table = CHECK_TABLES.find((one) => process.argv.includes(one)) ?? 'checks';
const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const score = scoreChecks(read(`tests/data/quality/${table}.tsv`), read('glossary/word-forms.tsv'), half);
const per100 = (100 * score.alarms) / score.honest;
console.log(
  `${half}: ${score.rows} segments, ${score.alarms} alarms on ${score.honest} honest ones (${per100.toFixed(1)} per 100)`,
);
for (const [check, count] of [...score.alarmsOf].sort()) console.log(`  alarms of ${check}: ${count}`);
for (const [check, { expected, found }] of [...score.perCheck].sort())
  console.log(`  ${check}: ${found}/${expected}`);
// Rows that are held back are never looked at.
if (half === 'open' && process.argv.includes('--misses')) for (const miss of score.misses) console.log(miss);
