// How long a suggestion takes while somebody types: every prefix of a 25-word sentence, through the child process.
// Then the same in this process, with the encoder's output kept and made anew, turn by turn.
import { resolve } from 'node:path';
import { createBundledEngine } from '../../src/engines/bundled.ts';
import { completeSentence } from '../../src/engines/neural/complete.ts';
import { loadModel } from '../../src/engines/neural/model.ts';

const MODEL_DIR = resolve(import.meta.dirname, '../../models/id-en');

const SOURCE =
  'Pemerintah menyatakan bahwa pertemuan para pejabat kedua negara di Jakarta pada Selasa lalu membahas rencana kerja sama ' +
  'di bidang pertahanan, perdagangan, serta penanganan korban banjir.';

const SENTENCE = { id: 'bench', source: SOURCE, terms: [] };
/** What a person would write instead of the machine's own sentence. */
const HUMAN =
  'The government said the meeting between officials from both countries in Jakarta last Tuesday had discussed plans to work ' +
  'together on defence and trade.';

const percentile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;

const engine = createBundledEngine({
  modelDir: MODEL_DIR,
  threads: 1,
  beam: 1,
});
try {
  const target = (await engine.translate([SENTENCE]))[0]!.target;
  for (const text of [target, HUMAN]) {
    const times: number[] = [];
    for (let end = 0; end <= text.length; end += 2) {
      const start = performance.now();
      await engine.complete!(SENTENCE, text.slice(0, end), { words: 12 });
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    console.log(
      `${SOURCE.split(' ').length} source words, ${times.length} prefixes of “${text.slice(0, 40)}…”: ` +
        `p50 ${percentile(times, 0.5).toFixed(0)} ms, p99 ${percentile(times, 0.99).toFixed(0)} ms`,
    );
  }
} finally {
  await engine.close();
}

const times = { kept: [] as number[], anew: [] as number[] };
const models = { kept: await loadModel(MODEL_DIR, 1), anew: await loadModel(MODEL_DIR, 1, 0) };
for (let round = 0; round < 3; round++)
  for (let end = 0; end <= HUMAN.length; end += 4)
    for (const way of ['kept', 'anew'] as const) {
      const start = performance.now();
      await completeSentence(models[way], SENTENCE, HUMAN.slice(0, end), 12, () => {});
      if (round > 0) times[way].push(performance.now() - start);
    }
const median = (list: number[]) =>
  percentile(
    list.sort((a, b) => a - b),
    0.5,
  );
const [kept, anew] = [median(times.kept), median(times.anew)];
console.log(
  `the same within one process: ${kept.toFixed(1)} ms with the encoder's output kept, ${anew.toFixed(1)} ms with it made ` +
    `anew: ${(anew / kept).toFixed(2)} times as fast`,
);
for (const { sessions } of Object.values(models)) await sessions.release();
