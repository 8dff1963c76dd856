// Reading the side-by-side page's data, before rendering: 20, 200 and 2,000 segments, first time and again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { openStore } from '../../src/store/store.ts';
import { insertUser } from '../../src/store/users.ts';
import { createDeps } from '../../src/workflow/deps.ts';
import { readDesk, readRow } from '../../src/workflow/desk.ts';
import { listDocuments } from '../../src/workflow/document-list.ts';
import { importDocument } from '../../src/workflow/import-document.ts';

const SOURCE = 'Para perwira militer bertemu pejabat Amerika Serikat beberapa kali, kata koran itu. '.repeat(
  3,
);
const TARGET = 'Military officers met American officials several times, the paper said. '.repeat(3);

const log = { debug() {}, info() {}, warn() {}, error() {} } as never;
const folder = mkdtempSync(join(tmpdir(), 'padanan-bench-'));
const store = await openStore(`file:${join(folder, 'bench.db')}`);
const createTermbase = () => ({
  state: '',
  find: () => [],
  traces: () => () => false,
  check: () => [],
  entries: () => [],
});
const deps = createDeps({ store, engines: new Map(), createTermbase, log });
const actor = { userId: v7(), role: 'editor' as const };
await insertUser(store.db, {
  ...actor,
  login: 'a',
  name: 'A',
  language: null,
  theme: 'system',
  active: true,
  passwordHash: null,
  createdAt: 0,
});

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

for (const count of [20, 200, 2000]) {
  let documentId = '';
  const imported = await time(async () => {
    ({ documentId } = await importDocument(deps, actor, {
      details: { title: `${count}` },
      paragraphs: Array.from({ length: count }, (_, i) => ({
        kind: 'paragraph' as const,
        included: true,
        dateline: null,
        source: `${i}. ${SOURCE}`,
        machineDraft: `${i}. ${TARGET}`,
        ...(i % 2 === 0 ? { target: `${i} edited. ${TARGET}`, state: 'translated' as const } : {}),
      })),
      original: { name: 'bench.txt', bytes: new Uint8Array(), format: 'txt' },
      operationId: v7(),
    }));
  });
  const first = await time(() => readDesk(deps, actor, documentId));
  const again: number[] = [];
  for (let i = 0; i < 15; i++) again.push(await time(() => readDesk(deps, actor, documentId)));
  again.sort((a, b) => a - b);
  const { rows } = await readDesk(deps, actor, documentId);
  const row = await time(() => readRow(deps, actor, rows[count - 1]!.segmentId));
  const list = await time(() => listDocuments(deps, actor));
  console.log(
    `${String(count).padStart(5)} segments: import ${imported.toFixed(0)} ms, read first ${first.toFixed(1)} ms, again ${again[7]!.toFixed(1)} ms (median of 15), one row ${row.toFixed(1)} ms, list ${list.toFixed(1)} ms`,
  );
}
await store.close();
rmSync(folder, { recursive: true, force: true });
