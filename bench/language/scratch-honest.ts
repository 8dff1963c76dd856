import { readFileSync } from 'node:fs';
import { checkSegment } from '../../src/checks/index.ts';
import { spellerOf } from '../../src/checks/speller.ts';
import { createAnalyser } from '../../src/text/morphology.ts';
import { readWordForms } from '../../src/text/word-forms.ts';
const read = (p: string) => readFileSync(p, 'utf8');
const dictionary = readWordForms(read('glossary/word-forms.tsv'));
const language = { analyser: createAnalyser(dictionary), dictionary, speller: spellerOf };
const pairs: [string, string, string, 'US'|'GB'][] = [];
const fl = read('/work/shared/training/flores-dev.id').trim().split('\n'); const fe = read('/work/shared/training/flores-dev.ref.en').trim().split('\n');
fl.forEach((s, i) => pairs.push([`f${i}`, s, fe[i]!, 'US']));
for (const t of ['terms', 'numbers']) for (const l of read(`tests/data/quality/${t}.tsv`).trim().split('\n').slice(1)) { const f = l.split('\t'); if (f[1] === 'open') pairs.push([f[0]!, f[2]!, (t === 'terms' ? f[3] : f[4])!, 'US']); }
const counts: Record<string, number> = {};
let n = 0;
for (const [id, s, t, v] of pairs) { n += 1;
  for (const i of checkSegment({ source: s, target: t, kind: 'paragraph', codes: [], terms: [], settings: { variety: v }, language })) {
    if (i.check === 'spelling' && i.message !== 'unknown') continue;
    const k = `${id[0]} ${i.check} ${i.message}`; counts[k] = (counts[k] ?? 0) + 1;
    if (process.argv[2] === undefined || i.check === process.argv[2] ) console.log(`${id}\t${i.check} ${i.message}\t"${i.target ? t.slice(i.target.start, i.target.end) : ''}" <- "${i.source ? s.slice(i.source.start, i.source.end) : ''}"\t${s}\t${t}`);
  } }
console.log(n, counts);
