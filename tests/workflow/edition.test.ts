// A new edition of the original: aligned with the present one, taken and taken back as one act.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/model/user.ts';
import { alignEditions } from '../../src/workflow/align-editions.ts';
import { approveVersion } from '../../src/workflow/decide.ts';
import { readDesk } from '../../src/workflow/desk.ts';
import { takeEdition, undoEdition } from '../../src/workflow/edition.ts';
import { countEdition, previewEdition } from '../../src/workflow/edition-plan.ts';
import { exportDocument, readExport } from '../../src/workflow/export-document.ts';
import { importDocument } from '../../src/workflow/import-document.ts';
import { keptInOrder } from '../../src/workflow/in-order.ts';
import { readForImport } from '../../src/workflow/read-import.ts';
import { revise } from '../../src/workflow/revise.ts';
import { correctSource } from '../../src/workflow/source.ts';
import { submitVersion } from '../../src/workflow/submit.ts';
import { saveWorkingText } from '../../src/workflow/working-text.ts';
import { createWorld, importArticle, op, paragraph, type World } from './world.ts';

const LONG = 'Gubernur meninjau lokasi banjir di Demak bersama para pejabat daerah pada Selasa pagi.';

/** A row of the alignment as `=2`, `~2` (changed), `+`; `^` before one that has moved. */
function written(before: readonly string[], after: readonly string[]): string {
  const { rows, gone } = alignEditions(before, after, 'id');
  const row = ({ from, same, moved }: (typeof rows)[number]) =>
    `${moved ? '^' : ''}${from === null ? '+' : `${same ? '=' : '~'}${from}`}`;
  return `${rows.map(row).join(' ')} -${gone.join(',')}`;
}

describe('alignment', () => {
  it.each([
    ['the same', 'a b c', 'a b c', '=0 =1 =2 -'],
    ['white space apart', 'a_b c', 'a_b c', '=0 =1 -'],
    ['one new, one gone', 'a b c', 'a x c', '=0 + =2 -1'],
    ['the last first', 'a b c', 'c a b', '^=2 =0 =1 -'],
    ['twice the same line', 'a a b', 'a b a', '=0 =2 ^=1 -'],
    ['nothing before', '', 'a', '+ -'],
  ])('%s', (_name, before, after, expected) => {
    const list = (words: string) =>
      words === '' ? [] : words.split(' ').map((one) => one.replace('_', '  '));
    expect(written(list(before), list(after))).toBe(expected);
  });

  it.each([
    [
      'changed in place',
      ['Satu.', LONG, 'Tiga.'],
      ['Satu.', LONG.replace('Selasa', 'Rabu'), 'Tiga.'],
      '=0 ~1 =2 -',
    ],
    [
      'changed and moved',
      [LONG, 'Satu itu.', 'Dua itu.'],
      ['Satu itu.', 'Dua itu.', LONG.replace('Demak', 'Kudus')],
      '^=1 ^=2 ~0 -',
    ],
    [
      'another text in its place',
      ['Satu.', LONG, 'Tiga.'],
      ['Satu.', 'Harga beras naik lagi.', 'Tiga.'],
      '=0 + =2 -1',
    ],
    ['split off at its end', [LONG, 'Tiga.'], [LONG, 'Ia tiba pukul tujuh.', 'Tiga.'], '=0 + =1 -'],
  ])('%s', (_name, before, after, expected) => {
    expect(written(before, after)).toBe(expected);
  });

  it('uses every old paragraph once, and leaves no equal one unmatched', () => {
    const texts = fc.array(fc.constantFrom('a b', 'a c', 'd', 'e f g', LONG, `${LONG} x`), { maxLength: 12 });
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const { rows, gone } = alignEditions(before, after, 'id');
        const used = rows.flatMap(({ from }) => (from === null ? [] : [from]));
        expect([...used, ...gone].sort((a, b) => a - b)).toEqual(before.map((_, place) => place));
        for (const [at, { from, same }] of rows.entries()) {
          if (same) expect(before[from!]).toBe(after[at]);
          else expect(gone.map((place) => before[place])).not.toContain(after[at]);
        }
        const stayed = rows.flatMap(({ from, moved }) => (from === null || moved ? [] : [from]));
        expect(stayed).toEqual([...stayed].sort((a, b) => a - b));
      }),
    );
  });

  it('keeps the heaviest part in order', () => {
    expect([...keptInOrder([2, 0, 1], [9, 1, 1])]).toEqual([0]);
    expect([...keptInOrder([2, 0, 1], [1, 1, 1])].sort()).toEqual([1, 2]);
    expect([...keptInOrder([], [])]).toEqual([]);
  });
});

