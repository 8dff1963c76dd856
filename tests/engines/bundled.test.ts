// The bundled engine's child process: death, missing models, urgent calls and closing.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { createBundledEngine } from '../../src/engines/bundled.ts';
import type { Engine } from '../../src/engines/engine.ts';
import { MODEL_DIR } from './model.ts';

const opened: Engine[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const engine of opened.splice(0)) await engine.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});
function open(modelDir = MODEL_DIR) {
  const engine = createBundledEngine({ modelDir, threads: 1, beam: 1 });
  opened.push(engine);
  return engine;
}
const paragraphs = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    id: `p${n}`,
    source: `Presiden menolak ${n} sanksi baru dari Amerika Serikat.`,
    terms: [],
  }));

it('loses nothing when the child is killed in the middle of a job', async () => {
  const engine = open();
  let count = 0;
  const results = await engine.translate(paragraphs(60), {
    onResult: () => {
      if (++count === 5) process.kill(engine.pid()!, 'SIGKILL');
    },
  });
  expect(results.map((r) => r.id)).toEqual(paragraphs(60).map((p) => p.id));
  expect(count).toBe(60);
});

it('gives a job up with `crashed` when the child dies on it twice, and serves the next one', async () => {
  const engine = open();
  const killer = setInterval(() => {
    if (engine.pid() !== undefined) process.kill(engine.pid()!, 'SIGKILL');
  }, 50);
  await expect(engine.translate(paragraphs(3))).rejects.toMatchObject({ kind: 'crashed', retry: true });
  clearInterval(killer);
  await expect(engine.translate(paragraphs(1))).resolves.toHaveLength(1);
});

it('says model-missing for a folder without a model and for a corrupt one', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'padanan-model-'));
  folders.push(empty);
  await expect(open(empty).translate(paragraphs(1))).rejects.toMatchObject({ kind: 'model-missing' });
  expect(await open(empty).status()).toMatchObject({ ready: false, reason: 'model-missing' });
  cpSync(MODEL_DIR, empty, { recursive: true });
  writeFileSync(join(empty, 'decoder.onnx'), 'not a model');
  await expect(open(empty).translate(paragraphs(1))).rejects.toMatchObject({ kind: 'model-missing' });
});

it('answers a single sentence while a long job runs', async () => {
  const engine = open();
  let done = false;
  const stop = new AbortController();
  const long = engine.translate(paragraphs(600), { signal: stop.signal }).finally(() => {
    done = true;
  });
  await engine.translate([{ id: 'x', source: 'Ia marah.', terms: [] }]);
  expect(done).toBe(false);
  stop.abort();
  await expect(long).rejects.toMatchObject({ kind: 'cancelled' });
});

it('ends its child on close and takes no more calls', async () => {
  const engine = open();
  await engine.translate(paragraphs(1));
  const pid = engine.pid()!;
  await engine.close();
  expect(() => process.kill(pid, 0)).toThrow();
  await expect(engine.translate(paragraphs(1))).rejects.toMatchObject({ kind: 'cancelled' });
});
