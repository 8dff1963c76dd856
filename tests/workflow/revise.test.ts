// Working texts, revisions, conflicts, confirming and restoring: nothing acknowledged is lost or written twice.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Actor } from '../../src/model/user.ts';
import { readDesk, readRow } from '../../src/workflow/desk.ts';
import { discardWorkingText, markReviewed, restore, revise, unconfirm } from '../../src/workflow/revise.ts';
import { segmentHistory } from '../../src/workflow/segment-history.ts';
import { flushWorkingTexts, saveWorkingText } from '../../src/workflow/working-text.ts';
import { createWorld, importArticle, op, type World } from './world.ts';

let world: World;
let ani: Actor;
let budi: Actor;
let edi: Actor;
let documentId: string;
let segmentId: string;

beforeEach(async () => {
  world = await createWorld();
  ani = await world.person('Ani', 'translator');
  budi = await world.person('Budi', 'translator');
  edi = await world.person('Edi', 'editor');
  const article = await importArticle(world, ani);
  documentId = article.documentId;
  segmentId = article.segments[1]!;
});
afterEach(() => world.close());

const save = (actor: Actor, text: string, base: number, operationId = op()) =>
  saveWorkingText(world.deps, actor, { segmentId, text, base, operationId });
const write = (actor: Actor, text: string, base: number, confirm = false, operationId = op()) =>
  revise(world.deps, actor, { segmentId, text, base, confirm, operationId });
const texts = async () =>
  (await segmentHistory(world.deps, ani, segmentId)).revisions.map((one) => one.text).reverse();
const row = async (actor: Actor) => (await readRow(world.deps, actor, segmentId)).row;

it('keeps a working text for its person only, until it is a revision', async () => {
  const saved = await save(ani, 'Officers', 0);
  expect(saved.base).toBe(0);
  expect((await row(ani)).working).toMatchObject({ text: 'Officers', base: 0 });
  expect((await row(budi)).working).toBeNull();
  const { row: after, progress } = await write(ani, 'Officers met.', 0, true);
  expect(after).toMatchObject({ target: 'Officers met.', base: 1, state: 'translated', working: null });
  expect(after.author).toMatchObject({ name: 'Ani' });
  expect(progress).toMatchObject({ confirmed: 1, segments: 3 });
});

it('writes once for a repeated operation id and answers the same', async () => {
  const operationId = op();
  const first = await write(ani, 'Officers met.', 0, true, operationId);
  const again = await write(ani, 'Officers met.', 0, true, operationId);
  expect(again).toEqual(first);
  expect(await texts()).toEqual(['Officers met.']);
  const working = op();
  const saved = await save(ani, 'Newer', 1, working);
  await save(ani, 'Newest', 1);
  expect(await save(ani, 'Newer', 1, working)).toEqual(saved);
  expect((await row(ani)).working!.text).toBe('Newest');
});

it('refuses an operation id that was used for something else', async () => {
  const operationId = op();
  await save(ani, 'Officers', 0, operationId);
  await expect(write(ani, 'Officers', 0, false, operationId)).rejects.toMatchObject({
    key: 'operation.reused',
  });
});

it('never overwrites: a save over an older revision is a conflict, and both texts stay', async () => {
  await write(budi, 'Soldiers met.', 0);
  await expect(write(ani, 'Officers met.', 0)).rejects.toMatchObject({
    status: 409,
    key: 'conflict',
    current: { number: 1, text: 'Soldiers met.', authorName: 'Budi' },
  });
  expect(await texts()).toEqual(['Soldiers met.']);
  expect((await row(ani)).working).toMatchObject({ text: 'Officers met.', base: 0 });
  await expect(save(ani, 'Officers met there.', 0)).rejects.toMatchObject({ key: 'conflict' });
  expect((await row(ani)).working!.text).toBe('Officers met there.');
  const kept = await write(ani, 'Officers met soldiers.', 1);
  expect(kept.row).toMatchObject({ target: 'Officers met soldiers.', base: 2, working: null });
  const history = await segmentHistory(world.deps, ani, segmentId);
  expect(history.discarded.map((one) => one.text)).toEqual(['Officers met there.']);
});

it('takes a save over an older revision that says the same', async () => {
  await write(budi, 'Officers met.', 0);
  const { row: after } = await write(ani, 'Officers met.', 0, true);
  expect(after).toMatchObject({ base: 1, state: 'translated' });
  expect(await texts()).toEqual(['Officers met.']);
});

it('keeps what was dropped in favour of the other text in the record', async () => {
  await write(budi, 'Soldiers met.', 0);
  await expect(save(ani, 'Officers met.', 0)).rejects.toMatchObject({ key: 'conflict' });
  const { row: after } = await discardWorkingText(world.deps, ani, { segmentId, operationId: op() });
  expect(after).toMatchObject({ target: 'Soldiers met.', working: null });
  const { discarded } = await segmentHistory(world.deps, budi, segmentId);
  expect(discarded).toMatchObject([{ text: 'Officers met.', base: 0, by: 'Ani' }]);
});

it("keeps a person's working text when somebody else saves", async () => {
  await save(ani, 'Officers', 0);
  await write(budi, 'Soldiers met.', 0, true);
  expect((await row(ani)).working).toMatchObject({ text: 'Officers', base: 0 });
});