let world: World;
let ani: Actor;
let edi: Actor;
beforeAll(async () => {
  world = await createWorld();
  ani = await world.person('Ani', 'translator');
  edi = await world.person('Edi', 'editor');
});
afterAll(() => world.close());

const bytes = (...lines: string[]) => new TextEncoder().encode(lines.join('\n\n'));
const FIRST = ['Air naik di Demak pada hari Selasa.', LONG, 'Warga mengungsi ke balai desa sejak pagi.'];
const SECOND = [LONG, FIRST[0]!.replace('Selasa', 'Rabu'), 'Bantuan datang dari Semarang pada malam hari.'];

async function article() {
  const { documentId, segments } = await importArticle(
    world,
    ani,
    FIRST.map((text) => paragraph(text)),
  );
  for (const [at, segmentId] of segments.entries()) {
    await revise(world.deps, ani, { segmentId, text: `E${at}`, base: 0, confirm: true, operationId: op() });
  }
  const rows = async () =>
    (await readDesk(world.deps, ani, documentId)).rows.map(({ source, target, state, gone, included }) =>
      [source, target, state, gone || (included ? 'in' : 'out')].join(' | '),
    );
  const take = (more = {}) =>
    takeEdition(world.deps, ani, {
      documentId,
      name: 'pasted.txt',
      bytes: bytes(...SECOND),
      unaffected: [],
      operationId: op(),
      ...more,
    });
  return { documentId, segments, rows, take };
}

it('keeps what is unchanged, opens what changed again, brings new ones in empty, leaves gone ones out', async () => {
  const { documentId, rows, take } = await article();
  await approveVersion(
    world.deps,
    edi,
    await submitVersion(world.deps, ani, { documentId, operationId: op() }),
  );
  const plan = await previewEdition(world.deps, ani, { documentId, bytes: bytes(...SECOND) });
  expect(countEdition(plan)).toEqual({ same: 1, changed: 1, added: 1, gone: 1, moved: 1 });
  const { counts } = await take({ seen: plan.seen });
  expect(counts.changed).toBe(1);
  expect(await rows()).toEqual([
    `${LONG} | E1 | final | in`,
    `${FIRST[2]} | E2 | final | edition`,
    `${SECOND[1]} | E0 | initial | in`,
    `${SECOND[2]} |  | initial | in`,
  ]);
  const desk = await readDesk(world.deps, ani, documentId);
  expect(desk.rows.map((row) => row.sourceBefore)).toEqual([null, null, FIRST[0], null]);
  expect(desk.approved).toMatchObject({ number: 1 });
  expect(desk.approved!.changesSince).toBeGreaterThanOrEqual(3);
  const { paragraphs } = await readExport(world.deps, ani, { documentId, version: 'approved' });
  expect(paragraphs.map((one) => [one.source, one.target])).toEqual(
    FIRST.map((text, at) => [text, `E${at}`]),
  );
});

it('is taken back as one act; what was written and corrected meanwhile stays', async () => {
  const { documentId, segments, rows, take } = await article();
  const before = await rows();
  const { editionId } = await take();
  const added = (await readDesk(world.deps, ani, documentId)).rows.find((row) => row.target === '')!;
  await revise(world.deps, edi, {
    segmentId: added.segmentId,
    text: 'Aid came.',
    base: 0,
    confirm: true,
    operationId: op(),
  });
  const undo = () => undoEdition(world.deps, edi, { editionId, operationId: op() });
  expect(await undo()).toEqual({ documentId, kept: 0 });
  const after = await rows();
  expect(after.filter((row) => !row.endsWith('removed'))).toEqual(before);
  expect(after.filter((row) => row.endsWith('removed'))).toEqual([
    `${SECOND[2]} | Aid came. | translated | removed`,
  ]);
  await expect(undo()).rejects.toMatchObject({ key: 'edition.undone' });
  const again = await take();
  await correctSource(world.deps, ani, {
    segmentId: segments[0]!,
    text: 'Air surut.',
    base: 4,
    unaffected: false,
    operationId: op(),
  });
  const back = { editionId: again.editionId, operationId: op() };
  expect(await undoEdition(world.deps, edi, back)).toMatchObject({ kept: 1 });
  expect((await rows())[0]).toMatch(/^Air surut\./);
});

