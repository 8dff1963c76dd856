// The page of lessons, over HTTP.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { putEvidence } from '../../src/store/lessons.ts';
import { listLessons } from '../../src/workflow/learn.ts';
import { importArticle } from '../workflow/world.ts';
import { type Person, type ServedWorld, serveWorld } from './served-world.ts';

let world: ServedWorld;
let rani: Person;

beforeAll(async () => {
  world = await serveWorld();
  rani = await world.signedIn('Rani', 'translator');
});
afterAll(() => world.close());

it('says what to do while nothing is learnt, then lists, weighs, removes and takes back', async () => {
  const { segments } = await importArticle(world, rani.actor);
  expect((await rani.get('/lessons')).text).toContain('Nothing learnt yet.');
  const { projectId } = await listLessons(world.deps, rani.actor);
  const at = { projectId, segmentId: segments[0]!, now: 1, weight: 75, newId: world.deps.newId };
  await putEvidence(world.store.db, at, [
    { source: 'puing', target: '<b>wreckage', corrected: true },
    { source: 'pantai', target: 'beach', corrected: false },
  ]);
  const page = (await rani.get('/lessons')).text;
  expect(page).toContain('&lt;b&gt;wreckage');
  expect(page).toContain('from 1 segment');
  expect(page).not.toContain('pantai');
  const lesson = async () => (await listLessons(world.deps, rani.actor)).lessons[0]!;
  const { lessonId } = await lesson();
  const change = (form: Record<string, string>) =>
    rani.post(`/lessons/${lessonId}`, { project: projectId, ...form });
  expect((await change({ weight: '25' })).status).toBe(303);
  expect(await lesson()).toMatchObject({ weight: 25, enabled: true });
  await change({ enabled: 'false' });
  expect(await lesson()).toMatchObject({ enabled: false });
  expect((await rani.get('/lessons')).text).toContain('Take back');
  await change({ enabled: 'true' });
  expect(await lesson()).toMatchObject({ enabled: true });
  expect((await change({ weight: '99' })).status).toBe(404);
  expect((await rani.post('/lessons/nothing', { project: projectId, enabled: 'false' })).status).toBe(404);
});

it('asks strangers to sign in', async () => {
  expect((await world.stranger.get('/lessons')).location).toContain('/sign-in');
  expect((await world.stranger.post('/lessons/x', { project: 'x' })).status).toBe(401);
});
