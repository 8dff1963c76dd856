// How long a suggestion takes while somebody types: every prefix of a 25-word sentence, through the child process.
import { resolve } from 'node:path';
import { createBundledEngine } from '../../src/engines/bundled.ts';

const SOURCE =
  'Pemerintah menyatakan bahwa pertemuan para pejabat kedua negara di Jakarta pada Selasa lalu membahas rencana kerja sama ' +
  'di bidang pertahanan, perdagangan, serta penanganan korban banjir.';

const percentile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;

const engine = createBundledEngine({
  modelDir: resolve(import.meta.dirname, '../../models/id-en'),
  threads: 1,
  beam: 1,
});
try {
  const sentence = { id: 'bench', source: SOURCE, terms: [] };
  const target = (await engine.translate([sentence]))[0]!.target;
  // Each letter of the machine's own sentence, and of one that a person would write instead.
  const typed = [
    target,
    'The government said the meeting between officials from both countries in Jakarta last Tuesday had discussed plans to work together on defence and trade.',
  ];
  for (const text of typed) {
    const times: number[] = [];
    for (let end = 0; end <= text.length; end += 2) {
      const start = performance.now();
      await engine.complete!(sentence, text.slice(0, end), { words: 12 });
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
