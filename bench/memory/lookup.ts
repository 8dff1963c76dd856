// The translation memory's figures: import speed and lookup times. `npm run bench:memory -- 1000000` for the real run; KEEP=FOLDER keeps
// the database there, and uses it again.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { TMX_END, tmxHeader, tmxUnit } from '../../src/formats/tmx/write-tmx.ts';
import { targetKey } from '../../src/memory/keys.ts';
import { matchTokens, similarity } from '../../src/memory/similarity.ts';
import { insertProject, readProject } from '../../src/store/documents.ts';
import { unitsByNumber } from '../../src/store/memory.ts';
import { unitsByTarget } from '../../src/store/memory-targets.ts';
import { lastUnitNumber, pageOfUnits } from '../../src/store/memory-walk.ts';
import { openStore } from '../../src/store/store.ts';
import { insertUser } from '../../src/store/users.ts';
import { createDeps } from '../../src/workflow/deps.ts';
import { importTmx } from '../../src/workflow/memory-import.ts';
import { lookUpText } from '../../src/workflow/memory-lookup.ts';
import { searchMemory } from '../../src/workflow/memory-search.ts';
import { keepEarlierTargets } from '../../src/workflow/target-keeping.ts';
import { randomNumbers, syntheticPairs } from './synthetic.ts';

const UNITS = Number(process.argv[2] ?? 20_000);
const LOOKUPS = 1000;
const WARM = 50;
const SCANNED = 2000;
const log = { debug() {}, info() {}, warn() {}, error() {} } as never;
const kept = process.env.KEEP;
const folder = kept ?? mkdtempSync(join(tmpdir(), 'padanan-memory-'));
const file = join(folder, 'bench.db');

const store = await openStore(`file:${file}`);
const createTermbase = () => ({
  state: '',
  find: () => [],
  traces: () => () => false,
  check: () => [],
  entries: () => [],
});
const deps = createDeps({ store, engines: new Map(), createTermbase, log });
const actor = { userId: v7(), role: 'admin' as const };

/** Milliseconds of this process's own work, which other people's load on the machine leaves alone. */
const ownTime = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

async function* tmx(): AsyncGenerator<Uint8Array> {
  yield Buffer.from(tmxHeader({ sourceLang: 'id', version: 'bench', now: 0 }));
  let at = 0;
  const dates = { createdAt: 0, changedAt: 0 };
  const about = { sourceLang: 'id', targetLang: 'en', codes: [], author: 'bench', ...dates, props: {} };
  for (const pair of syntheticPairs(UNITS)) {
    at += 1;
    yield Buffer.from(tmxUnit({ ...pair, ...about, tuid: String(at) }));
  }
  yield Buffer.from(TMX_END);
}

async function importUnits(): Promise<void> {
  const rest = { language: null, theme: 'system' as const, active: true, passwordHash: null, createdAt: 0 };
  await insertUser(store.db, { ...actor, login: 'bench', name: 'Bench', ...rest });
  await insertProject(store.db, {
    projectId: v7(),
    name: 'Bench',
    settings: { strictApproval: false },
    createdAt: 0,
  });
  const wall = performance.now();
  const own = ownTime();
  const { added, units } = await importTmx(deps, actor, { open: tmx, name: 'bench.tmx' });
  const seconds = (performance.now() - wall) / 1000;
  const working = (ownTime() - own) / 1000;
  console.log(
    `import: ${added} of ${units} units in ${seconds.toFixed(0)} s, of which ${working.toFixed(0)} s own work: ${Math.round(units / working)} a second`,
  );
}

console.log(`${cpus()[0]?.model}, ${cpus().length} cores`);
if ((await lastUnitNumber(store.db)) === 0) await importUnits();
console.log(`database ${(statSync(file).size / 1e6).toFixed(0)} MB`);
const scope = {
  projectId: (await readProject(store.db))!.projectId,
  sourceLang: 'id',
  targetLang: 'en',
} as const;
const every = Math.max(1, Math.floor(UNITS / LOOKUPS));
const numbers = Array.from({ length: Math.min(UNITS, LOOKUPS) }, (_, at) => 1 + at * every);
const sample = await unitsByNumber(store.db, scope, numbers);

