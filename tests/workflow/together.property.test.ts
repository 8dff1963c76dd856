// Several people at random: whatever they do, no acknowledged text is lost, exports are what was approved, and nobody approves
// their own.
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { AppError } from '../../src/errors.ts';
import type { Actor } from '../../src/model/user.ts';
import { approveWithCorrections } from '../../src/workflow/approve-corrected.ts';
import { approveVersion, requestChanges } from '../../src/workflow/decide.ts';
import { readDesk, readRow } from '../../src/workflow/desk.ts';
import { readJob, startDraft } from '../../src/workflow/draft.ts';
import { startJobRunner } from '../../src/workflow/draft-runner.ts';
import { editParagraph } from '../../src/workflow/edit-paragraph.ts';
import { readExport } from '../../src/workflow/export-document.ts';
import { discardWorkingText, markReviewed, restore, revise, unconfirm } from '../../src/workflow/revise.ts';
import { type SegmentHistory, segmentHistory } from '../../src/workflow/segment-history.ts';
import { submitVersion, withdrawVersion } from '../../src/workflow/submit.ts';
import { flushWorkingTexts, saveWorkingText } from '../../src/workflow/working-text.ts';
import { createWorld, importArticle, op, paragraph, type World } from './world.ts';

const SEGMENTS = 3;
const KINDS = [
  'look',
  'type',
  'type',
  'revise',
  'revise',
  'confirm',
  'confirm',
  'unconfirm',
  'review',
  'restore',
  'discard',
  'quiet',
  'leave-out',
  'draft',
  'submit',
  'submit',
  'approve',
  'approve',
  'correct',
  'send-back',
  'withdraw',
] as const;

type Step = { kind: (typeof KINDS)[number]; who: number; at: number; text: string; number: number };
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...KINDS),
  who: fc.nat(3),
  at: fc.nat(SEGMENTS - 1),
  text: fc.constantFrom('', 'a', 'b', 'c', 'd', 'e', 'ä', 'f g'),
  number: fc.integer({ min: 1, max: 4 }),
});

type Version = {
  versionId: string;
  number: number;
  hash: string;
  texts: string[];
  bases: number[];
  by: string;
};

class Newsroom {
  /** Last number of each segment that each person has seen. */
  readonly seen = new Map<string, number[]>();
  /** The text of each person in each segment that was acknowledged last. */
  readonly acknowledged = new Map<string, string>();
  histories: SegmentHistory[] = [];
  open: Version | null = null;
  approved: { number: number; texts: string[] } | null = null;

  constructor(
    readonly world: World,
    readonly people: Actor[],
    readonly documentId: string,
    readonly segments: string[],
  ) {
    for (const { userId } of people)
      this.seen.set(
        userId,
        segments.map(() => 0),
      );
  }

