// Drafting jobs: never over a person's text, never twice, through failures, cancelling and restarts.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { EngineError } from '../../src/engines/engine.ts';
import type { Actor } from '../../src/model/user.ts';
import { readDesk } from '../../src/workflow/desk.ts';
import { cancelJob, type DraftScope, type JobView, readJob, startDraft } from '../../src/workflow/draft.ts';
import { type RunnerOptions, startJobRunner } from '../../src/workflow/draft-runner.ts';
import { importDocument } from '../../src/workflow/import-document.ts';
import { chooseMemoryFirst } from '../../src/workflow/memory-first.ts';
import { restore, revise } from '../../src/workflow/revise.ts';
import { saveWorkingText } from '../../src/workflow/working-text.ts';
import { createWorld, importArticle, op, paragraph, testEngine, type World } from './world.ts';

let world: World;
let ani: Actor;
let documentId: string;
let segments: string[];
let runners: { stop(): Promise<void> }[];

const SOURCES = ['Satu.', 'Dua.', 'Tiga.', 'Empat.', 'Lima.'];

beforeEach(async () => {
  world = await createWorld();
  runners = [];
  ani = await world.person('Ani', 'translator');
  ({ documentId, segments } = await importArticle(
    world,
    ani,
    SOURCES.map((source) => paragraph(source)),
  ));
});
afterEach(async () => {
  await Promise.all(runners.map((runner) => runner.stop()));
  await world.close();
});

function runner(options: RunnerOptions = {}) {
  const started = startJobRunner(world.deps, { pollMs: 20, backOffMs: 1, ...options });
  runners.push(started);
  return started;
}
const start = (scope: DraftScope, segmentId?: string) =>
  startDraft(world.deps, ani, { documentId, scope, operationId: op(), ...(segmentId && { segmentId }) });
const ended = (jobId: string): Promise<JobView> =>
  vi.waitFor(
    async () => {
      const job = await readJob(world.deps, ani, jobId);
      expect(['queued', 'running']).not.toContain(job.status);
      return job;
    },
    { timeout: 5000, interval: 10 },
  );
const rows = async () => (await readDesk(world.deps, ani, documentId)).rows;
const targets = async () => (await rows()).map((row) => row.target);
const write = (at: number, text: string, base: number, confirm = false) =>
  revise(world.deps, ani, { segmentId: segments[at]!, text, base, confirm, operationId: op() });

it('drafts the empty segments, with alignment and confidence, and says how far it is', async () => {
  await write(1, 'Two.', 0);
  const job = await start('empty');
  expect(job).toMatchObject({ status: 'queued', done: 0, total: 4, words: 4, errorKey: null });
  runner();
  expect(await ended(job.jobId)).toMatchObject({ status: 'done', done: 4, total: 4 });
  expect(await targets()).toEqual(['[Satu.]', 'Two.', '[Tiga.]', '[Empat.]', '[Lima.]']);
  const [first, second] = await rows();
  expect(first).toMatchObject({ origin: 'mt:bundled', mark: 'draft', author: null, base: 1 });
  expect(first!.alignment).toEqual([{ source: { start: 0, end: 3 }, target: { start: 1, end: 4 } }]);
  expect(first!.confidence).toEqual([{ target: { start: 0, end: 7 }, probability: 0.5 }]);
  expect(second).toMatchObject({ alignment: null, confidence: null });
  expect(world.engine.calls.map((call) => call.length)).toEqual([2, 2]);
});

