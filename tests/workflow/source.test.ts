// Correcting a source: what was said of the English stands only while the source says the same.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../src/model/user.ts';
import { approveVersion } from '../../src/workflow/decide.ts';
import { readDesk, readRow } from '../../src/workflow/desk.ts';
import { exportDocument, readExport } from '../../src/workflow/export-document.ts';
import { importDocument } from '../../src/workflow/import-document.ts';
import { readForImport } from '../../src/workflow/read-import.ts';
import { revise } from '../../src/workflow/revise.ts';
import { correctSource, readSource, restoreSource } from '../../src/workflow/source.ts';
import { submitVersion } from '../../src/workflow/submit.ts';
import { createWorld, importArticle, op, paragraph, plainTermbase, type World } from './world.ts';

let world: World;
let ani: Actor;
let edi: Actor;
beforeAll(async () => {
  world = await createWorld();
  ani = await world.person('Ani', 'translator');
  edi = await world.person('Edi', 'editor');
});
afterAll(() => world.close());

async function confirmed(source = 'Presiden tiba di Jakata.') {
  const { documentId, segments } = await importArticle(world, ani, [paragraph(source)]);
  const segmentId = segments[0]!;
  const text = 'The president arrived in Jakarta.';
  await revise(world.deps, ani, { segmentId, text, base: 0, confirm: true, operationId: op() });
  const correct = (to: string, base: number, unaffected = false) =>
    correctSource(world.deps, ani, { segmentId, text: to, base, unaffected, operationId: op() });
  const row = async () => (await readRow(world.deps, ani, segmentId)).row;
  return { documentId, segmentId, correct, row };
}

it('opens a confirmed segment again and says what changed, until somebody confirms it', async () => {
  const { segmentId, correct, row } = await confirmed();
  await correct('Presiden tiba di Surabaya.', 1);
  expect(await row()).toMatchObject({
    source: 'Presiden tiba di Surabaya.',
    sourceBefore: 'Presiden tiba di Jakata.',
    target: 'The president arrived in Jakarta.',
    state: 'initial',
  });
  await correct('Presiden tiba di Medan.', 2);
  expect((await row()).sourceBefore).toBe('Presiden tiba di Jakata.');
  const act = { segmentId, base: 1, confirm: true, operationId: op() };
  await revise(world.deps, ani, { ...act, text: 'The president arrived in Medan.' });
  expect(await row()).toMatchObject({ sourceBefore: null, state: 'translated' });
  await revise(world.deps, ani, {
    ...act,
    text: 'He came to Medan.',
    base: 2,
    confirm: false,
    operationId: op(),
  });
  expect(await row()).toMatchObject({ sourceBefore: null, state: 'initial' });
});

it('leaves the state where the translation is unaffected, and gives it back with an earlier source', async () => {
  const { segmentId, correct, row } = await confirmed();
  await correct('Presiden tiba di Jakarta.', 1, true);
  expect(await row()).toMatchObject({ sourceBefore: null, state: 'translated' });
  await correct('Presiden pergi dari Jakarta.', 2);
  expect(await row()).toMatchObject({ state: 'initial', sourceBefore: 'Presiden tiba di Jakarta.' });
  const back = { segmentId, number: 2, base: 3, operationId: op() };
  await restoreSource(world.deps, ani, back);
  await restoreSource(world.deps, ani, back);
  expect(await row()).toMatchObject({ state: 'translated', sourceBefore: null });
  const { revisions } = await readSource(world.deps, ani, segmentId);
  expect(revisions.map(({ number, author, sameSense }) => [number, author, sameSense])).toEqual([
    [4, 'Ani', true],
    [3, 'Ani', false],
    [2, 'Ani', true],
    [1, 'Ani', false],
  ]);
});

