// Roles on one document: every verb of the workflow asks for them, and who may give them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError, forbidden } from '../../src/errors.ts';
import {
  DOCUMENT_ROLES,
  DOCUMENT_VERBS,
  type DocumentRole,
  type DocumentVerb,
  may,
  ROLES,
  type Role,
  roleOnDocument,
} from '../../src/model/permissions.ts';
import type { Actor } from '../../src/model/user.ts';
import { approveWithCorrections } from '../../src/workflow/approve-corrected.ts';
import { addAfter } from '../../src/workflow/arrange.ts';
import { claimSegments } from '../../src/workflow/claim.ts';
import { approveVersion, requestChanges } from '../../src/workflow/decide.ts';
import { readDesk } from '../../src/workflow/desk.ts';
import { waitingFor } from '../../src/workflow/document-list.ts';
import { readRolesOn, setRoleOn } from '../../src/workflow/document-roles.ts';
import { cancelJob, startDraft } from '../../src/workflow/draft.ts';
import { addParagraph, editDetails } from '../../src/workflow/edit-paragraph.ts';
import { takeEdition, undoEdition } from '../../src/workflow/edition.ts';
import { previewEdition } from '../../src/workflow/edition-plan.ts';
import { chooseEngine } from '../../src/workflow/engine-choice.ts';
import { readExport } from '../../src/workflow/export-document.ts';
import { addCorrectionNote } from '../../src/workflow/publish.ts';
import { readReplacement, replaceInSegments } from '../../src/workflow/replace.ts';
import { discardWorkingText, markReviewed, restore, revise, unconfirm } from '../../src/workflow/revise.ts';
import { correctSource } from '../../src/workflow/source.ts';
import { submitVersion, withdrawVersion } from '../../src/workflow/submit.ts';
import { saveWorkingText } from '../../src/workflow/working-text.ts';
import { createWorld, importArticle, op, type World } from './world.ts';

/** A project that everybody sees and that has no members. */
const OPEN = { member: null, membersOnly: false };

let world: World;
let admin: Actor;
let documentId: string;
let segmentId: string;
let versionId: string;
let jobId: string;
/** Withdrawn: no decision on it is open any more. */
let closedId: string;
let editionId: string;
/** Another document, with no English yet. */
let emptyId: string;

beforeAll(async () => {
  world = await createWorld();
  admin = await world.person('Tata', 'admin');
  const article = await importArticle(world, admin);
  documentId = article.documentId;
  segmentId = article.segments[0]!;
  await revise(world.deps, admin, { segmentId, text: 'Coup', base: 0, confirm: true, operationId: op() });
  ({ jobId } = await startDraft(world.deps, admin, { documentId, scope: 'empty', operationId: op() }));
  ({ versionId: closedId } = await submitVersion(world.deps, admin, { documentId, operationId: op() }));
  await withdrawVersion(world.deps, admin, { versionId: closedId });
  const { rows } = await readDesk(world.deps, admin, documentId);
  const text = [...rows.map(({ source }) => source), 'Satu lagi.'].join('\n\n');
  const edition = { documentId, name: 'a', bytes: new TextEncoder().encode(text), unaffected: [] };
  ({ editionId } = await takeEdition(world.deps, admin, { ...edition, operationId: op() }));
  emptyId = (await importArticle(world, admin)).documentId;
  ({ versionId } = await submitVersion(world.deps, admin, { documentId, operationId: op() }));
});
afterAll(() => world.close());

/**
 * Each does one thing to a document that is another's. What it comes to otherwise is no matter here: inputs are chosen so that
 * whoever may do it meets some later refusal or changes nothing that the others need.
 */
const ACTS: readonly (readonly [DocumentVerb, string, (actor: Actor) => Promise<unknown>])[] = [
  ['document.edit', 'details', (actor) => editDetails(world.deps, actor, { documentId, details: {} })],
  [
    'document.edit',
    'paragraph',
    (actor) => addParagraph(world.deps, actor, { documentId, kind: 'deck', text: '', operationId: op() }),
  ],
  [
    'paragraph.arrange',
    'paragraph',
    (actor) => {
      const input = { documentId, after: 'nothing', kind: 'paragraph' as const, source: 'x', target: '' };
      return addAfter(world.deps, actor, { ...input, operationId: op() });
    },
  ],
  [
    'edition.take',
    'edition',
    (actor) => {
      const bytes = new TextEncoder().encode('Satu edisi.');
      return previewEdition(world.deps, actor, { documentId, bytes });
    },
  ],
  ['edition.undo', 'edition', (actor) => undoEdition(world.deps, actor, { editionId, operationId: op() })],
  [
    'document.share',
    'role',
    (actor) => setRoleOn(world.deps, actor, { documentId, userId: 'nobody', role: null }),
  ],
  [
    'source.edit',
    'source',
    (actor) =>
      correctSource(world.deps, actor, {
        segmentId,
        text: 'x',
        base: 7,
        unaffected: false,
        operationId: op(),
      }),
  ],
  [
    'segment.edit',
    'working text',
    (actor) => saveWorkingText(world.deps, actor, { segmentId, text: 'x', base: 0, operationId: op() }),
  ],
  [
    'segment.edit',
    'revision',
    (actor) =>
      revise(world.deps, actor, { segmentId, text: 'x', base: 99, confirm: false, operationId: op() }),
  ],
  [
    'segment.edit',
    'restored',
    (actor) => restore(world.deps, actor, { segmentId, base: 0, number: 9, operationId: op() }),
  ],
  [
    'segment.edit',
    'discarded',
    (actor) => discardWorkingText(world.deps, actor, { segmentId, operationId: op() }),
  ],
  [
    'segment.edit',
    'replaced',
    async (actor) => {
      const { replacementId } = await replaceInSegments(world.deps, actor, {
        pattern: { text: 'zzz', regexp: false, wholeWord: false, matchCase: false },
        replacement: '',
        picks: [{ segmentId, number: 1 }],
        operationId: op(),
      });
      const { skipped } = (await readReplacement(world.deps, actor, replacementId))!;
      if (skipped.some(({ reason }) => reason === 'role')) throw forbidden();
    },
  ],
  [
    'segment.confirm',
    'confirmation taken back',
    (actor) => unconfirm(world.deps, actor, { segmentId, base: 99, operationId: op() }),
  ],
  [
    'segment.review',
    'review',
    (actor) => markReviewed(world.deps, actor, { segmentId, base: 99, operationId: op() }),
  ],
  [
    'segment.draft',
    'draft',
    (actor) => startDraft(world.deps, actor, { documentId, scope: 'machine', operationId: op() }),
  ],
  ['segment.draft', 'engine', (actor) => chooseEngine(world.deps, actor, { documentId, engine: 'bundled' })],
  [
    'segment.claim',
    'claim',
    (actor) =>
      claimSegments(world.deps, actor, { documentId, from: 1, to: 0, userId: null, operationId: op() }),
  ],
  [
    'version.submit',
    'version',
    (actor) => submitVersion(world.deps, actor, { documentId: emptyId, operationId: op() }),
  ],
  ['version.approve', 'approval', (actor) => approveVersion(world.deps, actor, { versionId, hash: '' })],
  [
    'version.approve',
    'correction',
    (actor) => approveWithCorrections(world.deps, actor, { versionId, hash: '', corrections: [] }),
  ],
  [
    'version.request-changes',
    'changes asked for',
    (actor) => requestChanges(world.deps, actor, { versionId: closedId, note: 'x' }),
  ],
  [
    'version.publish',
    'correction note',
    (actor) => addCorrectionNote(world.deps, actor, { documentId, text: 'x', operationId: op() }),
  ],
  ['draft.export', 'draft out', (actor) => readExport(world.deps, actor, { documentId, version: 'draft' })],
];

