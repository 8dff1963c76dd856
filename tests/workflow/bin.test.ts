// The bin: deleted documents are nowhere, come back as they were, and go for good after thirty days.
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Actor } from '../../src/model/user.ts';
import { deleteDocument, listBin, purgeBin, restoreDocument } from '../../src/workflow/bin.ts';
import { claimSegments } from '../../src/workflow/claim.ts';
import { addComment } from '../../src/workflow/comments.ts';
import { approveVersion, requestChanges } from '../../src/workflow/decide.ts';
import { readDesk, readRow } from '../../src/workflow/desk.ts';
import { listDocuments, waitingFor } from '../../src/workflow/document-list.ts';
import { setRoleOn } from '../../src/workflow/document-roles.ts';
import { startDraft } from '../../src/workflow/draft.ts';
import { chooseEngine } from '../../src/workflow/engine-choice.ts';
import { exportChoices } from '../../src/workflow/export-document.ts';
import { readReview } from '../../src/workflow/review.ts';
import { revise } from '../../src/workflow/revise.ts';
import { searchChoices } from '../../src/workflow/search.ts';
import { segmentHistory } from '../../src/workflow/segment-history.ts';
import { submitVersion } from '../../src/workflow/submit.ts';
import { flushWorkingTexts, saveWorkingText } from '../../src/workflow/working-text.ts';
import { createWorld, importArticle, op, type World } from './world.ts';

let world: World;
let ani: Actor;
let budi: Actor;
let edi: Actor;
let documentId: string;
let segments: string[];
let versionId: string;
let hash: string;
const DAYS = 86_400_000;

beforeEach(async () => {
  world = await createWorld();
  ani = await world.person('Ani', 'translator');
  budi = await world.person('Budi', 'translator');
  edi = await world.person('Edi', 'editor');
  ({ documentId, segments } = await importArticle(world, ani));
  const { deps } = world;
  const [first, second] = segments as [string, string];
  await revise(deps, ani, { segmentId: first, text: 'Coup', base: 0, confirm: true, operationId: op() });
  await saveWorkingText(deps, budi, { segmentId: second, text: 'Off', base: 0, operationId: op() });
  await addComment(deps, budi, {
    segmentId: first,
    threadId: null,
    anchor: null,
    text: 'Benar? @ani',
    operationId: op(),
  });
  await claimSegments(deps, ani, { documentId, from: 1, to: 1, userId: ani.userId, operationId: op() });
  await setRoleOn(deps, edi, { documentId, userId: budi.userId, role: 'editor' });
  await chooseEngine(deps, ani, { documentId, engine: 'bundled' });
  await startDraft(deps, ani, { documentId, scope: 'empty', operationId: op() });
  ({ versionId, hash } = await submitVersion(deps, ani, { documentId, operationId: op() }));
});
afterEach(() => world.close());

it('takes a deleted document out of every list, and every verb says that it is not there', async () => {
  const { deps } = world;
  await deleteDocument(deps, ani, documentId);
  expect(await listDocuments(deps, edi)).toEqual([]);
  expect(await waitingFor(deps, edi)).toEqual([]);
  expect((await searchChoices(deps, edi)).documents).toEqual([]);
  const [segmentId] = segments as [string];
  const acts: Promise<unknown>[] = [
    readDesk(deps, ani, documentId),
    readRow(deps, ani, segmentId),
    segmentHistory(deps, ani, segmentId),
    exportChoices(deps, ani, documentId),
    readReview(deps, edi, { documentId, number: 1, against: 'machine' }),
    revise(deps, ani, { segmentId, text: 'x', base: 1, confirm: false, operationId: op() }),
    saveWorkingText(deps, ani, { segmentId, text: 'x', base: 1, operationId: op() }),
    approveVersion(deps, edi, { versionId, hash }),
    requestChanges(deps, edi, { versionId, note: 'x' }),
    startDraft(deps, ani, { documentId, scope: 'machine', operationId: op() }),
    addComment(deps, budi, { segmentId, threadId: null, anchor: null, text: 'x', operationId: op() }),
    deleteDocument(deps, ani, documentId),
  ];
  for (const result of await Promise.allSettled(acts))
    expect(result).toMatchObject({ status: 'rejected', reason: { status: 404 } });
  world.clock.now += 10 * 60_000;
  expect(await flushWorkingTexts(deps)).toBe(0);
});

it('brings it back as it was, to whoever may delete it', async () => {
  const { deps } = world;
  const before = await readDesk(deps, ani, documentId);
  await deleteDocument(deps, ani, documentId);
  expect((await listBin(deps, budi)).map((row) => row.documentId)).toEqual([documentId]);
  await setRoleless();
  expect(await listBin(deps, budi)).toEqual([]);
  await expect(restoreDocument(deps, budi, documentId)).rejects.toMatchObject({ status: 403 });
  await restoreDocument(deps, ani, documentId);
  const after = await readDesk(deps, ani, documentId);
  expect(after.rows.map((row) => [row.target, row.state])).toEqual(
    before.rows.map((row) => [row.target, row.state]),
  );
  expect(after.submitted).toEqual(before.submitted);
  expect(await listBin(deps, ani)).toEqual([]);
  await expect(restoreDocument(deps, ani, documentId)).rejects.toMatchObject({ status: 404 });

  /** Budi was an editor of the document. */
  async function setRoleless(): Promise<void> {
    await sql`delete from "documentRoles"`.execute(world.store.db);
  }
});

it('is for one’s own documents, or with an editor’s role', async () => {
  const other = await world.person('Oki', 'translator');
  await expect(deleteDocument(world.deps, other, documentId)).rejects.toMatchObject({ status: 403 });
  await deleteDocument(world.deps, edi, documentId);
});

it('takes all of it away after thirty days but for the record and what was confirmed', async () => {
  const { deps, store } = world;
  const { documentId: kept } = await importArticle(world, ani);
  await approveVersion(deps, edi, { versionId, hash, confirmUntouched: true });
  const units = async () =>
    (await sql<{ n: number }>`select count(*) as n from "memoryUnits"`.execute(store.db)).rows[0]!.n;
  const known = await units();
  expect(known).toBeGreaterThan(0);
  await deleteDocument(deps, ani, documentId);
  world.clock.now += 29 * DAYS;
  expect(await purgeBin(deps)).toBe(0);
  world.clock.now += 2 * DAYS;
  expect(await purgeBin(deps)).toBe(1);
  await expect(restoreDocument(deps, ani, documentId)).rejects.toMatchObject({ status: 404 });
  expect((await listDocuments(deps, ani)).map((row) => row.documentId)).toEqual([kept]);
  expect(await units()).toBe(known);
  const left: string[] = [];
  for (const { name, columns } of await store.db.introspection.getTables()) {
    for (const column of columns.map((one) => one.name).filter((one) => /^(document|segment)Id$/.test(one))) {
      const gone = column === 'documentId' ? [documentId] : segments;
      const found =
        await sql`select 1 from ${sql.table(name)} where ${sql.ref(column)} in (${sql.join(gone)})`.execute(
          store.db,
        );
      if (found.rows.length > 0) left.push(`${name}.${column}`);
    }
  }
  expect(left.sort()).toEqual(['events.documentId', 'events.segmentId']);
  const broken = await sql`pragma foreign_key_check`.execute(store.db);
  expect(broken.rows).toEqual([]);
});