it('turns a quiet working text into a revision, and lets its person type on', async () => {
  await save(ani, 'Officers', 0);
  expect(await flushWorkingTexts(world.deps)).toBe(0);
  world.clock.now += 5 * 60_000;
  expect(await flushWorkingTexts(world.deps)).toBe(1);
  expect(await row(ani)).toMatchObject({ target: 'Officers', base: 1, working: null, mark: 'typed' });
  expect((await save(ani, 'Officers met', 0)).base).toBe(1);
  expect((await write(ani, 'Officers met.', 0)).row).toMatchObject({ base: 2, working: null });
  expect(await texts()).toEqual(['Officers', 'Officers met.']);
});

it('leaves a quiet working text alone where it is in conflict', async () => {
  await save(ani, 'Officers', 0);
  await write(budi, 'Soldiers', 0);
  world.clock.now += 10 * 60_000;
  expect(await flushWorkingTexts(world.deps)).toBe(0);
  expect((await row(ani)).working).toMatchObject({ text: 'Officers', base: 0 });
  expect(await texts()).toEqual(['Soldiers']);
});

it('makes no revision of an unchanged text and confirms it once a person', async () => {
  await write(ani, 'Officers met.', 0);
  await write(ani, 'Officers met.', 1, true);
  await write(ani, 'Officers met.', 1, true);
  await write(edi, 'Officers met.', 1, true);
  const { revisions } = await segmentHistory(world.deps, ani, segmentId);
  expect(revisions).toHaveLength(1);
  expect(revisions[0]!.events.map((event) => [event.type, event.by])).toEqual([
    ['segment.confirmed', 'Ani'],
    ['segment.confirmed', 'Edi'],
  ]);
});

it('lowers a reviewed segment by an edit, and takes confirmation back', async () => {
  await write(ani, 'Officers met.', 0, true);
  const act = { segmentId, base: 1 };
  expect((await markReviewed(world.deps, edi, { ...act, operationId: op() })).row.state).toBe('reviewed');
  await expect(unconfirm(world.deps, ani, { ...act, operationId: op() })).rejects.toMatchObject({
    key: 'forbidden',
  });
  expect((await write(ani, 'Officers have met.', 1)).row).toMatchObject({ state: 'initial', mark: 'typed' });
  await write(ani, 'Officers have met.', 2, true);
  const taken = await unconfirm(world.deps, ani, { segmentId, base: 2, operationId: op() });
  expect(taken.row.state).toBe('initial');
  expect((await write(ani, 'Officers have met.', 2, true)).row.state).toBe('translated');
});

it('restores an earlier revision as a new one, keeping what was being typed', async () => {
  await write(ani, 'One', 0);
  await write(ani, 'Two', 1);
  await save(ani, 'Three', 2);
  const { row: after } = await restore(world.deps, ani, { segmentId, base: 2, number: 1, operationId: op() });
  expect(after).toMatchObject({ target: 'One', origin: 'restore', base: 4, working: null });
  expect(await texts()).toEqual(['One', 'Two', 'Three', 'One']);
  const { revisions } = await segmentHistory(world.deps, ani, segmentId);
  expect(revisions[0]).toMatchObject({ number: 4, restored: 1, origin: 'restore' });
});

it.each([
  ['a revision that does not exist yet', 'x', 7, false, 'segment.base'],
  ['a confirmation of nothing', '  ', 0, true, 'segment.empty'],
  ['an endless text', 'x'.repeat(100_001), 0, false, 'segment.long'],
])('refuses %s', async (_what, text, base, confirm, key) => {
  await expect(write(ani, text, base, confirm)).rejects.toMatchObject({ status: 400, key });
});

it.each([
  ['a NUL and other controls', 'a\u0000b\u0007c', 'abc'],
  ['half of a surrogate pair', 'a\ud800b', 'a\ufffdb'],
  ['line ends of Windows', 'a\r\nb\tc', 'a\nb\tc'],
  ['emoji and inline codes', '😀 \ue000x\ue001', '😀 \ue000x\ue001'],
])('keeps a text with %s whole, and finds it unchanged when it comes again', async (_what, text, kept) => {
  expect((await write(ani, text, 0)).row.target).toBe(kept);
  expect((await write(ani, text, 1)).row.base).toBe(1);
});

it('lets only editors mark a segment reviewed', async () => {
  await write(ani, 'One', 0);
  const act = { segmentId, base: 1, operationId: op() };
  await expect(markReviewed(world.deps, ani, act)).rejects.toMatchObject({ status: 403 });
});

it('tells pages of the change, after it is in the database', async () => {
  const seen: unknown[] = [];
  const stop = world.deps.bus.subscribe(documentId, (change) => seen.push(change));
  await write(ani, 'One', 0, true);
  stop();
  await write(ani, 'Two', 1);
  expect(seen).toEqual([{ type: 'segment', segmentId }]);
});

it('lets twenty people save at once, each into one revision or a conflict', async () => {
  const people = await Promise.all(
    Array.from({ length: 20 }, (_, i) => world.person(`Orang ${i}`, 'translator')),
  );
  const results = await Promise.allSettled(people.map((one, i) => write(one, `text ${i}`, 0)));
  const kept = results.filter((result) => result.status === 'fulfilled');
  expect(kept).toHaveLength(1);
  const working = await world.store.db.selectFrom('workingTexts').selectAll().execute();
  const all = [...working.map((one) => one.text), ...(await texts())].sort();
  expect(all).toEqual(people.map((_, i) => `text ${i}`).sort());
  expect((await readDesk(world.deps, ani, documentId)).rows[1]!.base).toBe(1);
});
