// Published versions: only approved ones, what changed since, correction notes for the record.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Actor } from '../../src/model/user.ts';
import { approveVersion } from '../../src/workflow/decide.ts';
import { readDesk } from '../../src/workflow/desk.ts';
import { addCorrectionNote, publishVersion, readPublicationsOf } from '../../src/workflow/publish.ts';
import { revise } from '../../src/workflow/revise.ts';
import { submitVersion } from '../../src/workflow/submit.ts';
import { createWorld, importArticle, op, type World } from './world.ts';

let world: World;
let rani: Actor;
let edi: Actor;
let documentId: string;
let segments: string[];

beforeEach(async () => {
  world = await createWorld();
  rani = await world.person('Rani', 'translator');
  edi = await world.person('Edi', 'editor');
  ({ documentId, segments } = await importArticle(world, rani));
  await write('Officers', 0);
  const { versionId, hash } = await submitVersion(world.deps, rani, { documentId, operationId: op() });
  await approveVersion(world.deps, edi, { versionId, hash, operationId: op() });
});
afterEach(() => world.close());

const write = (text: string, base: number) =>
  revise(world.deps, rani, { segmentId: segments[0]!, text, base, confirm: true, operationId: op() });
const publish = (actor: Actor, change: object = {}) =>
  publishVersion(world.deps, actor, {
    documentId,
    number: 1,
    publishedAt: world.clock.now,
    address: 'https://news.example.org/a',
    operationId: op(),
    ...change,
  });

it('says what is out and how much has changed since, on the desk as well', async () => {
  await publish(edi);
  expect((await readDesk(world.deps, rani, documentId)).published).toMatchObject({
    number: 1,
    changesSince: 0,
  });
  await write('Officers of the army', 1);
  await addCorrectionNote(world.deps, edi, {
    documentId,
    text: 'The army, not the navy.',
    operationId: op(),
  });
  const view = await readPublicationsOf(world.deps, rani, documentId);
  expect(view.published).toMatchObject({ number: 1, changesSince: 1 });
  expect(view.publications[0]).toMatchObject({ address: 'https://news.example.org/a', recorderName: 'Edi' });
  expect(view.publications[0]!.notes.map(({ text }) => text)).toEqual(['The army, not the navy.']);
  expect(view.mayPublish).toBe(false);
});

it.each([
  ['a version that nobody approved', { number: 2 }, 'publication.not-approved'],
  ['a version that is none', { number: 9 }, 'not-found'],
  ['an address that is none', { address: 'javascript:alert(1)' }, 'publication.address'],
  ['no time', { publishedAt: Number.NaN }, 'publication.time'],
])('refuses %s', async (_what, change, key) => {
  await write('Officers met', 1);
  await submitVersion(world.deps, rani, { documentId, operationId: op() });
  await expect(publish(edi, change)).rejects.toMatchObject({ key });
});

it('is an editor’s act, and a note needs something published', async () => {
  await expect(publish(rani)).rejects.toMatchObject({ status: 403 });
  const note = { documentId, text: 'Wrong', operationId: op() };
  await expect(addCorrectionNote(world.deps, edi, note)).rejects.toMatchObject({ key: 'publication.none' });
});