  async run({ kind, who, at, text: written, number }: Step): Promise<void> {
    const { deps } = this.world;
    const text = written === '' || number === 1 ? written : `${written} ${op()}`;
    const actor = this.people[who]!;
    const segmentId = this.segments[at]!;
    const bases = this.seen.get(actor.userId)!;
    const base = bases[at]!;
    const key = `${actor.userId} ${at}`;
    const act = { segmentId, base, operationId: op() };
    const look = async () => {
      bases[at] = (await readRow(deps, actor, segmentId)).row.base;
    };
    try {
      if (kind === 'look') await look();
      else if (kind === 'type') {
        this.acknowledged.set(key, text);
        bases[at] = (await saveWorkingText(deps, actor, { ...act, text })).base;
      } else if (kind === 'revise' || kind === 'confirm') {
        const confirm = kind === 'confirm';
        if (!confirm || text !== '') this.acknowledged.set(key, text);
        const input = { ...act, text, confirm };
        const { row } = await revise(deps, actor, input);
        bases[at] = row.base;
        this.expectSeen(actor, at, base, row.base);
        const again = await revise(deps, actor, input);
        expect(again.row).toEqual(row);
      } else if (kind === 'unconfirm') await unconfirm(deps, actor, act);
      else if (kind === 'review') await markReviewed(deps, actor, act);
      else if (kind === 'restore') {
        bases[at] = (await restore(deps, actor, { ...act, number })).row.base;
      } else if (kind === 'discard') await discardWorkingText(deps, actor, { segmentId, operationId: op() });
      else if (kind === 'quiet') {
        this.world.clock.now += 6 * 60_000;
        await flushWorkingTexts(deps);
      } else if (kind === 'draft') await this.draft(actor, number);
      else if (kind === 'leave-out') {
        const { row } = await readRow(deps, actor, segmentId);
        const { paragraphId, included } = row;
        await editParagraph(deps, actor, { paragraphId, included: !included, operationId: op() });
      } else await this.decide(kind, actor, at, text);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.status === 409 && error.key === 'conflict' && number > 2) await look();
    }
  }

  async draft(actor: Actor, number: number): Promise<void> {
    const { deps } = this.world;
    this.world.engine.say = ({ source }) => `[${source} ${op()}]`;
    const scope = number > 2 ? ('machine' as const) : ('empty' as const);
    const { documentId } = this;
    const { jobId } = await startDraft(deps, actor, { documentId, scope, operationId: op() });
    const runner = startJobRunner(deps, { pollMs: 5 });
    await vi.waitFor(async () => expect((await readJob(deps, actor, jobId)).status).toBe('done'), {
      interval: 2,
      timeout: 5000,
    });
    await runner.stop();
  }

  /** Nothing is written over somebody else's revision that the person has not seen. */
  expectSeen(actor: Actor, at: number, base: number, made: number): void {
    const unseen = this.histories[at]!.revisions.filter(({ number }) => number > base);
    const newest = this.histories[at]!.revisions[0]?.number ?? 0;
    if (made > newest) expect(unseen.every(({ author }) => author?.userId === actor.userId)).toBe(true);
  }

  async decide(kind: Step['kind'], actor: Actor, at: number, text: string): Promise<void> {
    const { deps } = this.world;
    const { documentId, open } = this;
    if (kind === 'submit') {
      const version = await submitVersion(deps, actor, { documentId, operationId: op() });
      const { rows } = await readDesk(deps, actor, documentId);
      this.open = {
        ...version,
        texts: rows.map((row) => row.target),
        bases: rows.map((row) => row.base),
        by: actor.userId,
      };
    }
    if (open === null || kind === 'submit') return;
    const { versionId, hash } = open;
    if (kind === 'withdraw') await withdrawVersion(deps, actor, { versionId });
    else if (kind === 'send-back') await requestChanges(deps, actor, { versionId, note: 'mend' });
    else if (kind === 'approve') {
      await this.expectOnlyAllowed(actor, open, async () => {
        const { number } = await approveVersion(deps, actor, { versionId, hash, confirmUntouched: true });
        this.approved = { number, texts: open.texts };
      });
    } else if (kind === 'correct') {
      const corrections = [{ segmentId: this.segments[at]!, base: open.bases[at]!, text }];
      await this.expectOnlyAllowed(actor, open, async () => {
        const input = { versionId, hash, confirmUntouched: true, corrections };
        const { number } = await approveWithCorrections(deps, actor, input);
        this.approved = { number, texts: open.texts.map((one, i) => (i === at ? text : one)) };
      });
    }
    this.open = null;
  }

  /** The rule of who may approve, told again from the history: an approval that it forbids must not succeed. */
  async expectOnlyAllowed(actor: Actor, version: Version, approve: () => Promise<void>): Promise<void> {
    const forbidden =
      actor.role === 'translator' ||
      actor.userId === version.by ||
      this.histories.some((history, at) => {
        const upTo = history.revisions.filter((one) => one.number <= version.bases[at]!);
        const writers = new Set(upTo.flatMap((one) => one.author?.userId ?? []));
        return writers.size === 1 && writers.has(actor.userId);
      });
    await approve();
    expect(forbidden).toBe(false);
  }

  async check(): Promise<void> {
    const { deps } = this.world;
    const [reader] = this.people as [Actor];
    const before = this.histories;
    this.histories = await Promise.all(this.segments.map((one) => segmentHistory(deps, reader, one)));
    for (const [at, history] of this.histories.entries()) {
      const old = before[at]?.revisions ?? [];
      const kept = history.revisions.slice(history.revisions.length - old.length);
      const essence = (list: SegmentHistory['revisions']) =>
        list.map(({ revisionId, number, text, origin, author }) => ({
          revisionId,
          number,
          text,
          origin,
          author,
        }));
      expect(essence(kept)).toEqual(essence(old));
      for (const [i, { origin }] of history.revisions.entries()) {
        const over = history.revisions[i + 1];
        if (!origin.startsWith('mt:') || over === undefined || over.text === '') continue;
        expect(over.origin).toMatch(/^mt:/);
      }
      const working = await this.world.store.db
        .selectFrom('workingTexts')
        .selectAll()
        .where('segmentId', '=', history.segmentId)
        .execute();
      const standing = [...history.revisions, ...history.discarded, ...working].map((one) => one.text);
      for (const { userId } of this.people) {
        const text = this.acknowledged.get(`${userId} ${at}`);
        if (text !== undefined && text !== '') expect(standing).toContain(text);
      }
    }
    const versions = await this.world.store.db.selectFrom('versions').selectAll().execute();
    expect(versions.filter((version) => version.status === 'submitted').length).toBeLessThanOrEqual(1);
    const input = { documentId: this.documentId, version: 'approved' as const };
    if (this.approved === null) {
      await expect(readExport(deps, reader, input)).rejects.toMatchObject({ key: 'export.none-approved' });
    } else {
      const { paragraphs, label } = await readExport(deps, reader, input);
      expect(label).toEqual({ version: this.approved.number, draft: false });
      expect(paragraphs.map((one) => one.target ?? '')).toEqual(this.approved.texts);
    }
  }
}

it('loses no acknowledged text, exports what was approved, lets nobody approve their own', async () => {
  let approvals = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 45 }), async (steps) => {
      const world = await createWorld();
      try {
        const people = [
          await world.person('Ani', 'translator'),
          await world.person('Budi', 'translator'),
          await world.person('Edi', 'editor'),
          await world.person('Euis', 'editor'),
        ];
        const texts = ['Satu.', 'Dua.', 'Tiga.'].map((source) =>
          paragraph(source, { machineDraft: `[${source}]` }),
        );
        const { documentId, segments } = await importArticle(world, people[0]!, texts);
        const room = new Newsroom(world, people, documentId, segments);
        await room.check();
        for (const one of steps) {
          await room.run(one);
          await room.check();
        }
        if (room.approved !== null) approvals += 1;
      } finally {
        await world.close();
      }
    }),
    { numRuns: 30 },
  );
  expect(approvals).toBeGreaterThan(3);
}, 120_000);