it('never touches an approved version; the English is final only beside the source that was approved', async () => {
  const { documentId, correct, row } = await confirmed();
  const submit = () => submitVersion(world.deps, ani, { documentId, operationId: op() });
  const first = await submit();
  await approveVersion(world.deps, edi, first);
  expect((await row()).state).toBe('final');
  await correct('Presiden tiba di Jakarta.', 1, true);
  expect((await row()).state).toBe('final');
  expect((await readDesk(world.deps, ani, documentId)).approved).toMatchObject({
    number: 1,
    changesSince: 1,
  });
  await correct('Presiden tiba di Bogor.', 2);
  expect((await row()).state).toBe('initial');
  const { paragraphs } = await readExport(world.deps, ani, { documentId, version: 'approved' });
  expect(paragraphs[0]).toMatchObject({ source: 'Presiden tiba di Jakata.', state: 'final' });
  await approveVersion(world.deps, edi, await submit());
  expect(await row()).toMatchObject({ state: 'final', sourceBefore: null });
});

it('counts no confirmation beside another source for who may approve', async () => {
  const { documentId, segmentId, correct } = await confirmed();
  await correct('Presiden tiba di Bogor.', 1);
  const text = 'The president arrived in Jakarta.';
  await revise(world.deps, edi, { segmentId, text, base: 1, confirm: true, operationId: op() });
  const version = await submitVersion(world.deps, ani, { documentId, operationId: op() });
  await expect(approveVersion(world.deps, edi, version)).rejects.toMatchObject({ key: 'approval.alone' });
});

it('finds the terms of the source as it is now', async () => {
  const own = await createWorld();
  const english = { termId: 't2', position: 0, lang: 'en', text: 'coup' };
  const base = { partOfSpeech: 'noun', status: 'preferred', note: '', caseRule: 'fold', forms: [] };
  const concept = {
    conceptId: 'c',
    terms: [
      { ...base, lang: 'id', text: 'kudeta' },
      { ...base, ...english },
    ],
  };
  const termbase = plainTermbase([concept as unknown as Parameters<typeof plainTermbase>[0][number]]);
  own.deps.termbase.forProject = async () => termbase;
  const rani = await own.person('Rani', 'translator');
  const { segments } = await importArticle(own, rani, [paragraph('Ada kudera.')]);
  const segmentId = segments[0]!;
  const edit = { segmentId, text: 'Ada kudeta.', base: 1, unaffected: false, operationId: op() };
  await correctSource(own.deps, rani, edit);
  expect((await readRow(own.deps, rani, segmentId)).row.terms.map(({ form }) => form)).toEqual(['kudeta']);
  await own.close();
});

it.each([
  ['over an older source', 'Presiden pulang.', 1, 'source.changed'],
  ['to nothing', '  ', 2, 'source.empty'],
  ['with a code that is not there', 'Presiden \uE000 pulang.', 2, 'source.codes'],
])('refuses a correction %s', async (_name, text, base, key) => {
  const { correct } = await confirmed();
  await correct('Presiden tiba.', 1);
  await expect(correct(text, base)).rejects.toMatchObject({ key });
});

it('does not put English into a file whose source says something else', async () => {
  const text = `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="id"
    target-language="en" datatype="plaintext"><body><trans-unit id="1"><source>Satu.</source></trans-unit></body></file></xliff>`;
  const bytes = new TextEncoder().encode(text);
  const { content, format } = await readForImport(bytes);
  const { documentId } = await importDocument(world.deps, ani, {
    details: { title: 'Satu' },
    paragraphs: content.paragraphs,
    original: { name: 'a.xlf', bytes, format },
    operationId: op(),
  });
  const { segmentId } = (await readDesk(world.deps, ani, documentId)).rows[0]!;
  await revise(world.deps, ani, { segmentId, text: 'One.', base: 0, confirm: true, operationId: op() });
  const back = () =>
    exportDocument(world.deps, ani, { documentId, format: 'original', version: 'draft' }).then(({ bytes }) =>
      Buffer.from(bytes).toString(),
    );
  const edit = { segmentId, base: 1, operationId: op() };
  await correctSource(world.deps, ani, { ...edit, text: 'Satu!', unaffected: true });
  expect(await back()).toContain('>One.</target>');
  await correctSource(world.deps, ani, {
    ...edit,
    base: 2,
    text: 'Dua.',
    unaffected: false,
    operationId: op(),
  });
  await expect(back()).rejects.toMatchObject({ key: 'export.source-changed', params: { list: '1' } });
});
