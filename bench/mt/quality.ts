// npm run bench:quality -- SRC REF [--engine E] [--beam N] [--lines N] [--out FILE]: BLEU and chrF2 of an engine on a file of lines.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { engineOptions } from '../../src/cli/choices.ts';
import { readConfig } from '../../src/config.ts';
import { createEngines, type EngineId } from '../../src/engines/index.ts';
import { bleu, chrf } from './metrics.ts';
import { checkMetrics } from './metrics-check.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    engine: { type: 'string', default: 'bundled' },
    beam: { type: 'string' },
    lines: { type: 'string' },
    out: { type: 'string' },
  },
});
const [sourceFile, referenceFile] = positionals;
checkMetrics();
if (sourceFile === undefined || referenceFile === undefined) {
  console.error('usage: npm run bench:quality -- SRC REF [--engine E] [--beam N] [--lines N] [--out FILE]');
  process.exit(2);
}

const config = readConfig();
const beam = values.beam === undefined ? config.ENGINE_BEAM : Number(values.beam);
const engines = createEngines(engineOptions(config));
const engine = engines.get(values.engine as EngineId);
if (engine === undefined) {
  console.error(`no engine ${values.engine}; there are: ${[...engines.keys()].join(', ')}`);
  process.exit(2);
}
const lines = (file: string) =>
  readFileSync(file, 'utf8')
    .replace(/\n$/, '')
    .split('\n')
    .slice(0, values.lines === undefined ? undefined : Number(values.lines));
const sources = lines(sourceFile);
const references = lines(referenceFile);
if (sources.length !== references.length) {
  console.error(`${sources.length} lines against ${references.length}`);
  process.exit(2);
}
const start = performance.now();
const results = await engine.translate(
  sources.map((source, n) => ({ id: String(n), source, terms: [] })),
  { beam },
);
const taken = (performance.now() - start) / 1000;
await engine.close();
const targets = results.map((r) => r.target.replace(/\s+/g, ' ').trim());
if (values.out !== undefined) writeFileSync(values.out, `${targets.join('\n')}\n`);
console.log(
  `${engine.id} ${results[0]?.modelVersion ?? ''}, beam ${beam}, ${sources.length} lines in ${taken.toFixed(1)} s: ` +
    `BLEU ${bleu(targets, references).toFixed(2)}, chrF2 ${chrf(targets, references).toFixed(2)}`,
);