it('brings a paragraph back that a later edition has again, with its English', async () => {
  const { documentId, rows, take } = await article();
  const { editionId } = await take();
  await take({ bytes: bytes(...FIRST) });
  expect((await rows()).filter((row) => row.endsWith('| in'))).toEqual([
    `${FIRST[0]} | E0 | translated | in`,
    `${LONG} | E1 | translated | in`,
    `${FIRST[2]} | E2 | translated | in`,
  ]);
  await expect(undoEdition(world.deps, ani, { editionId, operationId: op() })).rejects.toMatchObject({
    key: 'edition.later',
  });
  await expect(take({ bytes: bytes(...FIRST) })).rejects.toMatchObject({ key: 'edition.nothing' });
  expect(documentId).not.toBe('');
});

it('leaves typed text, English without a source and unaffected states as they are', async () => {
  const { documentId, segments, take, rows } = await article();
  await saveWorkingText(world.deps, edi, {
    segmentId: segments[0]!,
    text: 'typing',
    base: 1,
    operationId: op(),
  });
  await take({ unaffected: [segments[0]!] });
  expect((await rows())[2]).toBe(`${SECOND[1]} | E0 | translated | in`);
  const { rows: theirs } = await readDesk(world.deps, edi, documentId);
  expect(theirs.find((row) => row.segmentId === segments[0])!.working!.text).toBe('typing');
});

it('takes nothing where the article changed since it was looked at', async () => {
  const { documentId, segments, take } = await article();
  const { seen } = await previewEdition(world.deps, ani, { documentId, bytes: bytes(...SECOND) });
  const edit = {
    segmentId: segments[2]!,
    text: 'Warga pulang.',
    base: 1,
    unaffected: true,
    operationId: op(),
  };
  await correctSource(world.deps, edi, edit);
  await expect(take({ seen })).rejects.toMatchObject({ key: 'edition.seen' });
});

it('takes a new edition of a Web page, whose English then goes into no file of before', async () => {
  const page = (body: string) =>
    new TextEncoder().encode(`<!doctype html><html lang="id"><body>${body}</body></html>`);
  const first = page(`<h1>Air naik di Demak</h1><p>${LONG} <b>Tebal</b>.</p>`);
  const { content, format } = await readForImport(first);
  const { documentId } = await importDocument(world.deps, ani, {
    details: { title: 'Air' },
    paragraphs: content.paragraphs,
    original: { name: 'a.html', bytes: first, format },
    operationId: op(),
  });
  const { rows } = await readDesk(world.deps, ani, documentId);
  const row = rows.find(({ source }) => source?.startsWith(LONG))!;
  const text = row.source!.replace(LONG, 'The governor came.').replace('Tebal', 'Bold');
  await revise(world.deps, ani, {
    segmentId: row.segmentId,
    text,
    base: 0,
    confirm: true,
    operationId: op(),
  });
  const second = page(`<h1>Air naik di Demak</h1><p>${LONG.replace('Selasa', 'Rabu')} <b>Tebal</b>.</p>`);
  const edition = { documentId, name: 'b.html', bytes: second, unaffected: [], operationId: op() };
  const { editionId, counts } = await takeEdition(world.deps, ani, edition);
  expect(counts).toMatchObject({ changed: 1, added: 0, gone: 0 });
  const now = (await readDesk(world.deps, ani, documentId)).rows.find(
    (one) => one.segmentId === row.segmentId,
  )!;
  expect(now.codes).toEqual(row.codes);
  expect(now.issues!.filter(({ check }) => check === 'inline-codes')).toEqual([]);
  const back = () => exportDocument(world.deps, ani, { documentId, format: 'original', version: 'draft' });
  await expect(back()).rejects.toMatchObject({ key: 'export.edition' });
  await undoEdition(world.deps, ani, { editionId, operationId: op() });
  expect(Buffer.from((await back()).bytes).toString()).toContain('<b>Bold</b>');
});

it('refuses bilingual files, and documents that came from one', async () => {
  const { take } = await article();
  const xliff = `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="id"
    datatype="plaintext"><body><trans-unit id="1"><source>Satu.</source></trans-unit></body></file></xliff>`;
  await expect(take({ bytes: bytes(xliff) })).rejects.toMatchObject({ key: 'edition.format' });
  const { documentId } = await importDocument(world.deps, ani, {
    details: { title: 'Satu' },
    paragraphs: [paragraph('Satu.', { ref: '1' })],
    original: { name: 'a.xlf', bytes: bytes(xliff), format: 'xliff12' },
    operationId: op(),
  });
  await expect(previewEdition(world.deps, ani, { documentId, bytes: bytes('Dua.') })).rejects.toMatchObject({
    key: 'edition.file',
  });
});
