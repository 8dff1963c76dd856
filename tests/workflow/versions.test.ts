// Submitting, reviewing, approving, sending back and exporting versions.
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Actor } from '../../src/model/user.ts';
import { readProject, writeProjectSettings } from '../../src/store/documents.ts';
import { updateUser } from '../../src/store/users.ts';
import { approveWithCorrections } from '../../src/workflow/approve-corrected.ts';
import { approveVersion, requestChanges } from '../../src/workflow/decide.ts';
import { readDesk } from '../../src/workflow/desk.ts';
import { listDocuments, waitingFor } from '../../src/workflow/document-list.ts';
import { exportChoices, readExport } from '../../src/workflow/export-document.ts';
import { readReview } from '../../src/workflow/review.ts';
import { restore, revise } from '../../src/workflow/revise.ts';
import { segmentHistory } from '../../src/workflow/segment-history.ts';
import { submitVersion, withdrawVersion } from '../../src/workflow/submit.ts';
import { readTrackedChanges } from '../../src/workflow/tracked-changes.ts';
import { saveWorkingText } from '../../src/workflow/working-text.ts';
import { createWorld, importArticle, op, paragraph, type World } from './world.ts';

let world: World;
let ani: Actor;
let budi: Actor;
let edi: Actor;
let documentId: string;
let segments: string[];

const ENGLISH = ['Officers Plan Coup', 'Jakarta - Officers met.', 'Sanctions imposed.', 'Read also'];

beforeEach(async () => {
  world = await createWorld();
  ani = await world.person('Ani', 'translator');
  budi = await world.person('Budi', 'translator');
  edi = await world.person('Edi', 'editor');
  ({ documentId, segments } = await importArticle(world, ani));
  for (const [i, text] of ENGLISH.entries()) await write(ani, i, text, 0);
});
afterEach(() => world.close());

const write = (actor: Actor, at: number, text: string, base: number) =>
  revise(world.deps, actor, { segmentId: segments[at]!, text, base, confirm: true, operationId: op() });
const submit = (actor: Actor, note = '') =>
  submitVersion(world.deps, actor, { documentId, note, operationId: op() });
const desk = (actor: Actor = ani) => readDesk(world.deps, actor, documentId);
const english = async (version: 'approved' | 'draft' | number) => {
  const { paragraphs, label } = await readExport(world.deps, ani, { documentId, version });
  return { texts: paragraphs.map((one) => one.target ?? ''), label };
};

it('submits, approves and exports exactly what was approved, whatever happens later', async () => {
  const { versionId, number, hash } = await submit(ani, 'Siap');
  expect(number).toBe(1);
  expect((await desk()).submitted).toMatchObject({ number: 1, by: 'Ani', note: 'Siap' });
  await expect(english('approved')).rejects.toMatchObject({ status: 409, key: 'export.none-approved' });
  expect((await english(1)).label).toEqual({ version: 1, draft: true });
  await approveVersion(world.deps, edi, { versionId, hash });
  const page = await desk();
  expect(page.rows.map((row) => row.state)).toEqual(['final', 'final', 'final', 'final']);
  expect(page.approved).toMatchObject({ number: 1, changesSince: 0, by: 'Edi', selfApproved: false });
  await write(budi, 2, 'Sanctions were imposed.', 1);
  const later = await desk();
  expect(later.rows[2]!.state).toBe('translated');
  expect(later.approved).toMatchObject({ number: 1, changesSince: 1 });
  expect(await english('approved')).toEqual({ texts: ENGLISH, label: { version: 1, draft: false } });
  expect((await english('draft')).texts[2]).toBe('Sanctions were imposed.');
  expect(await exportChoices(world.deps, ani, documentId)).toMatchObject({ approved: 1, changesSince: 1 });
  const [listed] = await listDocuments(world.deps, ani);
  expect(listed).toMatchObject({ status: 'approved-changed', versionNumber: 1, changesSince: 1 });
  const { revisions } = await segmentHistory(world.deps, ani, segments[2]!);
  expect(revisions.map((one) => one.versions)).toEqual([[], [1]]);
});

it('keeps one version open: submitting again supersedes it, withdrawing closes it', async () => {
  const first = await submit(ani);
  const second = await submit(budi);
  await expect(
    approveVersion(world.deps, edi, { versionId: first.versionId, hash: first.hash }),
  ).rejects.toMatchObject({ key: 'version.not-open' });
  const act = { versionId: second.versionId };
  await expect(withdrawVersion(world.deps, ani, act)).rejects.toMatchObject({ status: 403 });
  await withdrawVersion(world.deps, budi, act);
  const review = await readReview(world.deps, edi, { documentId, number: 2, against: 'approved' });
  expect(review.versions).toEqual([
    { number: 1, status: 'superseded' },
    { number: 2, status: 'withdrawn' },
  ]);
});

