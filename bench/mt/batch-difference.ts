// npm run bench:mt, second part [-- SRC REF]: how many sentences come out otherwise in batches of other sizes, and what that does to BLEU.
// int8 activations are scaled over a whole batch, so that neighbours move the last digit of a score.
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { draftUnits } from '../../src/engines/neural/draft-units.ts';
import { loadModel } from '../../src/engines/neural/model.ts';
import { targetText } from '../../src/engines/neural/target-text.ts';
import { batchSize } from '../../src/engines/neural/translate.ts';
import { prepareUnit, type Unit } from '../../src/engines/neural/unit.ts';
import { bleu } from './metrics.ts';

const MODEL_DIR = fileURLToPath(new URL('../../models/id-en', import.meta.url));
const QUALITY = new URL('../../tests/data/quality/', import.meta.url);
const BEAM = 4;
/** One sentence alone, the engine's own batch at beam 4, and many. */
const SIZES = [1, batchSize(BEAM), 32] as const;

type Pair = { source: string; reference: string };

const lines = (file: string | URL) => readFileSync(file, 'utf8').trimEnd().split('\n');

/** The open halves of the test sets that have references. */
function openPairs(): Pair[] {
  return (
    [
      ['terms.tsv', 3],
      ['numbers.tsv', 4],
    ] as const
  ).flatMap(([name, column]) =>
    lines(new URL(name, QUALITY))
      .map((line) => line.split('\t'))
      .filter((row) => row[1] === 'open')
      .map((row) => ({ source: row[2]!, reference: row[column]! })),
  );
}

const [sourceFile, referenceFile] = process.argv.slice(2);
const pairs =
  sourceFile === undefined || referenceFile === undefined
    ? openPairs()
    : lines(sourceFile).map((source, n) => ({ source, reference: lines(referenceFile)[n]! }));
const model = await loadModel(MODEL_DIR, 1);
const units = pairs
  .map(({ source, reference }) => ({
    reference,
    unit: prepareUnit(model, source, { start: 0, end: source.length }, [], 'guided'),
  }))
  .sort((a, b) => a.unit.source.ids.length - b.unit.source.ids.length);

async function draft(size: number): Promise<string[]> {
  const written: string[] = [];
  for (let at = 0; at < units.length; at += size) {
    const batch: Unit[] = units.slice(at, at + size).map(({ unit }) => unit);
    for (const { pieces } of await draftUnits(model, batch, { beam: BEAM, termMode: 'guided', turn() {} }))
      written.push(targetText(pieces, model.vocabulary).text);
  }
  return written;
}

console.log(
  `${units.length} sentences drafted in batches of ${SIZES.join(', ')}, beam ${BEAM}. Load ${loadavg()[0]!.toFixed(1)}`,
);
const references = units.map(({ reference }) => reference);
const drafts = new Map<number, string[]>();
for (const size of SIZES) drafts.set(size, await draft(size));
const alone = drafts.get(1)!;
for (const [size, texts] of drafts) {
  const different = texts.filter((text, n) => text !== alone[n]).length;
  console.log(
    `  ${String(size).padStart(2)} at once: BLEU ${bleu(texts, references).toFixed(2)}, ` +
      `${((100 * different) / texts.length).toFixed(1)} % of the sentences differ from those drafted alone`,
  );
}
