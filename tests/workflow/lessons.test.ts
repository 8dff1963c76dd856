// What is confirmed teaches the next draft, with the bundled model; lessons can be removed and stay in their project.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createBundledEngine } from '../../src/engines/bundled.ts';
import type { Actor } from '../../src/model/user.ts';
import { readDesk, readRow } from '../../src/workflow/desk.ts';
import { readJob, startDraft } from '../../src/workflow/draft.ts';
import { startJobRunner } from '../../src/workflow/draft-runner.ts';
import { changeLesson, learnt, listLessons } from '../../src/workflow/learn.ts';
import { revise } from '../../src/workflow/revise.ts';
import { MODEL_DIR } from '../engines/model.ts';
import { createWorld, importArticle, op, paragraph, testEngine, type World } from './world.ts';

const engine = createBundledEngine({ modelDir: MODEL_DIR, threads: 1, beam: 4 });
const FIRST = 'Petugas menemukan puing di pantai itu.';
const NEXT = 'Warga melihat puing itu pada hari Senin.';
let world: World;
let ani: Actor;
let documentId: string;
let segments: string[];
let runner: { stop(): Promise<void> };

beforeAll(async () => {
  world = await createWorld({ engine: Object.assign(testEngine(), engine) });
  ani = await world.person('Ani', 'editor');
  ({ documentId, segments } = await importArticle(world, ani, [paragraph(FIRST), paragraph(NEXT)]));
  runner = startJobRunner(world.deps, { pollMs: 20 });
});
afterAll(async () => {
  await runner.stop();
  await engine.close();
  await world.close();
});

/** Drafts segment `n` anew and answers its English. */
async function draft(n: number, of = { documentId, segments }): Promise<string> {
  const segmentId = of.segments[n]!;
  const input = { documentId: of.documentId, scope: 'segment' as const, segmentId, operationId: op() };
  const { jobId } = await startDraft(world.deps, ani, input);
  await vi.waitFor(async () => expect((await readJob(world.deps, ani, jobId)).status).toBe('done'), {
    timeout: 60_000,
    interval: 20,
  });
  return (await readRow(world.deps, ani, segmentId)).row.target;
}

async function confirm(n: number, text: string): Promise<void> {
  const { row } = await readRow(world.deps, ani, segments[n]!);
  const input = { segmentId: segments[n]!, text, base: row.base, confirm: true, operationId: op() };
  await revise(world.deps, ani, input);
  await learnt(world.deps);
}

const lessons = () => listLessons(world.deps, ani);

it('drafts a word that was corrected once right in the next paragraph', async () => {
  const before = await draft(0);
  expect(before).toContain('debris');
  expect(await draft(1)).toContain('debris');
  await confirm(0, before.replace('debris', 'wreckage'));
  expect((await lessons()).lessons).toMatchObject([
    { source: 'puing', target: 'wreckage', count: 1, enabled: true },
  ]);
  expect(await draft(1)).toContain('wreckage');
}, 120_000);

it('counts a segment once, however often it is confirmed', async () => {
  const { row } = await readRow(world.deps, ani, segments[0]!);
  await confirm(0, row.target);
  expect((await lessons()).lessons).toMatchObject([{ count: 1 }]);
});

it('teaches another project nothing', async () => {
  const projectId = world.deps.newId();
  const { store } = world;
  await store.db
    .insertInto('projects')
    .values({ projectId, name: 'Other', settings: '{"strictApproval":false}', createdAt: 1e15 })
    .execute();
  const other = await importArticle(world, ani, [paragraph(NEXT)]);
  await store.db
    .updateTable('documents')
    .set({ projectId })
    .where('documentId', '=', other.documentId)
    .execute();
  expect((await readDesk(world.deps, ani, other.documentId)).project.projectId).toBe(projectId);
  expect(await draft(0, other)).toContain('debris');
  expect((await listLessons(world.deps, ani, projectId)).lessons).toEqual([]);
  const [lesson] = (await lessons()).lessons;
  const foreign = { projectId, lessonId: lesson!.lessonId, enabled: false };
  await expect(changeLesson(world.deps, ani, foreign)).rejects.toMatchObject({ status: 404 });
}, 60_000);

it('acts no more once removed, whatever is confirmed later, until it is taken back', async () => {
  const { projectId, lessons: found } = await lessons();
  const { lessonId } = found[0]!;
  await changeLesson(world.deps, ani, { projectId, lessonId, enabled: false });
  expect(await draft(1)).toContain('debris');
  await confirm(0, (await readRow(world.deps, ani, segments[0]!)).row.target);
  expect((await lessons()).lessons).toMatchObject([{ enabled: false }]);
  expect(await draft(1)).toContain('debris');
  await changeLesson(world.deps, ani, { projectId, lessonId, enabled: true });
  expect(await draft(1)).toContain('wreckage');
}, 120_000);

it('is unlearnt by confirming the machine’s own word again', async () => {
  const { row } = await readRow(world.deps, ani, segments[0]!);
  await confirm(0, row.target.replace('wreckage', 'debris'));
  expect((await lessons()).lessons).toEqual([]);
  expect(await draft(1)).toContain('debris');
}, 60_000);

it('learns nothing from a text that does not translate its source', async () => {
  await confirm(0, 'American officials met in secret.');
  expect((await lessons()).lessons).toEqual([]);
}, 60_000);