/** Whether the act was refused for want of permission. */
async function refused(act: Promise<unknown>): Promise<boolean> {
  try {
    await act;
    return false;
  } catch (error) {
    return error instanceof AppError && error.key === 'forbidden';
  }
}

const WHO = ROLES.flatMap((role) => [null, ...DOCUMENT_ROLES].map((granted) => [role, granted] as const));

describe.each(WHO)('a %s who is %s on the document', (role: Role, granted: DocumentRole | null) => {
  let actor: Actor;
  beforeAll(async () => {
    actor = await world.person(`${role} ${granted}`, role);
    if (granted === null || role === 'admin') return;
    for (const id of [documentId, emptyId])
      await setRoleOn(world.deps, admin, { documentId: id, userId: actor.userId, role: granted });
  });
  it.each(ACTS)('%s: %s', async (verb, _what, act) => {
    const own = verb === 'segment.claim';
    expect(await refused(act(actor))).toBe(!may(roleOnDocument(role, granted, OPEN), verb, own));
  });
});

it('leaves out no verb about a document', () => {
  // These need a thing of one’s own or another’s: here at the end, and in bin.test.ts.
  const apart = ['document.delete', 'job.cancel', 'version.withdraw', 'version.export'];
  const tried = new Set<string>(ACTS.map(([verb]) => verb));
  expect(DOCUMENT_VERBS.filter((verb) => !tried.has(verb) && !apart.includes(verb))).toEqual([]);
});

it('shows somebody only what they may do there', async () => {
  const reader = await world.person('Rina', 'editor');
  const give = { documentId, userId: reader.userId, role: 'reader' as const };
  expect((await waitingFor(world.deps, reader)).map(({ kind }) => kind)).toContain('review');
  await setRoleOn(world.deps, admin, give);
  const { permissions } = await readDesk(world.deps, reader, documentId);
  expect(permissions).toMatchObject({ edit: false, approve: false, submit: false, export: true });
  expect((await waitingFor(world.deps, reader)).map(({ kind }) => kind)).not.toContain('review');
});

it('raises a translator to editor and lowers an editor to translator', async () => {
  const low = await world.person('Lala', 'translator');
  const high = await world.person('Hadi', 'editor');
  const give = (userId: string, role: DocumentRole | null) =>
    setRoleOn(world.deps, admin, { documentId, userId, role });
  await give(low.userId, 'editor');
  await give(high.userId, 'translator');
  expect((await readDesk(world.deps, low, documentId)).permissions.approve).toBe(true);
  expect((await readDesk(world.deps, high, documentId)).permissions.approve).toBe(false);
  await give(high.userId, null);
  expect((await readRolesOn(world.deps, high, documentId)).own).toBe('editor');
});

it('lets nobody change their own role, and nobody an administrator’s', async () => {
  const editor = await world.person('Sri', 'editor');
  const set = (actor: Actor, userId: string) =>
    setRoleOn(world.deps, actor, { documentId, userId, role: 'reader' });
  await expect(set(editor, editor.userId)).rejects.toMatchObject({ key: 'document-roles.self' });
  await expect(set(editor, admin.userId)).rejects.toMatchObject({ key: 'document-roles.admin' });
});

it('asks for the role on the document of a version and a job', async () => {
  const outsider = await world.person('Oki', 'editor');
  await setRoleOn(world.deps, admin, { documentId, userId: outsider.userId, role: 'reader' });
  expect(await refused(cancelJob(world.deps, outsider, jobId))).toBe(true);
  expect(await refused(withdrawVersion(world.deps, outsider, { versionId }))).toBe(true);
  expect(await refused(requestChanges(world.deps, outsider, { versionId, note: 'x' }))).toBe(true);
});
