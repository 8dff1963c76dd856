// Paragraphs added, moved, merged, left out and brought back; each act can be taken back, and no typed text is lost.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../src/model/user.ts';
import { addAfter, moveParagraph } from '../../src/workflow/arrange.ts';
import { approveVersion } from '../../src/workflow/decide.ts';
import { readDesk } from '../../src/workflow/desk.ts';
import { editParagraph } from '../../src/workflow/edit-paragraph.ts';
import { readExport } from '../../src/workflow/export-document.ts';
import { mergeWithNext } from '../../src/workflow/merge-paragraphs.ts';
import { revise } from '../../src/workflow/revise.ts';
import { readCounts } from '../../src/workflow/segment-facts.ts';
import { segmentHistory } from '../../src/workflow/segment-history.ts';
import { correctSource } from '../../src/workflow/source.ts';
import { submitVersion } from '../../src/workflow/submit.ts';
import { bringBack, undoArrangement } from '../../src/workflow/undo-arrangement.ts';
import { saveWorkingText } from '../../src/workflow/working-text.ts';
import { createWorld, importArticle, op, paragraph, type World } from './world.ts';

let world: World;
let ani: Actor;
let budi: Actor;
let edi: Actor;
beforeAll(async () => {
  world = await createWorld();
  ani = await world.person('Ani', 'translator');
  budi = await world.person('Budi', 'translator');
  edi = await world.person('Edi', 'editor');
});
afterAll(() => world.close());

async function article(texts = ['Satu.', 'Dua.', 'Tiga.']) {
  const { documentId, segments } = await importArticle(
    world,
    ani,
    texts.map((text) => paragraph(text)),
  );
  const rows = async () => (await readDesk(world.deps, ani, documentId)).rows;
  const living = async () => (await rows()).filter((row) => row.gone === '');
  const sources = async () => (await living()).map((row) => row.source);
  const ids = (await rows()).map((row) => row.paragraphId);
  const undo = (eventId: string) =>
    undoArrangement(world.deps, edi, { documentId, eventId, operationId: op() });
  const write = (at: number, text: string, base = 0, actor = ani) =>
    revise(world.deps, actor, { segmentId: segments[at]!, text, base, confirm: true, operationId: op() });
  return { documentId, segments, ids, rows, living, sources, undo, write };
}

it('moves a paragraph up and down, past those that are gone, and back', async () => {
  const { ids, sources, undo } = await article();
  const move = (at: number, step: -1 | 1) =>
    moveParagraph(world.deps, ani, { paragraphId: ids[at]!, step, operationId: op() });
  const { eventId } = await move(2, -1);
  expect(await sources()).toEqual(['Satu.', 'Tiga.', 'Dua.']);
  await expect(move(0, -1)).rejects.toMatchObject({ key: 'arrange.end' });
  await undo(eventId);
  expect(await sources()).toEqual(['Satu.', 'Dua.', 'Tiga.']);
  await expect(undo(eventId)).rejects.toMatchObject({ key: 'arrange.since' });
  await mergeWithNext(world.deps, ani, { paragraphId: ids[0]!, operationId: op() });
  await move(2, -1);
  expect(await sources()).toEqual(['Tiga.', 'Satu. Dua.']);
});

it('adds a paragraph, and keeps what was written in it when that is taken back', async () => {
  const { documentId, ids, sources, undo, rows } = await article();
  const added = { documentId, after: ids[0]!, kind: 'paragraph' as const, operationId: op() };
  const { eventId, segmentId } = await addAfter(world.deps, budi, {
    ...added,
    source: 'Baru.',
    target: 'New.',
  });
  expect(await sources()).toEqual(['Satu.', 'Baru.', 'Dua.', 'Tiga.']);
  await undo(eventId);
  expect(await sources()).toEqual(['Satu.', 'Dua.', 'Tiga.']);
  const gone = (await rows()).find((row) => row.segmentId === segmentId)!;
  expect(gone).toMatchObject({ gone: 'removed', included: false, target: 'New.' });
  await expect(
    editParagraph(world.deps, ani, { paragraphId: gone.paragraphId, included: true, operationId: op() }),
  ).rejects.toMatchObject({ key: 'arrange.gone' });
  await bringBack(world.deps, ani, { paragraphId: gone.paragraphId, operationId: op() });
  expect(await sources()).toEqual(['Satu.', 'Baru.', 'Dua.', 'Tiga.']);
  const nothing = { ...added, source: ' ', target: '', operationId: op() };
  await expect(addAfter(world.deps, ani, nothing)).rejects.toMatchObject({ key: 'arrange.nothing' });
});

it('merges source and English as new revisions, and takes that apart again', async () => {
  const { documentId, ids, segments, living, write, undo } = await article();
  await write(0, 'One.');
  await write(1, 'Two.', 0, budi);
  const bases = { base: 1, belowBase: 1 };
  const { eventId } = await mergeWithNext(world.deps, ani, {
    paragraphId: ids[0]!,
    ...bases,
    operationId: op(),
  });
  const [first] = await living();
  expect(first).toMatchObject({
    source: 'Satu. Dua.',
    target: 'One. Two.',
    state: 'initial',
    sourceBefore: null,
  });
  const { paragraphs } = await readExport(world.deps, ani, { documentId, version: 'draft' });
  expect(paragraphs.filter((one) => one.included).map((one) => one.target)).toEqual(['One. Two.', undefined]);
  expect(await undo(eventId)).toEqual({ kept: 0 });
  expect((await living()).map((row) => [row.source, row.target])).toEqual([
    ['Satu.', 'One.'],
    ['Dua.', 'Two.'],
    ['Tiga.', ''],
  ]);
  const { revisions } = await segmentHistory(world.deps, ani, segments[0]!);
  expect(revisions.map((one) => one.text)).toEqual(['One.', 'One. Two.', 'One.']);
});

