// Claims: who may take, hand over and give back segments; what the list says.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Actor } from '../../src/model/user.ts';
import { claimSegments, readClaimsOf } from '../../src/workflow/claim.ts';
import { readDesk } from '../../src/workflow/desk.ts';
import { waitingFor } from '../../src/workflow/document-list.ts';
import { setDue } from '../../src/workflow/edit-paragraph.ts';
import { createWorld, importArticle, op, type World } from './world.ts';

let world: World;
let rani: Actor;
let budi: Actor;
let edi: Actor;
let documentId: string;

beforeEach(async () => {
  world = await createWorld();
  rani = await world.person('Rani', 'translator');
  budi = await world.person('Budi', 'translator');
  edi = await world.person('Edi', 'editor');
  ({ documentId } = await importArticle(world, rani));
});
afterEach(() => world.close());

const claim = (actor: Actor, from: number, to: number, userId: string | null = actor.userId) =>
  claimSegments(world.deps, actor, { documentId, from, to, userId, operationId: op() });
const runs = async () =>
  (await readClaimsOf(world.deps, rani, documentId)).runs.map(
    ({ from, to, name }) => `${from}-${to} ${name}`,
  );

it('takes a range, hands part of it over, gives it back', async () => {
  expect(await claim(rani, 1, 3)).toEqual({ count: 3 });
  expect(await claim(rani, 1, 3)).toEqual({ count: 0 });
  await claim(rani, 3, 3, budi.userId);
  expect(await runs()).toEqual(['1-2 Rani', '3-3 Budi']);
  await claim(rani, 1, 1, null);
  expect(await runs()).toEqual(['2-2 Rani', '3-3 Budi']);
  const desk = await readDesk(world.deps, budi, documentId);
  expect(desk.rows.map((row) => row.claim?.name)).toEqual([undefined, 'Rani', 'Budi', undefined]);
});

it.each([
  ['take what another has', () => claim(budi, 1, 2), 'claim.taken'],
  ['give back what another has', () => claim(budi, 1, 1, null), 'claim.taken'],
  ['give out what is nobody’s', () => claim(budi, 4, 4, rani.userId), 'claim.others'],
  ['ask for a range that is none', () => claim(budi, 3, 2), 'claim.range'],
  ['ask for more than there is', () => claim(budi, 4, 9), 'claim.range'],
] as const)('a translator may not %s, and nothing is half done', async (_what, act, key) => {
  await claim(rani, 1, 1);
  await claim(rani, 2, 2);
  await expect(act()).rejects.toMatchObject({ key });
  expect(await runs()).toEqual(['1-2 Rani']);
});

it('lets an editor arrange everybody’s', async () => {
  await claim(rani, 1, 2);
  await claim(edi, 2, 4, budi.userId);
  expect(await runs()).toEqual(['1-1 Rani', '2-4 Budi']);
});

it('puts what is wanted soonest first among what waits, with the segments that a person took', async () => {
  const later = await importArticle(world, rani);
  const due = (id: string, day: string) => setDue(world.deps, rani, { documentId: id, due: day });
  await claim(rani, 1, 3);
  await due(documentId, '2026-12-02');
  const claims = { documentId: later.documentId, from: 1, to: 1, userId: rani.userId, operationId: op() };
  await claimSegments(world.deps, rani, claims);
  await due(later.documentId, '2026-12-01');
  expect((await waitingFor(world.deps, rani)).map((item) => [item.kind, item.segments, item.due])).toEqual([
    ['taken', 1, '2026-12-01'],
    ['taken', 3, '2026-12-02'],
  ]);
  await expect(due(documentId, '2026-13-01')).rejects.toMatchObject({ key: 'document.date' });
});
