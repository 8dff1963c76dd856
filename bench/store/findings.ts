// Kept findings: checking 22,000 segments in the background, searching them by a check, and after an edit of the glossary.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { insertConcepts } from '../../src/store/concepts.ts';
import { openStore } from '../../src/store/store.ts';
import { insertUser } from '../../src/store/users.ts';
import { createTermbase } from '../../src/termbase/termbase.ts';
import { checkWaiting } from '../../src/workflow/checker.ts';
import { createDeps } from '../../src/workflow/deps.ts';
import { addConcept } from '../../src/workflow/edit-concept.ts';
import { readGlossary } from '../../src/workflow/glossary-from-file.ts';
import { importDocument } from '../../src/workflow/import-document.ts';
import { openLanguage } from '../../src/workflow/language.ts';
import { searchSegments } from '../../src/workflow/search.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const pairs = read('tests/data/quality/checks.tsv')
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'))
  .filter((cells) => cells[1] === 'open' && cells[5] === 'paragraph');
const log = { debug() {}, info() {}, warn() {}, error() {} } as never;
const folder = mkdtempSync(join(tmpdir(), 'padanan-bench-'));
const store = await openStore(`file:${join(folder, 'bench.db')}`);
const language = openLanguage();
const deps = createDeps({
  store,
  engines: new Map(),
  createTermbase: (concepts) => createTermbase(concepts, language),
  log,
});
const actor = { userId: v7(), role: 'editor' as const };
const person = { login: 'a', name: 'A', language: null, theme: 'system', active: true } as const;
await insertUser(store.db, { ...actor, ...person, passwordHash: null, createdAt: 0 });
const concepts = readGlossary(Buffer.from(read('glossary/news-terms.csv')), v7);
await store.transaction((trx) =>
  insertConcepts(
    trx,
    concepts.map((concept) => ({ ...concept, projectId: null, createdAt: 0 })),
  ),
);

const DOCUMENTS = Number(process.argv[2] ?? 500);
let at = 0;
async function addDocument(count: number): Promise<void> {
  const paragraphs = Array.from({ length: count }, () => {
    at += 1;
    const [, , source = '', target = ''] = pairs[at % pairs.length]!;
    return {
      kind: 'paragraph' as const,
      included: true,
      dateline: null,
      source: `${source} (${at})`,
      target: `${target} (${at})`,
    };
  });
  const original = { name: 'bench.txt', bytes: new Uint8Array(), format: 'txt' };
  await importDocument(deps, actor, {
    details: { title: `${count}` },
    paragraphs,
    original,
    operationId: v7(),
  });
}
for (let i = 0; i < DOCUMENTS; i++) await addDocument(40);
await addDocument(2000);

async function timed<Result>(what: string, work: () => Promise<Result>, say: (result: Result) => string) {
  const start = performance.now();
  const result = await work();
  console.log(`${what}: ${(performance.now() - start).toFixed(0)} ms, ${say(result)}`);
}
const search = () =>
  searchSegments(
    deps,
    actor,
    {
      pattern: null,
      sides: ['target'],
      documentId: null,
      marks: [],
      check: 'number',
      authorId: null,
      after: null,
      before: null,
      replacement: null,
    },
    { from: null, room: 100, budgetMs: 600_000 },
  );
const round = () => checkWaiting(deps);
const rounds = ({ documents, segments }: { documents: number; segments: number }) =>
  `${segments} segments in ${documents} documents`;
const hits = ({ segments }: { segments: number }) => `${segments} segments found`;

await timed('checking everything', round, rounds);
for (let i = 0; i < 3; i++) await timed('searching by a check', search, hits);
const term = (lang: string, text: string) =>
  ({ lang, text, partOfSpeech: 'noun', status: 'preferred' }) as const;
await addConcept(deps, actor, {
  terms: [term('id', 'penghujan'), term('en', 'rainy season')],
  operationId: v7(),
});
await timed('after an edit of the glossary', round, rounds);
await timed('searching by a check', search, hits);
await store.close();
rmSync(folder, { recursive: true });