it('leaves what somebody wrote in a merged paragraph when the merge is taken back', async () => {
  const { ids, living, write } = await article();
  await write(0, 'One.');
  await write(1, 'Two.');
  await mergeWithNext(world.deps, ani, { paragraphId: ids[0]!, operationId: op() });
  await write(0, 'One and two.', 2, budi);
  await bringBack(world.deps, ani, { paragraphId: ids[1]!, operationId: op() });
  expect((await living()).map((row) => row.target)).toEqual(['One and two.', 'Two.', '']);
});

it('keeps two machine drafts a machine draft', async () => {
  const texts = ['Satu.', 'Dua.'].map((text) => paragraph(text, { machineDraft: `[${text}]` }));
  const { documentId } = await importArticle(world, ani, texts);
  const rows = async () => (await readDesk(world.deps, ani, documentId)).rows;
  await mergeWithNext(world.deps, ani, { paragraphId: (await rows())[0]!.paragraphId, operationId: op() });
  expect((await rows())[0]).toMatchObject({ target: '[Satu.] [Dua.]', mark: 'draft' });
});

it('does not merge over what somebody else types or has saved, nor over a conflict of one’s own', async () => {
  const { ids, segments, write, living } = await article();
  await write(1, 'Two.');
  const merge = (more = {}) =>
    mergeWithNext(world.deps, ani, { paragraphId: ids[0]!, operationId: op(), ...more });
  await expect(merge({ base: 0, belowBase: 0 })).rejects.toMatchObject({ key: 'arrange.newer' });
  const typed = { segmentId: segments[1]!, text: 'Two!', base: 1, operationId: op() };
  await saveWorkingText(world.deps, budi, typed);
  await expect(merge()).rejects.toMatchObject({ key: 'arrange.typing', params: { name: 'Budi', number: 2 } });
  await write(1, 'Two!', 1, budi);
  await saveWorkingText(world.deps, ani, {
    ...typed,
    segmentId: segments[0]!,
    base: 0,
    text: 'One',
    operationId: op(),
  });
  await merge();
  expect((await living())[0]).toMatchObject({ target: 'One Two!', working: null });
});

it.each([
  ['the last paragraph', 2, 'arrange.last'],
  ['English without a source with one that has it', 3, 'arrange.no-source'],
])('does not merge %s', async (_name, at, key) => {
  const { documentId, ids } = await article();
  if (at === 3) {
    const input = { documentId, after: null, kind: 'headline' as const, source: '', target: 'Head' };
    await addAfter(world.deps, ani, { ...input, operationId: op() });
    ids[3] = (await readDesk(world.deps, ani, documentId)).rows[0]!.paragraphId;
  }
  const merge = mergeWithNext(world.deps, ani, { paragraphId: ids[at]!, operationId: op() });
  await expect(merge).rejects.toMatchObject({ key });
});

it('does not merge what a file keeps apart, and moves inline codes along with their text', async () => {
  const code = (id: string) => ({ id, kind: 'placeholder' as const, data: '<x/>', label: 'x' });
  const coded = (text: string, ref?: string) =>
    paragraph(`${text} \uE000`, {
      target: `en ${text} \uE000`,
      codes: [code(text)],
      ...(ref === undefined ? {} : { ref }),
    });
  const from = async (ref?: string) => {
    const { documentId } = await importArticle(world, ani, [coded('a', ref), coded('b', ref)]);
    const { rows } = await readDesk(world.deps, ani, documentId);
    await mergeWithNext(world.deps, ani, { paragraphId: rows[0]!.paragraphId, operationId: op() });
    return (await readDesk(world.deps, ani, documentId)).rows[0]!;
  };
  await expect(from('1')).rejects.toMatchObject({ key: 'arrange.file' });
  const { source, target, codes } = await from();
  expect([source, target]).toEqual(['a \uE000 b \uE001', 'en a \uE000 en b \uE001']);
  expect(codes.map(({ id }) => id)).toEqual(['a', 'b']);
});

it('never changes an approved version, and lets a merge go whose source was corrected since', async () => {
  const { documentId, ids, segments, write, undo } = await article(['Satu.', 'Dua.']);
  await write(0, 'One.');
  await write(1, 'Two.');
  await approveVersion(
    world.deps,
    edi,
    await submitVersion(world.deps, ani, { documentId, operationId: op() }),
  );
  const changes = async () => (await readDesk(world.deps, ani, documentId)).approved!.changesSince;
  expect(await changes()).toBe(0);
  const move = { paragraphId: ids[0]!, step: 1 as const, operationId: op() };
  const moved = await moveParagraph(world.deps, ani, move);
  expect(await changes()).toBe(1);
  expect((await readCounts(world.store.db, { documentId })).get(documentId)!.changesSince).toBe(1);
  await undo(moved.eventId);
  expect(await changes()).toBe(0);
  const { eventId } = await mergeWithNext(world.deps, ani, { paragraphId: ids[0]!, operationId: op() });
  const { paragraphs } = await readExport(world.deps, ani, { documentId, version: 'approved' });
  expect(paragraphs.map((one) => [one.source, one.target, one.included])).toEqual([
    ['Satu.', 'One.', true],
    ['Dua.', 'Two.', true],
  ]);
  const edit = { segmentId: segments[0]!, text: 'Satu, dua.', base: 2, unaffected: true, operationId: op() };
  await correctSource(world.deps, ani, edit);
  await expect(undo(eventId)).rejects.toMatchObject({ key: 'arrange.since' });
});
