// Export in real formats: what was approved, plainly marked drafts, and an XLIFF that comes back as the same document.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { formatById } from '../../src/formats/index.ts';
import type { Actor } from '../../src/model/user.ts';
import { approveVersion } from '../../src/workflow/decide.ts';
import { readDesk } from '../../src/workflow/desk.ts';
import { editParagraph } from '../../src/workflow/edit-paragraph.ts';
import { exportDocument } from '../../src/workflow/export-document.ts';
import { importDocument } from '../../src/workflow/import-document.ts';
import { markReviewed, revise } from '../../src/workflow/revise.ts';
import { segmentHistory } from '../../src/workflow/segment-history.ts';
import { submitVersion } from '../../src/workflow/submit.ts';
import { createWorld, importArticle, op, paragraph, type World } from './world.ts';

let world: World;
let ani: Actor;
let edi: Actor;

beforeEach(async () => {
  world = await createWorld();
  ani = await world.person('Ani', 'translator');
  edi = await world.person('Edi', 'editor');
});
afterEach(() => world.close());

const PARAGRAPHS = [
  paragraph('Judul', { kind: 'headline', machineDraft: 'Title', target: 'Headline' }),
  paragraph('Jakarta - Satu & <dua>.', {
    dateline: { start: 0, end: 10 },
    target: 'Jakarta - One & <two>.',
    state: 'translated',
    notes: ['Mind the dash'],
  }),
  paragraph(null, { segments: [{ source: 'Tiga.', target: 'Three.' }, { source: 'Empat.' }] }),
  paragraph('Baca juga: Lima', { kind: 'related', included: false, machineDraft: 'Read also: Five' }),
];

const facts = async (documentId: string) => {
  const { rows, document } = await readDesk(world.deps, edi, documentId);
  const { title, outlet, date } = document;
  const drafts = await Promise.all(
    rows.map(async ({ segmentId }) => {
      const { revisions } = await segmentHistory(world.deps, edi, segmentId);
      return revisions.find((one) => one.origin.startsWith('mt:'))?.text ?? null;
    }),
  );
  return {
    details: { title, outlet, date },
    rows: rows.map((row, i) => ({
      kind: row.kind,
      included: row.included,
      dateline: row.dateline,
      source: row.source,
      target: row.target,
      state: row.state,
      notes: row.notes,
      paragraph: rows.findIndex((one) => one.paragraphId === row.paragraphId),
      draft: drafts[i],
    })),
  };
};

it('writes an XLIFF that imports as the same document', async () => {
  const { documentId, segments } = await importArticle(world, ani, PARAGRAPHS);
  const act = { operationId: op(), base: 1 };
  await markReviewed(world.deps, edi, { segmentId: segments[1]!, ...act });
  const { rows } = await readDesk(world.deps, ani, documentId);
  const { paragraphId } = rows[4]!;
  await editParagraph(world.deps, ani, { paragraphId, kind: 'keywords', operationId: op() });
  const file = await exportDocument(world.deps, ani, { documentId, format: 'xliff21', version: 'draft' });
  expect(file).toMatchObject({ label: { draft: true, number: null }, mime: 'application/xliff+xml' });
  expect(file.fileName).toContain('DRAFT');
  const content = await formatById('xliff21')!.read!(file.bytes);
  const again = await importDocument(world.deps, edi, {
    details: content.details,
    sourceLang: content.sourceLang,
    targetLang: content.targetLang,
    paragraphs: content.paragraphs,
    original: { name: file.fileName, bytes: file.bytes, format: 'xliff21' },
    operationId: op(),
  });
  expect(await facts(again.documentId)).toEqual(await facts(documentId));
});

it('exports the approved version in a format, and the draft marked as such', async () => {
  const { documentId, segments } = await importArticle(world, ani, PARAGRAPHS);
  const { versionId, hash } = await submitVersion(world.deps, ani, { documentId, operationId: op() });
  await approveVersion(world.deps, edi, { versionId, hash, confirmUntouched: true });
  const edit = { segmentId: segments[0]!, text: 'New Headline', base: 2, confirm: true, operationId: op() };
  await revise(world.deps, ani, edit);
  const approved = await exportDocument(world.deps, ani, {
    documentId,
    format: 'xliff21',
    version: 'approved',
  });
  expect(approved.label).toEqual({ draft: false, number: 1 });
  expect(approved.fileName).toBe('2018-09-09_perwira-rencanakan-kudeta_v1.xlf');
  const text = new TextDecoder().decode(approved.bytes);
  expect(text).toContain('Headline');
  expect(text).not.toContain('New Headline');
  const draft = await exportDocument(world.deps, ani, { documentId, format: 'xliff21', version: 'draft' });
  expect(new TextDecoder().decode(draft.bytes)).toContain('New Headline');
  const events = await world.store.db
    .selectFrom('events')
    .select('data')
    .where('type', '=', 'document.exported')
    .execute();
  expect(events.map(({ data }) => JSON.parse(data))).toEqual([
    { format: 'xliff21', number: 1, draft: false },
    { format: 'xliff21', number: null, draft: true },
  ]);
});

it('refuses a format that it does not know', async () => {
  const { documentId } = await importArticle(world, ani, PARAGRAPHS);
  const input = { documentId, format: 'pdf', version: 'draft' as const };
  await expect(exportDocument(world.deps, ani, input)).rejects.toMatchObject({ key: 'export.format' });
});
