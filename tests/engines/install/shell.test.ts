// From nothing to a translation in the shell: a model fetched from a server, used, and removed.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { opusFiles } from '../tiny/opus-files.ts';
import { openFileServer } from './file-server.ts';

const PROGRAM = resolve(import.meta.dirname, '../../../bin/padanan.js');
const home = mkdtempSync(join(tmpdir(), 'padanan-shell-'));
const files = Object.entries(opusFiles('sentencepiece')).map(([name, content]) => [
  name,
  Buffer.from(content),
]);
const server = await openFileServer(Object.fromEntries(files));
afterAll(async () => {
  await server.close();
  rmSync(home, { recursive: true });
});

/** Runs `padanan`; `started` is handed the process. */
function padanan(args: string[], started: (child: ReturnType<typeof spawn>) => void = () => {}) {
  return new Promise<{ code: number | null; out: string; error: string }>((done) => {
    const child = spawn(process.execPath, [PROGRAM, ...args], {
      env: { ...process.env, DATA_DIR: join(home, 'data'), OPUS_ADDRESS: server.address },
    });
    let [out, error] = ['', ''];
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (error += chunk));
    child.on('close', (code) => done({ code, out, error }));
    started(child);
  });
}

it('installs opus-mt, translates with it, removes it', async () => {
  const article = join(home, 'article.txt');
  writeFileSync(article, 'Presiden menolak sanksi.\n\nYa.\n');
  const translate = ['translate', article, '--engine', 'opus-mt', '--no-glossary'];
  const before = await padanan(translate);
  expect(before).toMatchObject({ code: 1, error: expect.stringContaining('padanan engine install') });

  const installed = await padanan(['engine', 'install', 'opus-mt']);
  expect(installed.error).toContain('onnx/encoder_model.onnx');
  expect(installed.out).toMatch(/^[0-9a-f]{64} {2}\d+ {2}encoder\.onnx$/m);
  const record = JSON.parse(readFileSync(join(home, 'data/engines/opus-mt/.installed.json'), 'utf8'));
  expect(record).toMatchObject({
    from: server.address,
    files: { 'vocab.json': { size: expect.any(Number) } },
  });
  expect(await padanan(translate)).toMatchObject({ code: 0, out: 'President rejects sanctions.\n\nYes.\n' });

  await padanan(['engine', 'remove', 'opus-mt']);
  expect(existsSync(join(home, 'data/engines/opus-mt'))).toBe(false);
}, 60_000);

it('stops at Ctrl+C with a sentence, and leaves no engine behind', async () => {
  server.fault = ({ path }) => (path.includes('decoder') ? { silentAfter: 10 } : undefined);
  const stopped = await padanan(['engine', 'install', 'opus-mt'], (child) => {
    child.stderr?.on('data', (chunk) => String(chunk).includes('decoder') && child.kill('SIGINT'));
  });
  expect(stopped).toMatchObject({ code: 1, error: expect.stringContaining('Cancelled') });
  expect(existsSync(join(home, 'data/engines/opus-mt'))).toBe(false);
}, 60_000);