it.each([
  ['the submitter', async () => edi, 'approval.submitter'],
  ['a translator', async () => budi, 'forbidden'],
])('does not let %s approve', async (_who, approver, key) => {
  const actor = await approver();
  const { versionId, hash } = await submit(actor === edi ? edi : ani);
  await expect(approveVersion(world.deps, actor, { versionId, hash })).rejects.toMatchObject({ key });
});

it('does not let an editor approve what only the editor wrote or confirmed', async () => {
  const { documentId: other, segments: own } = await importArticle(world, ani, [paragraph('Satu.')]);
  const act = { segmentId: own[0]!, operationId: op() };
  await revise(world.deps, edi, { ...act, text: 'One.', base: 0, confirm: false });
  const version = await submitVersion(world.deps, ani, { documentId: other, operationId: op() });
  const { versionId, hash } = version;
  await expect(approveVersion(world.deps, edi, { versionId, hash })).rejects.toMatchObject({
    key: 'approval.alone',
  });
  const review = await readReview(world.deps, edi, { documentId: other, number: 1, against: 'machine' });
  expect(review.approval.refusal).toBe('approval.alone');
});

it("under the strict setting does not let an editor approve any of the editor's own words", async () => {
  await write(edi, 2, 'Sanctions were imposed.', 1);
  await write(ani, 2, 'Sanctions have been imposed.', 2);
  const { versionId, hash } = await submit(ani);
  const project = (await readProject(world.store.db))!;
  await writeProjectSettings(world.store.db, project.projectId, { strictApproval: true });
  await expect(approveVersion(world.deps, edi, { versionId, hash })).rejects.toMatchObject({
    key: 'approval.strict',
  });
  await writeProjectSettings(world.store.db, project.projectId, { strictApproval: false });
  await approveVersion(world.deps, edi, { versionId, hash });
});

it('lets the only person approve their own, visibly so', async () => {
  const { versionId, hash } = await submit(edi);
  for (const { userId } of [ani, budi]) await updateUser(world.store.db, userId, { active: false });
  await approveVersion(world.deps, edi, { versionId, hash });
  expect((await desk(edi)).approved).toMatchObject({ number: 1, selfApproved: true });
});

it.each([
  ['another revision named', 'UPDATE "versionItems" SET "targetRevisionId" = ?1 WHERE "position" = 2'],
  ['a row left out', 'UPDATE "versionItems" SET "included" = 0 WHERE "position" = 2 AND ?1 <> 0'],
  ['a text rewritten', 'UPDATE "revisions" SET "text" = \'x\' WHERE "revisionId" <> ?1'],
])('refuses to approve or export where content was swapped: %s', async (_what, statement) => {
  const { versionId, hash } = await submit(ani);
  const { row } = await write(budi, 2, 'Sanctions lifted.', 1);
  const { revisions } = await segmentHistory(world.deps, ani, row.segmentId);
  for (const trigger of ['versionItemsNoUpdate', 'revisionsNoUpdate']) {
    await sql`DROP TRIGGER ${sql.id(trigger)}`.execute(world.store.db);
  }
  const swapped = sql.raw(statement.replace('?1', `'${revisions[0]!.revisionId}'`));
  await sql`${swapped}`.execute(world.store.db);
  await expect(approveVersion(world.deps, edi, { versionId, hash })).rejects.toMatchObject({
    status: 409,
    key: 'version.swapped',
  });
  await expect(english(1)).rejects.toMatchObject({ key: 'version.swapped' });
});

it('refuses to approve another hash than the one the editor saw', async () => {
  const { versionId } = await submit(ani);
  const hash = '0'.repeat(64);
  await expect(approveVersion(world.deps, edi, { versionId, hash })).rejects.toMatchObject({
    key: 'version.swapped',
  });
});

it('approves with corrections as a new version, listed and shown', async () => {
  const { versionId, hash } = await submit(ani);
  const corrections = [
    { segmentId: segments[2]!, base: 1, text: 'Sanctions were imposed.' },
    { segmentId: segments[0]!, base: 1, text: ENGLISH[0]! },
  ];
  const answer = await approveWithCorrections(world.deps, edi, { versionId, hash, corrections });
  expect(answer.number).toBe(2);
  expect((await english('approved')).texts[2]).toBe('Sanctions were imposed.');
  const review = await readReview(world.deps, ani, { documentId, number: 2, against: 1 });
  expect(review.version).toMatchObject({ status: 'approved', corrects: 1, decidedBy: 'Edi' });
  expect(review.versions[0]).toEqual({ number: 1, status: 'superseded' });
  expect(review.rows.filter((row) => row.changed).map((row) => row.segmentId)).toEqual([segments[2]]);
  expect((await desk()).rows.every((row) => row.state === 'final')).toBe(true);
});

