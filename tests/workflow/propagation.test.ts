// Propagation: what is offered, what is changed and left alone, and taking it back as one act.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../src/model/user.ts';
import { readDesk } from '../../src/workflow/desk.ts';
import { propagate, readOffer, undoPropagation } from '../../src/workflow/propagation.ts';
import { revise } from '../../src/workflow/revise.ts';
import { saveWorkingText } from '../../src/workflow/working-text.ts';
import { createWorld, importArticle, op, paragraph, type World } from './world.ts';

let world: World;
let ani: Actor;
let budi: Actor;
let here: { documentId: string; segments: string[] };
let there: { documentId: string; segments: string[] };

beforeAll(async () => {
  world = await createWorld();
  ani = await world.person('Ani', 'translator');
  budi = await world.person('Budi', 'translator');
  here = await importArticle(world, ani, [
    paragraph('Warga mengungsi.'),
    paragraph('Warga mengungsi.'),
    paragraph('Hujan turun. Warga mengungsi.'),
  ]);
  there = await importArticle(world, ani, [paragraph('Warga mengungsi.'), paragraph('Warga mengungsi!')]);
});
afterAll(() => world.close());

const write = (actor: Actor, segmentId: string, text: string, base: number) =>
  revise(world.deps, actor, { segmentId, text, base, confirm: false, operationId: op() });
const english = async (documentId: string) =>
  (await readDesk(world.deps, ani, documentId)).rows.map((row) => row.target);
const offer = () => readOffer(world.deps, ani, here.segments[0]!);

it('offers the English to every segment with the same source, this document first, and changes nothing by itself', async () => {
  expect((await offer()).twins).toEqual([]);
  await write(ani, here.segments[2]!, 'It rained. People left.', 0);
  await write(budi, there.segments[0]!, 'Citizens evacuated.', 0);
  await write(ani, here.segments[0]!, 'Residents fled.', 0);
  const { twins } = await offer();
  expect(
    twins.map(({ segmentId, number, base, part, proposed }) => [segmentId, number, base, part, proposed]),
  ).toEqual([
    [here.segments[1], 2, 0, 'segment', 'Residents fled.'],
    [here.segments[2], 3, 1, 'sentence', 'It rained. Residents fled.'],
    [there.segments[0], 1, 1, 'segment', 'Residents fled.'],
  ]);
  expect(await english(here.documentId)).toEqual(['Residents fled.', '', 'It rained. People left.']);
});

it('changes what was picked in one act, leaves what somebody types or has saved since, and takes it back', async () => {
  const { twins } = await offer();
  const picks = twins.map(({ segmentId, base }) => ({ segmentId, number: base }));
  const typing = { segmentId: here.segments[2]!, text: 'It rained. Pe', base: 1, operationId: op() };
  await saveWorkingText(world.deps, budi, typing);
  expect((await offer()).twins.map(({ typing }) => typing)).toEqual([false, true, false]);
  await write(budi, there.segments[0]!, 'Citizens left.', 1);
  const input = { segmentId: here.segments[0]!, picks, operationId: op() };
  const done = await propagate(world.deps, ani, input);
  expect(done.segments).toBe(1);
  expect(done.left.map(({ number, reason }) => [number, reason])).toEqual([
    [3, 'typing'],
    [1, 'newer'],
  ]);
  expect(await propagate(world.deps, ani, input)).toEqual(done);
  expect(await english(here.documentId)).toEqual([
    'Residents fled.',
    'Residents fled.',
    'It rained. People left.',
  ]);
  expect(await english(there.documentId)).toEqual(['Citizens left.', '']);
  const { propagationId } = done;
  const undone = await undoPropagation(world.deps, ani, { propagationId, operationId: op() });
  expect(undone).toMatchObject({ segments: 1, kept: 0 });
  expect((await english(here.documentId))[1]).toBe('');
});

it('keeps what somebody has made of it since', async () => {
  const picks = [{ segmentId: there.segments[0]!, number: 2 }];
  const { propagationId } = await propagate(world.deps, ani, {
    segmentId: here.segments[0]!,
    picks,
    operationId: op(),
  });
  await write(budi, there.segments[0]!, 'Residents fled their homes.', 3);
  const undone = await undoPropagation(world.deps, ani, { propagationId, operationId: op() });
  expect(undone).toMatchObject({ segments: 0, kept: 1 });
  await expect(
    propagate(world.deps, ani, { segmentId: here.segments[0]!, picks: [], operationId: op() }),
  ).rejects.toMatchObject({ key: 'propagation.none' });
});