it('drafts a cue of several lines as a sentence, and breaks it into as many', async () => {
  ({ documentId } = await importDocument(world.deps, ani, {
    details: { title: 'Film' },
    paragraphs: [paragraph('Perwira itu bertemu\ndengan pejabat asing.'), paragraph('- Ke mana?\n- Pulang.')],
    original: { name: 'film.srt', bytes: Buffer.from(''), format: 'srt' },
    operationId: op(),
  }));
  const asked: string[] = [];
  world.engine.say = ({ source }) => {
    asked.push(source);
    return source.includes('\n') ? '- Where?\n- Home.' : 'The officer met with foreign officials.';
  };
  runner();
  await ended((await start('empty')).jobId);
  expect(asked).toEqual(['Perwira itu bertemu dengan pejabat asing.', '- Ke mana?\n- Pulang.']);
  expect(await targets()).toEqual(['The officer met\nwith foreign officials.', '- Where?\n- Home.']);
});

it('drafts again what nobody has touched, and only that', async () => {
  const first = await start('empty');
  runner();
  await ended(first.jobId);
  await write(0, '[Satu.]', 1, true);
  await write(1, 'Two.', 1);
  world.engine.say = ({ source }) => (source === 'Tiga.' ? '[Tiga.]' : `<${source}>`);
  world.engine.version = 'test-2';
  const again = await start('machine');
  expect(again.total).toBe(3);
  await ended(again.jobId);
  expect(await targets()).toEqual(['[Satu.]', 'Two.', '[Tiga.]', '<Empat.>', '<Lima.>']);
  expect((await rows()).map((row) => row.base)).toEqual([1, 2, 1, 2, 2]);
  await restore(world.deps, ani, { segmentId: segments[3]!, base: 2, number: 1, operationId: op() });
  expect((await targets())[3]).toBe('[Empat.]');
});

it('never writes over what a person wrote, began or confirmed while it drafted', async () => {
  const job = await start('empty');
  world.engine.before = async ({ source }) => {
    const typed = { segmentId: segments[1]!, text: 'Tw', base: 0, operationId: op() };
    if (source === 'Dua.') await saveWorkingText(world.deps, ani, typed);
    if (source === 'Tiga.') await write(2, 'Three.', 0);
  };
  runner();
  expect(await ended(job.jobId)).toMatchObject({ status: 'done', done: 5 });
  expect(await targets()).toEqual(['[Satu.]', '', 'Three.', '[Empat.]', '[Lima.]']);
  expect((await rows())[1]!.working).toMatchObject({ text: 'Tw', base: 0 });
});

it.each([
  ['one segment that holds a person’s text', 'segment', 0, 'draft.human'],
  ['machine drafts where there are none', 'machine', undefined, 'draft.nothing'],
] as const)('refuses to draft %s', async (_what, scope, at, key) => {
  await write(0, 'One.', 0);
  await expect(start(scope, at === undefined ? undefined : segments[at])).rejects.toMatchObject({ key });
});

it('does not queue a segment twice, and queues once for a repeated operation id', async () => {
  const operationId = op();
  const input = { documentId, scope: 'empty' as const, operationId };
  const job = await startDraft(world.deps, ani, input);
  expect((await startDraft(world.deps, ani, input)).jobId).toBe(job.jobId);
  await expect(start('empty')).rejects.toMatchObject({ key: 'draft.running' });
});

it('writes nothing more once a cancellation is answered', async () => {
  const job = await start('empty');
  let reached = () => {};
  const third = new Promise<void>((resolve) => {
    reached = resolve;
  });
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  world.engine.before = async ({ source }) => {
    if (source !== 'Tiga.') return;
    reached();
    await held;
  };
  runner();
  await third;
  await vi.waitFor(async () => expect((await readJob(world.deps, ani, job.jobId)).done).toBe(2));
  expect(await cancelJob(world.deps, ani, job.jobId)).toMatchObject({ status: 'cancelled' });
  release();
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(await targets()).toEqual(['[Satu.]', '[Dua.]', '', '', '']);
  const other = await world.person('Budi', 'translator');
  const next = await start('empty');
  await expect(cancelJob(world.deps, other, next.jobId)).rejects.toMatchObject({ status: 403 });
});