it('refuses a correction over an edit made since, and changes nothing then', async () => {
  const { versionId, hash } = await submit(ani);
  await write(ani, 2, 'Sanctions now.', 1);
  const corrections = [
    { segmentId: segments[0]!, base: 1, text: 'Coup Planned' },
    { segmentId: segments[2]!, base: 1, text: 'Sanctions were imposed.' },
  ];
  await expect(
    approveWithCorrections(world.deps, edi, { versionId, hash, corrections }),
  ).rejects.toMatchObject({ key: 'conflict' });
  const page = await desk();
  expect(page.rows.map((row) => row.target)).toEqual([ENGLISH[0], ENGLISH[1], 'Sanctions now.', ENGLISH[3]]);
  expect(page.submitted).toMatchObject({ number: 1 });
});

it('sends a version back with a note and remarks that reach the translator', async () => {
  const { versionId } = await submit(ani);
  await expect(requestChanges(world.deps, edi, { versionId, note: ' ' })).rejects.toMatchObject({
    key: 'note.empty',
  });
  expect(await waitingFor(world.deps, edi)).toMatchObject([{ kind: 'review', versionNumber: 1 }]);
  const remarks = [{ segmentId: segments[1]!, note: 'Which officers?' }];
  await requestChanges(world.deps, edi, { versionId, note: 'Please mend.', remarks });
  expect((await desk()).changesRequested).toMatchObject({
    number: 1,
    note: 'Please mend.',
    by: 'Edi',
    remarks,
  });
  expect(await waitingFor(world.deps, ani)).toMatchObject([
    { kind: 'changes-requested', note: 'Please mend.', by: 'Edi' },
  ]);
  await submit(ani);
  expect((await desk()).changesRequested).toBeNull();
});

it("submits the actor's working texts, and refuses while one is in conflict", async () => {
  const [, , segmentId] = segments as [string, string, string];
  const typed = { segmentId, base: 1, operationId: op() };
  await saveWorkingText(world.deps, ani, { ...typed, text: 'Sanctions now.' });
  await submit(ani);
  expect((await english(1)).texts[2]).toBe('Sanctions now.');
  await saveWorkingText(world.deps, ani, { ...typed, base: 2, text: 'Mine', operationId: op() });
  await write(budi, 2, 'His', 2);
  await expect(submit(ani)).rejects.toMatchObject({ key: 'version.unsaved', params: { count: 1 } });
});

it('refuses to submit an empty document', async () => {
  const other = await importArticle(world, ani);
  const input = { documentId: other.documentId, operationId: op() };
  await expect(submitVersion(world.deps, ani, input)).rejects.toMatchObject({ key: 'version.nothing' });
});

it('asks once more before approving what is mostly the machine’s', async () => {
  const paragraphs = [
    paragraph('Satu dua tiga.', { machineDraft: 'One two three.' }),
    paragraph('Empat.', { machineDraft: 'Fore.', target: 'Four.' }),
  ];
  const other = await importArticle(world, ani, paragraphs);
  const version = await submitVersion(world.deps, ani, { documentId: other.documentId, operationId: op() });
  const against = { documentId: other.documentId, number: 1, against: 'machine' as const };
  const review = await readReview(world.deps, edi, against);
  expect(review.approval).toMatchObject({ refusal: null, mostlyUntouched: true });
  expect(review.rows.map((row) => [row.before, row.after, row.untouched])).toEqual([
    ['One two three.', 'One two three.', true],
    ['Fore.', 'Four.', false],
  ]);
  const { versionId, hash } = version;
  await expect(approveVersion(world.deps, edi, { versionId, hash })).rejects.toMatchObject({
    key: 'version.untouched',
  });
  await approveVersion(world.deps, edi, { versionId, hash, confirmUntouched: true });
});

it('shows all changes since the machine and since the last approval', async () => {
  const { versionId, hash } = await submit(ani);
  await approveVersion(world.deps, edi, { versionId, hash });
  await write(budi, 2, 'Sanctions were imposed.', 1);
  const since = () => readTrackedChanges(world.deps, ani, { documentId, from: 'approved', to: 'current' });
  const { approvedNumber, rows } = await since();
  expect(approvedNumber).toBe(1);
  expect(rows.filter((row) => row.before !== row.after)).toMatchObject([
    { before: 'Sanctions imposed.', after: 'Sanctions were imposed.', base: 2, current: true },
  ]);
  await restore(world.deps, ani, { segmentId: segments[2]!, base: 2, number: 1, operationId: op() });
  expect((await since()).rows.some((row) => row.before !== row.after)).toBe(false);
});
