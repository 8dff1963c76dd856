// The glossary's verbs, and the data that ships with the tool.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readRows } from '../../src/formats/csv.ts';
import { PARTS_OF_SPEECH, TERM_STATUSES } from '../../src/model/term.ts';
import type { Actor } from '../../src/model/user.ts';
import { readDesk } from '../../src/workflow/desk.ts';
import { listDocuments } from '../../src/workflow/document-list.ts';
import { addConcept, addTerm, editConcept, editTerm, removeTerm } from '../../src/workflow/edit-concept.ts';
import { listConcepts, readConcept } from '../../src/workflow/glossary.ts';
import { loadShippedData } from '../../src/workflow/seed.ts';
import { segmentHistory } from '../../src/workflow/segment-history.ts';
import type { NewTerm } from '../../src/workflow/term-input.ts';
import { createWorld, importArticle, op, type World } from './world.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SHIPPED = {
  documentsDir: join(ROOT, 'translations/documents'),
  glossaryFile: join(ROOT, 'glossary/news-terms.csv'),
};

let world: World;
let edi: Actor;
let empty: string;

beforeEach(async () => {
  world = await createWorld();
  edi = await world.person('Edi', 'editor');
  empty = mkdtempSync(join(tmpdir(), 'padanan-none-'));
});
afterEach(async () => {
  rmSync(empty, { recursive: true, force: true });
  await world.close();
});

const term = (lang: string, text: string, more: Partial<NewTerm> = {}): NewTerm => ({
  lang,
  text,
  partOfSpeech: 'noun',
  status: 'preferred',
  ...more,
});
const coup = () =>
  addConcept(world.deps, edi, {
    domain: 'politics',
    terms: [term('id', ' kudeta '), term('en', 'coup')],
    operationId: op(),
  });

it('adds, changes and takes out terms, each with its history', async () => {
  const { conceptId } = await coup();
  const plot = { conceptId, operationId: op(), ...term('en', 'putsch', { status: 'admitted' }) };
  const { terms } = await addTerm(world.deps, edi, plot);
  expect(terms.map((one) => one.text)).toEqual(['kudeta', 'coup', 'putsch']);
  expect(await addTerm(world.deps, edi, plot)).toEqual(await addTerm(world.deps, edi, plot));
  const { termId } = terms[2]!;
  await editTerm(world.deps, edi, { termId, status: 'deprecated', note: 'Too German', operationId: op() });
  await editTerm(world.deps, edi, { termId, status: 'deprecated', operationId: op() });
  await removeTerm(world.deps, edi, { termId, operationId: op() });
  const { concept, history } = await readConcept(world.deps, edi, conceptId);
  expect(concept.terms.map((one) => one.text)).toEqual(['kudeta', 'coup']);
  expect(history.map((one) => [one.before?.status ?? null, one.after?.status ?? null, one.by])).toEqual([
    ['deprecated', null, 'Edi'],
    ['admitted', 'deprecated', 'Edi'],
    [null, 'admitted', 'Edi'],
    [null, 'preferred', 'Edi'],
    [null, 'preferred', 'Edi'],
  ]);
});

it('finds concepts in both languages, without case and accents, and by letter', async () => {
  await coup();
  const words = [term('id', 'Élite'), term('en', 'elite')];
  await addConcept(world.deps, edi, { domain: 'politics', terms: words, operationId: op() });
  const search = async (input: { search?: string; letter?: string }) =>
    (await listConcepts(world.deps, edi, input)).concepts.map((one) => one.terms[0]!.text);
  expect(await search({ search: 'COU' })).toEqual(['kudeta']);
  expect(await search({ search: 'elite' })).toEqual(['Élite']);
  expect(await search({ letter: 'k' })).toEqual(['kudeta']);
  expect(await listConcepts(world.deps, edi, {})).toMatchObject({ total: 2, pages: 1, letters: ['e', 'k'] });
});

