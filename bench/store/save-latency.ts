// Save latency: twenty people saving at once, beside a bare INSERT into the same kind of file in the same run.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { openStore, type Store } from '../../src/store/store.ts';
import { insertUser } from '../../src/store/users.ts';
import { createDeps } from '../../src/workflow/deps.ts';
import { readDesk } from '../../src/workflow/desk.ts';
import { importDocument } from '../../src/workflow/import-document.ts';
import { revise } from '../../src/workflow/revise.ts';
import { saveWorkingText } from '../../src/workflow/working-text.ts';

const PEOPLE = 20;
const SAVES = Number(process.argv[2] ?? 100);
const SEGMENTS = 40;
const TEXT =
  'Military officers met American officials several times over the past year, the paper said. '.repeat(4);

const log = { debug() {}, info() {}, warn() {}, error() {} } as never;
const folder = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'padanan-bench-'));

type Figures = { p50: number; p99: number };

function figures(times: number[]): Figures {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
  return { p50: at(0.5), p99: at(0.99) };
}

/** Runs `save` SAVES times for each of PEOPLE people, all at once, each one's saves in a row; milliseconds of each. */
async function together(save: (person: number, turn: number) => Promise<unknown>): Promise<Figures> {
  const times: number[] = [];
  const one = async (person: number) => {
    for (let turn = 0; turn < SAVES; turn++) {
      const start = performance.now();
      await save(person, turn);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: PEOPLE }, (_, person) => one(person)));
  return figures(times);
}

async function bareInsert(store: Store): Promise<Figures> {
  return together((person, turn) =>
    store.db
      .insertInto('settings')
      .values({ key: `${person} ${turn}`, value: TEXT })
      .execute(),
  );
}

const store = await openStore(`file:${join(folder, 'bench.db')}`);
const createTermbase = () => ({
  state: '',
  find: () => [],
  traces: () => () => false,
  check: () => [],
  entries: () => [],
});
const deps = createDeps({ store, engines: new Map(), createTermbase, log });
const people = await Promise.all(
  Array.from({ length: PEOPLE }, async (_, i) => {
    const user = { userId: v7(), login: `orang${i}`, name: `Orang ${i}`, role: 'translator' as const };
    const rest = { language: null, theme: 'system' as const, active: true, passwordHash: null, createdAt: 0 };
    await insertUser(store.db, { ...user, ...rest });
    return user;
  }),
);
const { documentId } = await importDocument(deps, people[0]!, {
  details: { title: 'Bench' },
  paragraphs: Array.from({ length: SEGMENTS }, (_, i) => ({
    kind: 'paragraph' as const,
    included: true,
    dateline: null,
    source: `Paragraf ${i}. ${TEXT}`,
  })),
  original: { name: 'bench.txt', bytes: new Uint8Array(), format: 'txt' },
  operationId: v7(),
});
const { rows } = await readDesk(deps, people[0]!, documentId);
const segmentOf = (person: number) => rows[person % rows.length]!.segmentId;

const bare = await bareInsert(store);
const working = await together((person, turn) =>
  saveWorkingText(deps, people[person]!, {
    segmentId: segmentOf(person),
    text: `${TEXT} ${turn}`,
    base: 0,
    operationId: v7(),
  }),
);
const bases = people.map(() => 0);
const revisions = await together(async (person, turn) => {
  const { row } = await revise(deps, people[person]!, {
    segmentId: segmentOf(person),
    text: `${TEXT} revision ${turn}`,
    base: bases[person]!,
    confirm: turn % 2 === 0,
    operationId: v7(),
  });
  bases[person] = row.base;
});

const line = (name: string, { p50, p99 }: Figures) =>
  `${name.padEnd(28)} p50 ${p50.toFixed(2).padStart(7)} ms (${(p50 / bare.p50).toFixed(2)}x)   p99 ${p99.toFixed(2).padStart(7)} ms (${(p99 / bare.p99).toFixed(2)}x)`;
console.log(
  `${PEOPLE} people at once, ${SAVES} saves each, one file (WAL, synchronous=FULL), ${cpus()[0]?.model}`,
);
console.log(line('bare INSERT', bare));
console.log(line('working text (autosave)', working));
console.log(line('revision, every 2nd confirmed', revisions));
await store.close();
rmSync(folder, { recursive: true, force: true });
