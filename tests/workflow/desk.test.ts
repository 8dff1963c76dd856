// Importing a document and reading it as the side-by-side page.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readOriginal } from '../../src/store/documents.ts';
import { readDesk, readRow } from '../../src/workflow/desk.ts';
import { addConcept } from '../../src/workflow/edit-concept.ts';
import { addParagraph, editDetails, editParagraph } from '../../src/workflow/edit-paragraph.ts';
import { importDocument } from '../../src/workflow/import-document.ts';
import { segmentHistory } from '../../src/workflow/segment-history.ts';
import { createWorld, importArticle, op, paragraph, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

it('shows an imported article row by row with its kinds, datelines and sentences', async () => {
  const ani = await world.person('Ani', 'translator');
  const { documentId } = await importArticle(world, ani);
  const desk = await readDesk(world.deps, ani, documentId);
  expect(desk.document.title).toBe('Perwira Rencanakan Kudeta');
  expect(desk.rows.map((row) => [row.kind, row.included, row.mark, row.base])).toEqual([
    ['headline', true, 'empty', 0],
    ['paragraph', true, 'empty', 0],
    ['paragraph', true, 'empty', 0],
    ['related', false, 'empty', 0],
  ]);
  expect(desk.rows[1]!.dateline).toEqual({ start: 0, end: 10 });
  expect(desk.rows[1]!.sourceSentences).toHaveLength(2);
  expect(desk.progress).toEqual({ segments: 3, confirmed: 0, words: 14, confirmedWords: 0 });
  expect(desk.permissions).toMatchObject({ edit: true, confirm: true, review: false, approve: false });
  const original = await readOriginal(world.store.db, documentId);
  expect(new TextDecoder().decode(original!.bytes)).toBe('asli');
});

it('keeps the machine draft, the edit and the state of an imported translation', async () => {
  const ani = await world.person('Ani', 'translator');
  const edi = await world.person('Edi', 'editor');
  const paragraphs = [
    paragraph('Satu', { machineDraft: 'One thing', target: 'One', state: 'translated' }),
    paragraph('Dua', { machineDraft: 'Two' }),
    paragraph('Tiga', { machineDraft: 'Three', target: 'Three', state: 'final' }),
    paragraph('Empat', { target: 'Four', state: 'reviewed' }),
    paragraph('Lima', { target: 'Five' }),
  ];
  const { documentId, segments } = await importArticle(world, edi, paragraphs);
  const desk = await readDesk(world.deps, edi, documentId);
  expect(desk.rows.map((row) => [row.target, row.origin, row.state, row.mark, row.base])).toEqual([
    ['One', 'import', 'translated', 'translated', 2],
    ['Two', 'mt:bundled', 'initial', 'draft', 1],
    ['Three', 'mt:bundled', 'reviewed', 'reviewed', 1],
    ['Four', 'import', 'reviewed', 'reviewed', 1],
    ['Five', 'import', 'initial', 'typed', 1],
  ]);
  expect(desk.rows.map((row) => row.reviewedUnchanged)).toEqual([false, false, true, false, false]);
  const history = await segmentHistory(world.deps, edi, segments[0]!);
  expect(history.revisions.map((one) => [one.number, one.origin, one.author?.name ?? null])).toEqual([
    [2, 'import', 'Edi'],
    [1, 'mt:bundled', null],
  ]);
  const own = await importArticle(world, ani, [paragraph('Empat', { target: 'Four', state: 'reviewed' })]);
  expect((await readDesk(world.deps, ani, own.documentId)).rows[0]!.state).toBe('translated');
});

it('keeps the segments of one paragraph apart', async () => {
  const ani = await world.person('Ani', 'translator');
  const segments = [
    { source: 'Satu.', target: 'One.' },
    { source: 'Dua.', after: { source: ' ' } },
  ];
  const { documentId } = await importArticle(world, ani, [paragraph(null, { segments }), paragraph('Tiga.')]);
  const { rows } = await readDesk(world.deps, ani, documentId);
  expect(rows.map((row) => row.source)).toEqual(['Satu.', 'Dua.', 'Tiga.']);
  expect(rows[0]!.paragraphId).toBe(rows[1]!.paragraphId);
  expect(rows.map((row) => row.position)).toEqual([0, 1, 2]);
});

it('puts an English headline and deck without a source at the top', async () => {
  const ani = await world.person('Ani', 'translator');
  const { documentId } = await importDocument(world.deps, ani, {
    details: { title: 'Judul' },
    headlineEn: 'Officers Planned a Coup',
    deckEn: ' A deck ',
    paragraphs: [paragraph('Satu.')],
    original: { name: 'a.txt', bytes: new Uint8Array(), format: 'txt' },
    operationId: op(),
  });
  const { rows } = await readDesk(world.deps, ani, documentId);
  expect(rows.map((row) => [row.kind, row.source, row.target])).toEqual([
    ['headline', null, 'Officers Planned a Coup'],
    ['deck', null, 'A deck'],
    ['paragraph', 'Satu.', ''],
  ]);
});

it('imports once for a repeated operation id', async () => {
  const ani = await world.person('Ani', 'translator');
  const input = {
    details: { title: 'Judul' },
    paragraphs: [paragraph('Satu.')],
    original: { name: 'a.txt', bytes: new Uint8Array([1, 2]), format: 'txt' },
    operationId: op(),
  };
  const first = await importDocument(world.deps, ani, input);
  expect(await importDocument(world.deps, ani, input)).toEqual(first);
  expect(await world.store.db.selectFrom('documents').selectAll().execute()).toHaveLength(1);
});

it.each([
  ['no title', { title: ' ' }, [paragraph('Satu.')], 'document.title'],
  ['no paragraph', { title: 'Judul' }, [], 'document.empty'],
  ['a date that does not exist', { title: 'Judul', date: '2018-02-30' }, [paragraph('a')], 'document.date'],
])('refuses a document with %s', async (_what, details, paragraphs, key) => {
  const ani = await world.person('Ani', 'translator');
  const original = { name: 'a.txt', bytes: new Uint8Array(), format: 'txt' };
  const input = { details, paragraphs, original, operationId: op() };
  await expect(importDocument(world.deps, ani, input)).rejects.toMatchObject({ key });
});

it('adds, relabels and leaves out paragraphs, and edits details', async () => {
  const ani = await world.person('Ani', 'translator');
  const { documentId } = await importArticle(world, ani, [paragraph('Satu.'), paragraph('Dua.')]);
  await addParagraph(world.deps, ani, { documentId, kind: 'headline', text: 'One', operationId: op() });
  await addParagraph(world.deps, ani, { documentId, kind: 'deck', operationId: op() });
  const { rows } = await readDesk(world.deps, ani, documentId);
  expect(rows.map((row) => [row.kind, row.source, row.target])).toEqual([
    ['headline', null, 'One'],
    ['deck', null, ''],
    ['paragraph', 'Satu.', ''],
    ['paragraph', 'Dua.', ''],
  ]);
  const { paragraphId } = rows[3]!;
  await editParagraph(world.deps, ani, { paragraphId, kind: 'related', included: false, operationId: op() });
  await editDetails(world.deps, ani, { documentId, details: { byline: ' Ratri ' } });
  const desk = await readDesk(world.deps, ani, documentId);
  expect(desk.rows[3]).toMatchObject({ kind: 'related', included: false });
  expect(desk.document).toMatchObject({ byline: 'Ratri', title: 'Perwira Rencanakan Kudeta' });
  const row = await readRow(world.deps, ani, rows[3]!.segmentId);
  expect(row.row.position).toBe(3);
  expect(row.progress).toEqual(desk.progress);
});

it('finds new terms as soon as the glossary has them', async () => {
  const edi = await world.person('Edi', 'editor');
  const { documentId } = await importArticle(world, edi);
  expect((await readDesk(world.deps, edi, documentId)).rows[1]!.terms).toEqual([]);
  const noun = { partOfSpeech: 'noun', status: 'preferred' } as const;
  await addConcept(world.deps, edi, {
    domain: 'politics',
    terms: [
      { ...noun, lang: 'id', text: 'kudeta' },
      { ...noun, lang: 'en', text: 'coup' },
    ],
    operationId: op(),
  });
  const { rows } = await readDesk(world.deps, edi, documentId);
  expect(rows[1]!.terms[0]).toMatchObject({ targets: ['coup'] });
  expect(rows[1]!.termUses[0]!.status).toBe('missing');
});