it('keeps what else a glossary says of concepts and terms, with who changed what', async () => {
  const { conceptId, terms } = await coup();
  const [kudeta, english] = terms;
  await editTerm(world.deps, edi, {
    termId: kudeta!.termId,
    forms: [' mengkudeta ', '', 'kudeta'],
    context: 'Upaya kudeta gagal.',
    source: 'Kompas',
    operationId: op(),
  });
  await editTerm(world.deps, edi, { termId: english!.termId, caseRule: 'exact', operationId: op() });
  const fields = { domain: 'politics', definition: ' Taking power by force. ', note: '' };
  await editConcept(world.deps, edi, { conceptId, ...fields, operationId: op() });
  await editConcept(world.deps, edi, { conceptId, ...fields, operationId: op() });
  const { concept, history } = await readConcept(world.deps, edi, conceptId);
  expect(concept).toMatchObject({ definition: 'Taking power by force.', domain: 'politics' });
  expect(concept.terms[0]).toMatchObject({ forms: ['mengkudeta'], source: 'Kompas', status: 'preferred' });
  expect(concept.terms[1]).toMatchObject({ caseRule: 'exact', forms: [], forbidden: false });
  expect(history.map((one) => [one.concept?.after.definition, one.after?.caseRule, one.by])).toEqual([
    ['Taking power by force.', undefined, 'Edi'],
    [undefined, 'exact', 'Edi'],
    [undefined, 'any', 'Edi'],
    [undefined, 'any', 'Edi'],
    [undefined, 'any', 'Edi'],
  ]);
});

it.each([
  ['a concept with one language only', [term('id', 'x'), term('id', 'y')], 'term.sides'],
  ['an empty term', [term('id', ' '), term('en', 'y')], 'term.empty'],
  ['an unknown language', [term('id', 'x'), term('fr', 'y')], 'term.invalid'],
])('refuses %s', async (_what, terms, key) => {
  const input = { domain: '', terms, operationId: op() };
  await expect(addConcept(world.deps, edi, input)).rejects.toMatchObject({ key });
});

it('lets only editors change the glossary', async () => {
  const ani = await world.person('Ani', 'translator');
  const input = { domain: '', terms: [term('id', 'x'), term('en', 'y')], operationId: op() };
  await expect(addConcept(world.deps, ani, input)).rejects.toMatchObject({ status: 403 });
});

it('loads the glossary that ships, once, into an empty database', async () => {
  const loaded = await loadShippedData(world.deps, { ...SHIPPED, documentsDir: empty });
  expect(loaded!.concepts).toBeGreaterThanOrEqual(400);
  const { concepts } = await listConcepts(world.deps, edi, { search: 'kudeta' });
  expect(concepts[0]!.terms.map((one) => one.text)).toContain('coup');
  const terms = await world.store.db.selectFrom('terms').selectAll().execute();
  expect(terms.every((one) => PARTS_OF_SPEECH.includes(one.partOfSpeech))).toBe(true);
  expect(terms.every((one) => TERM_STATUSES.includes(one.status))).toBe(true);
  expect(await loadShippedData(world.deps, { ...SHIPPED, documentsDir: empty })).toBeNull();
});

it('loads the sample document with its drafts, edits and states', async () => {
  expect((await loadShippedData(world.deps, SHIPPED))!.documents).toBeGreaterThanOrEqual(1);
  const [listed] = await listDocuments(world.deps, edi);
  const { rows, document, progress } = await readDesk(world.deps, edi, listed!.documentId);
  expect(document).toMatchObject({ sourceLang: 'id', targetLang: 'en', createdBy: null });
  expect(rows.length).toBeGreaterThanOrEqual(10);
  expect(new Set(rows.map((row) => row.state))).toContain('reviewed');
  expect(progress.confirmed).toBeGreaterThan(0);
  const histories = await Promise.all(rows.map((row) => segmentHistory(world.deps, edi, row.segmentId)));
  const edited = histories.filter((one) => one.revisions.length === 2);
  expect(edited.length).toBeGreaterThan(0);
  expect(edited[0]!.revisions.map((one) => one.origin.split(':')[0])).toEqual(['import', 'mt']);
});

it('loads nothing into a database that has been used', async () => {
  await importArticle(world, edi);
  expect(await loadShippedData(world.deps, SHIPPED)).toBeNull();
  expect(await listDocuments(world.deps, edi)).toHaveLength(1);
});

it.each([
  [
    'a,b\n1,2\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    '\uFEFFa,b\r\n"x, ""y""","two\nlines"',
    [
      ['a', 'b'],
      ['x, "y"', 'two\nlines'],
    ],
  ],
  ['a\n\n,\n', [['a'], ['', '']]],
  ['a"b,c', [['a"b', 'c']]],
])('reads the CSV %j', (text, rows) => {
  expect(readRows(text).map(({ cells }) => cells)).toEqual(rows);
});
