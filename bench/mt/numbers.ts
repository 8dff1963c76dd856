// npm run bench:numbers [-- open|held|all] [--show]: how many numbers, dates, times, names and addresses a draft keeps, as the wordings in tests/data/quality/numbers.tsv.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadModel } from '../../src/engines/neural/model.ts';
import { translateParagraphs } from '../../src/engines/neural/translate.ts';
import { bleu, chrf } from './metrics.ts';

type Item = { source: string; kind: string; english: string[] };
type Row = { id: string; half: string; source: string; items: Item[]; reference: string };

const FILE = new URL('../../tests/data/quality/numbers.tsv', import.meta.url);
const MODEL_DIR = fileURLToPath(new URL('../../models/id-en', import.meta.url));

const args = process.argv.slice(2);
const half = args.find((a) => !a.startsWith('-')) ?? 'open';
const rows: Row[] = readFileSync(FILE, 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [id, rowHalf, source, expected, reference] = line.split('\t') as [
      string,
      string,
      string,
      string,
      string,
    ];
    return { id, half: rowHalf, source, items: JSON.parse(expected) as Item[], reference };
  })
  .filter((row) => half === 'all' || row.half === half);

function isThere(item: Item, target: string): boolean {
  const plain = (text: string) => text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'");
  return item.english.some((wording) => {
    const pattern = plain(wording).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`(?<![\\p{L}\\p{N}]|\\d[.,])${pattern}(?![\\p{L}\\p{N}]|[.,]\\d)`, 'iu').test(
      plain(target),
    );
  });
}

const model = await loadModel(MODEL_DIR, 1);
const targets = new Map<string, string>();
await translateParagraphs(
  model,
  rows.map((row) => ({ id: row.id, source: row.source, terms: [] })),
  { beam: 4, modelVersion: '', turn() {}, onResult: (r) => targets.set(r.id, r.target) },
);
const all = rows.flatMap((row) =>
  row.items.map((item) => ({ row, item, right: isThere(item, targets.get(row.id)!) })),
);
const share = (items: typeof all) => `${items.filter((i) => i.right).length}/${items.length}`;
const ours = rows.map((row) => targets.get(row.id)!);
const references = rows.map((row) => row.reference);
console.log(
  `${rows.length} sentences (${half}): ${share(all)} items right ` +
    `(${((100 * all.filter((i) => i.right).length) / all.length).toFixed(1)} %), BLEU ${bleu(ours, references).toFixed(2)}, chrF2 ${chrf(ours, references).toFixed(2)}`,
);
for (const kind of new Set(all.map(({ item }) => item.kind)))
  console.log(`  ${kind.padEnd(9)} ${share(all.filter(({ item }) => item.kind === kind))}`);
if (args.includes('--show'))
  for (const { row, item } of all.filter((i) => !i.right))
    console.log(`  ${row.id} ${item.source} → ${item.english[0]}: ${targets.get(row.id)}`);