it('goes on after a restart where it stopped, and does nothing twice', async () => {
  const job = await start('empty');
  let stopped: Promise<void> | null = null;
  world.engine.before = ({ source }) => {
    if (source === 'Empat.') stopped ??= first.stop();
  };
  const first = runner();
  await vi.waitFor(() => expect(stopped).not.toBeNull());
  await stopped;
  expect(await readJob(world.deps, ani, job.jobId)).toMatchObject({ status: 'running', done: 3 });
  world.engine.before = () => {};
  runner();
  expect(await ended(job.jobId)).toMatchObject({ status: 'done', done: 5 });
  expect((await rows()).map((row) => row.base)).toEqual([1, 1, 1, 1, 1]);
});

it('tries again after a failure, and keeps what it had when it gives up', async () => {
  const job = await start('empty');
  let failures = 0;
  world.engine.before = ({ source }) => {
    if (source === 'Dua.' && failures++ < 2) throw new EngineError('crashed', true);
    if (source === 'Lima.') throw new EngineError('timeout', true);
  };
  runner({ attempts: 3 });
  const view = await ended(job.jobId);
  expect(view).toMatchObject({ status: 'failed', errorKey: 'engine.timeout', done: 4 });
  expect(await targets()).toEqual(['[Satu.]', '[Dua.]', '[Tiga.]', '[Empat.]', '']);
});

it('fails at once where trying again is of no use', async () => {
  const job = await start('empty');
  world.engine.before = () => {
    throw new EngineError('model-missing', false);
  };
  runner();
  expect(await ended(job.jobId)).toMatchObject({
    status: 'failed',
    errorKey: 'engine.model-missing',
    done: 0,
  });
});

it('leaves out the one segment that the engine refuses', async () => {
  const job = await start('empty');
  world.engine.before = ({ source }) => {
    if (source === 'Dua.') throw new EngineError('too-long', false);
  };
  runner();
  expect(await ended(job.jobId)).toMatchObject({ status: 'done', errorKey: 'engine.too-long', done: 5 });
  expect(await targets()).toEqual(['[Satu.]', '', '[Tiga.]', '[Empat.]', '[Lima.]']);
});

it('lets a single segment go before a long job', async () => {
  world.engine = testEngine(1);
  await world.close();
  world = await createWorld({ engine: testEngine(1) });
  ani = await world.person('Ani', 'translator');
  const long = await importArticle(world, ani, [paragraph('A.'), paragraph('B.'), paragraph('C.')]);
  const short = await importArticle(world, ani, [paragraph('Z.')]);
  const job = await startDraft(world.deps, ani, {
    documentId: long.documentId,
    scope: 'empty',
    operationId: op(),
  });
  await startDraft(world.deps, ani, {
    documentId: short.documentId,
    scope: 'segment',
    segmentId: short.segments[0]!,
    operationId: op(),
  });
  runner();
  await ended(job.jobId);
  expect(world.engine.calls[0]).toEqual(short.segments);
});

it('takes what the memory has word for word before it asks the machine, unless the project says otherwise', async () => {
  const earlier = await importArticle(world, ani, [paragraph('Dua.'), paragraph('Tiga belas.')]);
  const [first] = earlier.segments;
  await revise(world.deps, ani, {
    segmentId: first!,
    text: 'Two.',
    base: 0,
    confirm: true,
    operationId: op(),
  });
  runner();
  await ended((await start('empty')).jobId);
  expect(await targets()).toEqual(['[Satu.]', 'Two.', '[Tiga.]', '[Empat.]', '[Lima.]']);
  expect((await rows())[1]).toMatchObject({ origin: 'tm', author: null, state: 'initial' });

  const chief = await world.person('Sari', 'editor');
  await expect(chooseMemoryFirst(world.deps, ani, { documentId, memoryFirst: false })).rejects.toThrow();
  await chooseMemoryFirst(world.deps, chief, { documentId, memoryFirst: false });
  await ended((await start('segment', segments[1])).jobId);
  expect((await targets())[1]).toBe('[Dua.]');
});
