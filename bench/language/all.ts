// The language figures of the README, both halves of each test set: `npm run bench:language`.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Stemmer } from 'sastrawijs';
import { readGlossary } from '../../src/workflow/glossary-from-file.ts';
import { CHECK_TABLES, scoreChecks } from './checks-score.ts';
import { scoreMorphology, scoreStemmer } from './morphology-score.ts';
import { scoreNumbers } from './numbers-score.ts';
import { readTermRows, scoreTerms } from './terms-score.ts';
import { measureTerms } from './terms-speed.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const words = read('glossary/word-forms.tsv');
const glossary = readGlossary(
  readFileSync(new URL('../../glossary/news-terms.csv', import.meta.url)),
  randomUUID,
);
const share = (part: number, whole: number) => `${part}/${whole} (${((100 * part) / whole).toFixed(1)}%)`;

for (const half of ['open', 'held'] as const) {
  const forms = scoreMorphology(read('tests/data/quality/morphology.tsv'), words, half);
  console.log(
    `word forms, ${half}: root right ${share(forms.root, forms.rows)}, root and affixes ${share(forms.both, forms.rows)}`,
  );
  // Sastrawi: Nazief and Adriani's algorithm with confix stripping, the stemmer that Indonesian search engines use.
  const sastrawi = new Stemmer();
  const stems = scoreStemmer(
    read('tests/data/quality/morphology.tsv'),
    (word) => sastrawi.stem(word.toLowerCase()),
    half,
  );
  console.log(`word forms, ${half}: root right by Sastrawi ${share(stems, forms.rows)}`);
  const terms = scoreTerms(read('tests/data/quality/terms.tsv'), words, half);
  console.log(
    `terms, ${half}: found in the source ${share(terms.found, terms.terms)} (${terms.offered} inside a longer term), a target's form in the reference ${share(terms.present, terms.found - terms.offered)}, other matches ${terms.extra}`,
  );
  const numbers = scoreNumbers(read('tests/data/quality/numbers.tsv'), half);
  console.log(
    `quantities, ${half}: found by value ${share(numbers.found, numbers.quantities)}, other finds ${numbers.extra}`,
  );
  for (const table of CHECK_TABLES) {
    const checks = scoreChecks(read(`tests/data/quality/${table}.tsv`), words, half, glossary);
    const counts = [...checks.perCheck.values()];
    const found = counts.reduce((sum, one) => sum + one.found, 0);
    const expected = counts.reduce((sum, one) => sum + one.expected, 0);
    const each = [...checks.perCheck]
      .map(([check, one]) => `${check} ${one.found}/${one.expected}`)
      .join(', ');
    const alarms = [...checks.alarmsOf].map(([check, count]) => `${check} ${count}`).join(', ');
    console.log(
      `${table}, ${half}: slips found ${share(found, expected)}, ${((100 * checks.alarms) / checks.honest).toFixed(1)} false alarms per 100 honest segments (${alarms}), ${((100 * checks.ofGlossary) / checks.honest).toFixed(1)} more by the glossary that ships; ${each}`,
    );
  }
}

const sentences = readTermRows(read('tests/data/quality/terms.tsv')).map((row) => row.source);
const speed = measureTerms(words, sentences);
const ms = (value: number) => `${value.toFixed(0)} ms`;
console.log(
  `finding ${speed.terms} terms in ${speed.segments} segments (${speed.words} words, ${speed.marks} marks): trie ${ms(speed.trieMs)}, index by first words ${ms(speed.firstWordMs)}, first time ${ms(speed.coldMs)}; building ${ms(speed.buildMs)}`,
);
