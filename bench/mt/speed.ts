// npm run bench:mt: how fast the bundled engine drafts, beside a plain loop over the same model in the same run.
import { execFileSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { loadModel } from '../../src/engines/neural/model.ts';
import { translateParagraphs } from '../../src/engines/neural/translate.ts';
import { articles, wordCount } from './articles.ts';
import { plainLoop } from './plain-loop.ts';

const MODEL_DIR = fileURLToPath(new URL('../../models/id-en', import.meta.url));
const SELF = fileURLToPath(import.meta.url);

/** beam 0: the plain loop. Times in seconds, memory in megabytes. */
type Figures = {
  beam: number;
  threads: number;
  loading: number;
  wordsPerSecond: number;
  inRuntime: number;
  firstParagraph: number;
  lastParagraph: number;
  peak: number;
};

/** Measures one setting in this process, which does nothing else, so that its peak memory is its own. */
async function measure(beam: number, threads: number): Promise<Figures> {
  const start = performance.now();
  const model = await loadModel(MODEL_DIR, threads);
  const loading = seconds(start);
  const all = articles();
  const twelve = all.flat().slice(0, 12);
  const job = { beam, modelVersion: '', turn() {} };
  const run = (paragraphs: typeof twelve, onResult = () => {}) =>
    beam === 0 ? plainLoop(model, paragraphs) : translateParagraphs(model, paragraphs, { ...job, onResult });
  await run(twelve.slice(0, 2));
  const ends: number[] = [];
  const article = performance.now();
  await run(twelve, () => ends.push(seconds(article)));
  const lastParagraph = seconds(article);
  model.sessions.clock.inside = 0;
  const whole = performance.now();
  await run(all.flat());
  const taken = seconds(whole);
  return {
    beam,
    threads,
    loading,
    wordsPerSecond: wordCount(all.flat()) / taken,
    inRuntime: model.sessions.clock.inside / 1000 / taken,
    firstParagraph: ends[0] ?? Number.NaN,
    lastParagraph,
    peak: process.resourceUsage().maxRSS / 1024,
  };
}

function seconds(since: number): number {
  return (performance.now() - since) / 1000;
}

function measureApart(beam: number, threads: number): Figures {
  const args = [...process.execArgv, SELF, String(beam), String(threads)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Figures;
}

function row(name: string, f: Figures, plain: Figures): string {
  return [
    name.padEnd(24),
    f.wordsPerSecond.toFixed(0).padStart(8),
    `${(f.wordsPerSecond / plain.wordsPerSecond).toFixed(1)}×`.padStart(9),
    (f.beam === 0 ? '' : `${(100 * f.inRuntime).toFixed(0)} %`).padStart(9),
    (f.beam === 0 ? '' : f.firstParagraph.toFixed(2)).padStart(9),
    f.lastParagraph.toFixed(2).padStart(8),
    f.loading.toFixed(2).padStart(8),
    f.peak.toFixed(0).padStart(8),
  ].join('');
}

const [beam, threads] = process.argv.slice(2).map(Number);
if (beam !== undefined && threads !== undefined) {
  console.log(JSON.stringify(await measure(beam, threads)));
} else {
  const all = articles();
  console.log(
    `${all.length} articles, ${wordCount(all.flat())} words; first/last: 12 paragraphs. ` +
      `${cpus().length} × ${cpus()[0]?.model ?? '?'}, load ${loadavg()[0]!.toFixed(1)}`,
  );
  console.log('                        words/s  to plain  runtime  first s  last s  load s  peak MB');
  for (const count of [1, 2]) {
    const plain = measureApart(0, count);
    console.log(row(`plain greedy, ${count} thr.`, plain, plain));
    for (const width of [1, 4])
      console.log(row(`beam ${width}, ${count} thr.`, measureApart(width, count), plain));
  }
}
