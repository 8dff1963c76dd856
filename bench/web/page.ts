// Server time of the side-by-side page with 20, 200 and 2,000 segments, over HTTP with the shipped glossary; beside the
// answer of the page of all documents in the same run.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { createApp } from '../../src/app.ts';
import { choicesOf } from '../../src/cli/choices.ts';
import { buildClient } from '../../src/client/build.ts';
import { readConfig } from '../../src/config.ts';
import { createAdminFromShell } from '../../src/workflow/accounts.ts';
import { startDraft } from '../../src/workflow/draft.ts';
import { startJobRunner } from '../../src/workflow/draft-runner.ts';
import { importDocument } from '../../src/workflow/import-document.ts';
import { HOME, openDeps } from '../../src/workflow/open-deps.ts';
import { signIn } from '../../src/workflow/sessions.ts';

const SIZES = [20, 200, 2000];
const ROUNDS = Number(process.argv[2] ?? 15);

const folder = mkdtempSync(join(tmpdir(), 'padanan-bench-'));
const { deps, close } = await openDeps(
  choicesOf({ ...readConfig({}), DATA_DIR: folder, ENGINE_BEAM: 1 }),
  pino({ level: 'silent' }),
);
await buildClient();
const password = 'bench password';
const user = await createAdminFromShell(deps, { login: 'bench', name: 'Bench', password });
const { sessionToken } = await signIn(deps, { login: 'bench', password, userAgent: '' });
const read = (name: string) =>
  readFileSync(join(HOME, 'tests/data/articles', name), 'utf8')
    .trim()
    .split('\n');
const [source, target] = [read('flood.txt'), read('flood.en.txt')];

async function documentOf(segments: number, translated = true): Promise<string> {
  const paragraphs = Array.from({ length: segments }, (_, at) => ({
    kind: 'paragraph' as const,
    included: true,
    dateline: null,
    source: `${source[at % source.length]} (${at})`,
    ...(translated ? { target: `${target[at % target.length]} (${at})` } : {}),
  }));
  const original = { name: 'bench.txt', bytes: new Uint8Array(), format: 'txt' };
  const input = { details: { title: `Bench ${segments}` }, paragraphs, original, operationId: deps.newId() };
  return (await importDocument(deps, user, input)).documentId;
}

const server = createServer(
  await createApp(deps, { secureCookies: false, uploadMb: 20, proxies: 0, servedPerMinute: 120 }),
);
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** Milliseconds of each answer, first to last byte read; the first answers (caches) apart. */
async function timed(path: string): Promise<{ first: number; median: number; kilobytes: number }> {
  const times: number[] = [];
  let bytes = 0;
  for (let round = 0; round <= ROUNDS; round += 1) {
    const start = performance.now();
    const answer = await fetch(base + path, {
      headers: { cookie: `padanan_session=${sessionToken}`, 'accept-encoding': 'identity' },
    });
    bytes = (await answer.arrayBuffer()).byteLength;
    times.push(performance.now() - start);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  }
  const rest = times.slice(1).sort((a, b) => a - b);
  return { first: times[0]!, median: rest[rest.length >> 1]!, kilobytes: bytes / 1024 };
}

const plain = await timed('/');
console.log(`page of all documents: median ${plain.median.toFixed(1)} ms`);
let small = '';
for (const size of SIZES) {
  const path = `/documents/${await documentOf(size)}`;
  if (small === '') small = path;
  const { first, median, kilobytes } = await timed(path);
  console.log(
    `${String(size).padStart(5)} segments: first ${first.toFixed(0)} ms, median ${median.toFixed(1)} ms (${(median / plain.median).toFixed(1)} × the home page, ${((median * 1000) / size).toFixed(0)} µs a segment), ${kilobytes.toFixed(0)} kB`,
  );
}
// The engine runs in a process of its own, at a low priority: pages must stay quick while it drafts a long document.
const long = await documentOf(300, false);
const jobs = startJobRunner(deps);
await startDraft(deps, user, { documentId: long, scope: 'empty', operationId: deps.newId() });
await new Promise((done) => setTimeout(done, 2000));
const busy = await timed(small);
console.log(
  `   20 segments while 300 others are drafted: median ${busy.median.toFixed(1)} ms (${(busy.median / plain.median).toFixed(1)} × the home page at rest)`,
);
await jobs.stop();
server.close();
server.closeAllConnections();
await close();
rmSync(folder, { recursive: true, force: true });
