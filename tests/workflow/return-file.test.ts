// A file that was exported, translated elsewhere and brought back: what changes, what is a conflict, and taking it back.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/model/user.ts';
import { readDesk } from '../../src/workflow/desk.ts';
import { exportDocument } from '../../src/workflow/export-document.ts';
import { withCodesOf } from '../../src/workflow/read-returned.ts';
import { readReturns, returnFile, undoReturn } from '../../src/workflow/return-file.ts';
import { previewReturn } from '../../src/workflow/return-plan.ts';
import { revise } from '../../src/workflow/revise.ts';
import { saveWorkingText } from '../../src/workflow/working-text.ts';
import { createWorld, importArticle, op, paragraph, type World } from './world.ts';

let world: World;
let ani: Actor;
let edi: Actor;
let documentId: string;
let segments: string[];
const bold = [
  { id: '1', kind: 'open', data: '<b>', label: 'b' },
  { id: '1', kind: 'close', data: '</b>', label: 'b' },
] as const;

beforeEach(async () => {
  world = await createWorld();
  ani = await world.person('Ani', 'translator');
  edi = await world.person('Edi', 'editor');
  ({ documentId, segments } = await importArticle(world, ani, [
    paragraph('Judul', { kind: 'headline', target: 'Headline' }),
    paragraph('Satu \uE000tebal\uE001 kata.', { codes: bold, target: 'One \uE000bold\uE001 word.' }),
    paragraph('Tiga.'),
    paragraph('Tiga.', { target: 'Three again.' }),
    paragraph('Empat.', { target: 'Four.' }),
  ]));
});
afterEach(() => world.close());

const exported = async (format: string) =>
  Buffer.from((await exportDocument(world.deps, ani, { documentId, format, version: 'draft' })).bytes);
const write = (at: number, text: string, base: number) =>
  revise(world.deps, edi, { segmentId: segments[at]!, text, base, confirm: false, operationId: op() });
const english = async () => (await readDesk(world.deps, ani, documentId)).rows.map(({ target }) => target);
const plan = (bytes: Uint8Array) => previewReturn(world.deps, ani, { documentId, bytes });
const take = (bytes: Uint8Array, picks?: { segmentId: string; number: number }[]) =>
  returnFile(world.deps, ani, {
    documentId,
    name: 'meja.csv',
    bytes,
    operationId: op(),
    ...(picks && { picks }),
  });
const edit = (bytes: Buffer, ...changes: [string, string][]) =>
  Buffer.from(changes.reduce((text, [from, to]) => text.replace(from, to), bytes.toString()));

describe.each(['csv', 'xliff21', 'bilingual-html'])('%s', (format) => {
  it('changes what was edited outside, in its codes, and comes undone as one act', async () => {
    const before = await english();
    const file = edit(await exported(format), ['Four.', 'The fourth.'], ['word.', 'thing.']);
    const { rows, strange } = await plan(file);
    expect(rows.map(({ kind }) => kind).filter((kind) => kind !== 'same')).toEqual(['changed', 'changed']);
    expect(strange).toEqual([]);
    const { returnId, segments: count } = await take(file);
    expect(count).toBe(2);
    const after = [...before];
    after[1] = 'One \uE000bold\uE001 thing.';
    after[4] = 'The fourth.';
    expect(await english()).toEqual(after);
    expect((await readDesk(world.deps, ani, documentId)).rows[4]).toMatchObject({
      origin: 'import',
      state: 'initial',
    });
    await expect(take(file)).rejects.toMatchObject({ key: 'returned.nothing' });
    await undoReturn(world.deps, ani, { returnId, operationId: op() });
    expect(await english()).toEqual(before);
    expect((await readReturns(world.deps, ani, documentId))[0]).toMatchObject({ undone: { kept: 0 } });
    const again = undoReturn(world.deps, ani, { returnId, operationId: op() });
    await expect(again).rejects.toMatchObject({ key: 'returned.undone' });
  });
});

it('shows what has changed here meanwhile, and leaves it unless it is picked', async () => {
  const file = edit(await exported('csv'), ['Four.', 'The fourth.'], ['Headline', 'Outside']);
  await write(0, 'Inside', 1);
  await write(3, 'Third again.', 1);
  // A later export does not make the file younger than it is.
  await exported('csv');
  const { rows } = await plan(file);
  expect(rows.map(({ fact, kind }) => [fact.position, kind])).toEqual([
    [0, 'conflict'],
    [1, 'same'],
    [3, 'here'],
    [4, 'changed'],
  ]);
  await take(file);
  expect((await english()).slice(3)).toEqual(['Third again.', 'The fourth.']);
  expect((await english())[0]).toBe('Inside');
  await take(file, [{ segmentId: segments[0]!, number: 2 }]);
  expect((await english())[0]).toBe('Outside');
});

it('leaves what somebody types in, and what has changed since the preview', async () => {
  const file = edit(await exported('csv'), ['Four.', 'The fourth.'], ['Headline', 'Outside']);
  await saveWorkingText(world.deps, edi, {
    segmentId: segments[4]!,
    text: 'Typing',
    base: 1,
    operationId: op(),
  });
  const { rows } = await plan(file);
  expect(rows.find(({ fact }) => fact.position === 4)).toMatchObject({ kind: 'conflict', typing: true });
  await write(0, 'Inside', 1);
  const picks = [0, 4].map((at) => ({ segmentId: segments[at]!, number: 1 }));
  expect(await take(file, picks)).toMatchObject({ segments: 0, left: 2 });
  expect((await english())[0]).toBe('Inside');
});

it('takes an edited Word table and workbook, and says what a file without pairs lacks', async () => {
  expect((await plan(await exported('bilingual-docx'))).rows.map(({ kind }) => kind)).toEqual(
    Array(4).fill('same'),
  );
  expect((await plan(await exported('xlsx'))).rows).toHaveLength(4);
  for (const format of ['docx', 'html', 'txt'])
    await expect(plan(await exported(format))).rejects.toMatchObject({ key: 'returned.no-pairs' });
  const other = Buffer.from('source,target\nTiga.,\nLain.,Other.\n');
  expect(await plan(other)).toMatchObject({ rows: [], strange: ['Lain.'], empty: 1 });
});

it.each([
  ['One \uE000bold\uE001 word.', 'One bold thing.', 'One \uE000bold\uE001 thing.'],
  ['One \uE000bold\uE001 word.', 'One strong word.', 'One \uE000strong\uE001 word.'],
  ['One \uE000bold\uE001', 'One bold more', 'One \uE000bold\uE001 more'],
  ['\uE000All\uE001', 'Nothing else', '\uE000Nothing else\uE001'],
  ['Plain', 'Other', 'Other'],
])('puts the codes of %j into %j', (before, plain, after) => {
  expect(withCodesOf(before, bold, plain, 'en')).toBe(after);
});
