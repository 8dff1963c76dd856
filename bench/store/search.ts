// Searching: 500 documents of 40 segments and one of 2,000, for a word, an expression, and with a preview of replacements.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { openStore } from '../../src/store/store.ts';
import { insertUser } from '../../src/store/users.ts';
import { createDeps } from '../../src/workflow/deps.ts';
import { importDocument } from '../../src/workflow/import-document.ts';
import { replaceInSegments, undoReplacement } from '../../src/workflow/replace.ts';
import { type SearchQuery, searchSegments } from '../../src/workflow/search.ts';

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
const person = { login: 'a', name: 'A', language: null, theme: 'system', active: true } as const;
await insertUser(store.db, { ...actor, ...person, passwordHash: null, createdAt: 0 });

async function addDocument(count: number): Promise<string> {
  const { documentId } = await importDocument(deps, actor, {
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
  });
  return documentId;
}

for (let i = 0; i < 500; i++) await addDocument(40);
const long = await addDocument(2000);

const word = (text: string) => ({ text, regexp: false, matchCase: false, wholeWord: true });
const all: SearchQuery = {
  pattern: word('koran'),
  sides: ['source', 'target'],
  documentId: null,
  marks: [],
  check: null,
  authorId: null,
  after: null,
  before: null,
  replacement: null,
};
const expression = { ...word('off(icer|icial)s?\\b.{0,20}times'), regexp: true };
const cases: [string, Partial<SearchQuery>, number][] = [
  ['a word, everywhere', {}, 100],
  ['a rare word, everywhere', { pattern: word('17') }, 100],
  ['an expression, everywhere', { pattern: expression }, 100],
  ['confirmed ones, everywhere', { marks: ['translated'] }, 100],
  ['a word, 2,000 segments', { documentId: long }, 100],
  [
    'a replacement, 2,000 segments',
    { documentId: long, pattern: word('paper'), replacement: 'journal' },
    300,
  ],
];
for (const [name, query, room] of cases) {
  const times: number[] = [];
  let found = 0;
  for (let i = 0; i < 5; i++) {
    const start = performance.now();
    const slice = await searchSegments(
      deps,
      actor,
      { ...all, ...query },
      { from: null, room, budgetMs: 60_000 },
    );
    times.push(performance.now() - start);
    found = slice.segments;
  }
  times.sort((a, b) => a - b);
  console.log(
    `${name}: ${found} segments, median ${times[2]!.toFixed(0)} ms, worst ${times[4]!.toFixed(0)} ms`,
  );
}

const query = { ...all, documentId: long, pattern: word('paper'), replacement: 'journal' };
const { groups } = await searchSegments(deps, actor, query, { from: null, room: 300, budgetMs: 60_000 });
const picks = groups.flatMap(({ hits }) => hits.map(({ segmentId, base }) => ({ segmentId, number: base })));
const begun = performance.now();
const { pattern, replacement } = query;
const { replacementId } = await replaceInSegments(deps, actor, {
  pattern,
  replacement,
  picks,
  operationId: v7(),
});
const replaced = performance.now();
await undoReplacement(deps, actor, { replacementId, operationId: v7() });
console.log(
  `replacing in ${picks.length} segments ${(replaced - begun).toFixed(0)} ms, undoing ${(performance.now() - replaced).toFixed(0)} ms`,
);
await store.close();
rmSync(folder, { recursive: true });