type Times = { wall: number[]; own: number[] };

function report(name: string, { wall, own }: Times): void {
  const at = (times: readonly number[], share: number) => {
    const sorted = times.slice(WARM).sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(1);
  };
  const line = (times: readonly number[]) =>
    `p50 ${at(times, 0.5)}  p95 ${at(times, 0.95)}  p99 ${at(times, 0.99)}  most ${at(times, 1)} ms`;
  console.log(`${name.padEnd(34)} wall ${line(wall)}; own work ${line(own)}`);
}

async function timed<Result>(texts: readonly string[], run: (text: string) => Promise<Result>) {
  const times: Times = { wall: [], own: [] };
  const results: Result[] = [];
  for (const text of texts) {
    const own = ownTime();
    const wall = performance.now();
    results.push(await run(text));
    times.wall.push(performance.now() - wall);
    times.own.push(ownTime() - own);
  }
  return { times, results };
}

const random = randomNumbers(7);
/** The source with one word in five another: about 80% alike. */
function edited(source: string): string {
  const words = source.split(' ');
  return words
    .map((word, at) => (at % 5 === 2 ? words[Math.floor(random() * words.length)]! : word))
    .join(' ');
}

const lookUp = (text: string) => lookUpText(deps, actor, { text });
const sources = sample.map((unit) => unit.source);
const exact = await timed(sources, lookUp);
report('lookup, exact', exact.times);
const fuzzy = await timed(sources.map(edited), lookUp);
report('lookup, one word in five changed', fuzzy.times);
const unknown = [...syntheticPairs(LOOKUPS, 99)].map((pair) => pair.source);
report('lookup, nothing like it', (await timed(unknown, lookUp)).times);
const paragraphs = sources.slice(3).map((_, at) =>
  sources
    .slice(at, at + 3)
    .map(edited)
    .join(' '),
);
report('lookup, paragraph of 3 sentences', (await timed(paragraphs.slice(0, 300), lookUp)).times);
// What the hashes save: the same texts held against every unit, over a sample.
const some = await pageOfUnits(store.db, scope.projectId, { after: 0 }, SCANNED);
const scans = await timed(sources.slice(0, WARM + 5), async (text) => {
  const tokens = matchTokens(text, 'id');
  return some.filter((unit) => similarity(matchTokens(unit.source, 'id'), tokens) >= 50).length;
});
report(`a scan of ${some.length} units, no hashes`, scans.times);
const scan = scans.times.own.slice(WARM).reduce((sum, ms) => sum + ms, 0) / 5;
const look = fuzzy.times.own.slice(WARM).reduce((sum, ms) => sum + ms, 0) / (fuzzy.times.own.length - WARM);
console.log(`a lookup takes 1/${Math.round((scan * UNITS) / some.length / look)} of a scan of all units`);
const found = exact.results.filter((matches, at) =>
  matches.some((one) => one.score >= 100 && one.source === sources[at]),
);
const resembling = fuzzy.results.filter((matches, at) => matches.some((one) => one.source === sources[at]));
console.log(`found: exact ${found.length}/${sources.length}, changed ${resembling.length}/${sources.length}`);
// A database kept from before targets had keys gets them first.
await keepEarlierTargets(deps);
const targets = sample.map((unit) => unit.target);
report(
  'other sources of an English',
  (
    await timed(targets, (text) =>
      unitsByTarget(
        store.db,
        scope,
        [targetKey(text)].filter((key) => key !== null),
        100,
      ),
    )
  ).times,
);
const words = sources.map((source) => source.split(' ')[2]!);
report(
  'concordance, one word',
  (await timed(words, (text) => searchMemory(deps, actor, { text, side: 'source' }))).times,
);
const phrases = sources.map((source) => source.split(' ').slice(1, 3).join(' '));
report(
  'concordance, two words',
  (await timed(phrases, (text) => searchMemory(deps, actor, { text, side: 'source' }))).times,
);
await store.close();
if (kept === undefined) rmSync(folder, { recursive: true, force: true });
