// Scores word links in human translations on their table: `tsx bench/mt/align.ts [open|held] [--misses]`.
import { resolve } from 'node:path';
import type { AlignmentLink } from '../../src/engines/engine.ts';
import { alignSentences } from '../../src/engines/neural/align.ts';
import { loadModel } from '../../src/engines/neural/model.ts';
import { readLinkRows, scoreLinks } from './word-links.ts';

const half = process.argv[2] === 'held' ? 'held' : 'open';
const model = await loadModel(resolve(import.meta.dirname, '../../models/id-en'), 1);
const rows = readLinkRows(half);
const found: (readonly AlignmentLink[])[] = [];
for (const row of rows) found.push((await alignSentences(model, row, () => {})).alignment);
const percent = (share: number) => `${(100 * share).toFixed(1)}%`;
const score = scoreLinks(rows, found);
console.log(
  `${half}, ${rows.length} sentence pairs, ${score.found} links found: precision ${percent(score.precision)}, recall ` +
    `${percent(score.recall)}, source words linked ${percent(score.linked)}`,
);
if (process.argv.includes('--misses') && half === 'open')
  rows.forEach((row, n) => {
    const allowed = [...row.sure, ...row.possible];
    for (const { source, target } of found[n]!)
      if (!allowed.some((l) => l.source.start === source.start && l.target.start === target.start))
        console.log(
          `${row.id}: ${row.source.slice(source.start, source.end)} = ${row.target.slice(target.start, target.end)}`,
        );
  });
await model.sessions.release();
