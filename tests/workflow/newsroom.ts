// People at random in one document, and what must hold after whatever they do.
import fc from 'fast-check';
import { expect, vi } from 'vitest';
import { AppError } from '../../src/errors.ts';
import type { Actor } from '../../src/model/user.ts';
import { approveWithCorrections } from '../../src/workflow/approve-corrected.ts';
import { addAfter, moveParagraph } from '../../src/workflow/arrange.ts';
import { claimSegments } from '../../src/workflow/claim.ts';
import { addComment } from '../../src/workflow/comments.ts';
import { approveVersion, requestChanges } from '../../src/workflow/decide.ts';
import { type DeskRow, readDesk, readRow } from '../../src/workflow/desk.ts';
import { readJob, startDraft } from '../../src/workflow/draft.ts';
import { startJobRunner } from '../../src/workflow/draft-runner.ts';
import { editParagraph } from '../../src/workflow/edit-paragraph.ts';
import { takeEdition, undoEdition } from '../../src/workflow/edition.ts';
import { readExport } from '../../src/workflow/export-document.ts';
import { mergeWithNext } from '../../src/workflow/merge-paragraphs.ts';
import { discardWorkingText, markReviewed, restore, revise, unconfirm } from '../../src/workflow/revise.ts';
import { readFacts } from '../../src/workflow/segment-facts.ts';
import { type SegmentHistory, segmentHistory } from '../../src/workflow/segment-history.ts';
import { correctSource, readSource, restoreSource } from '../../src/workflow/source.ts';
import { submitVersion, withdrawVersion } from '../../src/workflow/submit.ts';
import { bringBack, undoArrangement } from '../../src/workflow/undo-arrangement.ts';
import { flushWorkingTexts, saveWorkingText } from '../../src/workflow/working-text.ts';
import { op, type World } from './world.ts';

const STEP_KINDS = [
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
  'submit',
  'approve',
  'approve',
  'approve',
  'approve',
  'correct',
  'send-back',
  'withdraw',
  'source',
  'source',
  'source-back',
  'move',
  'merge',
  'merge',
  'add',
  'edition',
  'undo',
  'undo',
  'bring-back',
  'comment',
  'claim',
] as const;

export type Step = {
  kind: (typeof STEP_KINDS)[number];
  who: number;
  at: number;
  text: string;
  number: number;
};
export const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...STEP_KINDS),
  who: fc.nat(3),
  at: fc.nat(3),
  text: fc.constantFrom('', 'a', 'b', 'c', 'd', 'e', 'ä', 'f g'),
  number: fc.integer({ min: 1, max: 4 }),
});

/** A row of a version, as the desk showed it when it was submitted. */
type Item = { segmentId: string; source: string | null; target: string; base: number };
type Version = { versionId: string; number: number; hash: string; items: Item[]; by: string };

/** Somebody stood by revision `base` of a segment's English, beside this source. */
type Stand = { segmentId: string; base: number; source: string; by: string; kind: 'confirm' | 'review' };

export class Newsroom {
  /** Last number of each segment (`person segment`) that each person has seen. */
  readonly seen = new Map<string, number>();
  /** The text of each person in each segment (`person segment`) that was acknowledged last. */
  readonly acknowledged = new Map<string, string>();
  histories = new Map<string, SegmentHistory>();
  open: Version | null = null;
  approved: { number: number; items: Item[] } | null = null;
  /** Every confirmation and review. */
  stands: Stand[] = [];
  /** Sources of a segment that a person said are one and the same to the English: `segment text` to another text of its kind. */
  readonly sameSource = new Map<string, string>();
  /** Kinds of steps that came off. */
  readonly done = new Set<string>();
  /** What can be taken back: events of acts on paragraphs, ids of editions. */
  acts: { eventId?: string; editionId?: string }[] = [];

  constructor(
    readonly world: World,
    readonly people: Actor[],
    readonly documentId: string,
    readonly segments: string[],
  ) {}

  /** What a source says to the English: the same for two sources of a segment where somebody said so. */
  sense(segmentId: string, source: string | null): string {
    let text = source ?? '';
    for (let other = text; ; text = other) {
      other = this.sameSource.get(`${segmentId} ${text}`) ?? text;
      if (other === text) return text;
    }
  }

  unite(segmentId: string, one: string, other: string): void {
    const [a, b] = [this.sense(segmentId, one), this.sense(segmentId, other)];
    if (a !== b) this.sameSource.set(`${segmentId} ${a}`, b);
  }

  async run({ kind, who, at, text: written, number }: Step): Promise<void> {
    const { deps } = this.world;
    const text = written === '' || number === 1 ? written : `${written} ${op()}`;
    // Mostly an editor: what a translator decides is refused.
    const decides = number > 1 && (kind === 'approve' || kind === 'correct' || kind === 'review');
    const actor = this.people[decides ? 2 + (who % 2) : who]!;
    const segmentId = this.segments[at % this.segments.length]!;
    const key = `${actor.userId} ${segmentId}`;
    const see = (number: number) => this.seen.set(key, number);
    // Who confirms has mostly just looked; who does not may meet a conflict.
    if (number > 1 && ['confirm', 'review', 'restore', 'unconfirm'].includes(kind))
      see((await readRow(deps, actor, segmentId)).row.base);
    const base = this.seen.get(key) ?? 0;
    const act = { segmentId, base, operationId: op() };
    const look = async () => {
      see((await readRow(deps, actor, segmentId)).row.base);
    };
    try {
      if (kind === 'look') await look();
      else if (kind === 'type') {
        this.acknowledged.set(key, text);
        see((await saveWorkingText(deps, actor, { ...act, text })).base);
      } else if (kind === 'revise' || kind === 'confirm') {
        const confirm = kind === 'confirm';
        if (!confirm || text !== '') this.acknowledged.set(key, text);
        const input = { ...act, text, confirm };
        const { row } = await revise(deps, actor, input);
        see(row.base);
        if (confirm) this.stand(actor, row, 'confirm');
        this.expectSeen(actor, segmentId, base, row.base);
        const again = await revise(deps, actor, input);
        expect(again.row).toEqual(row);
      } else if (kind === 'unconfirm') {
        const { row } = await unconfirm(deps, actor, act);
        const sense = this.sense(segmentId, row.source);
        this.stands = this.stands.filter(
          (one) =>
            one.segmentId !== segmentId ||
            one.base !== row.base ||
            this.sense(segmentId, one.source) !== sense,
        );
      } else if (kind === 'review') {
        this.stand(actor, (await markReviewed(deps, actor, act)).row, 'review');
      } else if (kind === 'restore') {
        see((await restore(deps, actor, { ...act, number })).row.base);
      } else if (kind === 'discard') await discardWorkingText(deps, actor, { segmentId, operationId: op() });
      else if (kind === 'quiet') {
        this.world.clock.now += 6 * 60_000;
        await flushWorkingTexts(deps);
      } else if (kind === 'draft') await this.draft(actor, number);
      else if (kind === 'leave-out') {
        const { row } = await readRow(deps, actor, segmentId);
        const { paragraphId, included } = row;
        await editParagraph(deps, actor, { paragraphId, included: !included, operationId: op() });
      } else if (!(await this.arrange({ kind, who, at, text, number }, actor, segmentId)))
        await this.decide(kind, actor, segmentId, text);
      this.done.add(kind);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.status === 409 && error.key === 'conflict' && number > 2) await look();
    }
  }

  stand(actor: Actor, row: DeskRow, kind: Stand['kind']): void {
    const { segmentId, base, source } = row;
    this.stands.push({ segmentId, base, source: source ?? '', by: actor.userId, kind });
  }

  /** Changes of the original and of its paragraphs; answers whether the step was one. */
  async arrange({ kind, text, number }: Step, actor: Actor, segmentId: string): Promise<boolean> {
    const { deps } = this.world;
    const { documentId } = this;
    const once = { operationId: op() };
    const { row } = await readRow(deps, actor, segmentId);
    const { paragraphId, source } = row;
    if (kind === 'source') {
      const base = (await readSource(deps, actor, segmentId)).revisions[0]?.number ?? 0;
      const unaffected = number > 3;
      const wanted = `Sumber ${text || 'kosong'}.`;
      await correctSource(deps, actor, { segmentId, text: wanted, base, unaffected, ...once });
      if (unaffected) this.unite(segmentId, source!, wanted);
    } else if (kind === 'source-back') {
      const { revisions } = await readSource(deps, actor, segmentId);
      await restoreSource(deps, actor, { segmentId, number, base: revisions[0]?.number ?? 0, ...once });
    } else if (kind === 'move') {
      this.acts.push(await moveParagraph(deps, actor, { paragraphId, step: number > 2 ? 1 : -1, ...once }));
    } else if (kind === 'merge') {
      this.acts.push(await mergeWithNext(deps, actor, { paragraphId, ...once }));
      const after = (await readRow(deps, actor, segmentId)).row;
      if (after.sourceBefore === null) this.unite(segmentId, source ?? '', after.source ?? '');
    } else if (kind === 'add') {
      if (this.segments.length > 5) return true;
      const added = { documentId, after: paragraphId, kind: 'paragraph' as const, target: '' };
      const made = await addAfter(deps, actor, { ...added, source: `Tambahan ${text}.`, ...once });
      this.acts.push(made);
      this.segments.push(made.segmentId);
    } else if (kind === 'edition') await this.takeEdition(actor, number, text);
    else if (kind === 'undo') {
      const act = this.acts.pop();
      if (act?.editionId !== undefined) await undoEdition(deps, actor, { editionId: act.editionId, ...once });
      else if (act?.eventId !== undefined)
        await undoArrangement(deps, actor, { documentId, eventId: act.eventId, ...once });
    } else if (kind === 'bring-back') await bringBack(deps, actor, { paragraphId, ...once });
    else if (kind === 'comment') {
      await addComment(deps, actor, {
        segmentId,
        threadId: null,
        text: `About ${text}`,
        anchor: null,
        ...once,
      });
    } else if (kind === 'claim') {
      await claimSegments(deps, actor, { documentId, from: 1, to: number, userId: actor.userId, ...once });
    } else return false;
    return true;
  }

  /** The article as it is, but for one paragraph that is left out, changed or new. */
  async takeEdition(actor: Actor, number: number, text: string): Promise<void> {
    const { deps } = this.world;
    const { documentId } = this;
    const { rows } = await readDesk(deps, actor, documentId);
    const lines = rows.flatMap((row) => (row.gone === '' && row.source !== null ? [row.source] : []));
    if (number === 1) lines.shift();
    else if (number === 2) lines.reverse();
    else if (number === 3) lines[0] = `${lines[0] ?? ''} Lagi ${text}`;
    else if (this.segments.length < 6) lines.push(`Baru ${text}.`);
    const bytes = new TextEncoder().encode(lines.join('\n\n'));
    const edition = { documentId, name: 'a.txt', bytes, unaffected: [], operationId: op() };
    this.acts.push(await takeEdition(deps, actor, edition));
    for (const { segmentId } of (await readDesk(deps, actor, documentId)).rows)
      if (!this.segments.includes(segmentId)) this.segments.push(segmentId);
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
      timeout: 20_000,
    });
    await runner.stop();
  }

  /** Nothing is written over somebody else's revision that the person has not seen. */
  expectSeen(actor: Actor, segmentId: string, base: number, made: number): void {
    const { revisions } = this.histories.get(segmentId)!;
    const unseen = revisions.filter(({ number }) => number > base);
    const newest = revisions[0]?.number ?? 0;
    if (made > newest) expect(unseen.every(({ author }) => author?.userId === actor.userId)).toBe(true);
  }

  async decide(kind: Step['kind'], actor: Actor, segmentId: string, text: string): Promise<void> {
    const { deps } = this.world;
    const { documentId, open } = this;
    if (kind === 'submit') {
      const version = await submitVersion(deps, actor, { documentId, operationId: op() });
      const { rows } = await readDesk(deps, actor, documentId);
      this.open = {
        ...version,
        items: rows.map(({ segmentId, source, target, base }) => ({ segmentId, source, target, base })),
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
        this.approved = { number, items: open.items };
      });
    } else if (kind === 'correct') {
      const item = open.items.find((one) => one.segmentId === segmentId);
      if (item === undefined) return;
      const corrections = [{ segmentId, base: item.base, text }];
      await this.expectOnlyAllowed(actor, open, async () => {
        const input = { versionId, hash, confirmUntouched: true, corrections };
        const { number } = await approveWithCorrections(deps, actor, input);
        const corrected = { ...item, target: text, base: text === item.target ? item.base : item.base + 1 };
        this.approved = { number, items: open.items.map((one) => (one === item ? corrected : one)) };
      });
    }
    this.open = null;
  }

  /** The rule of who may approve, told again from the history: an approval that it forbids must not succeed. */
  async expectOnlyAllowed(actor: Actor, version: Version, approve: () => Promise<void>): Promise<void> {
    const forbidden =
      actor.role === 'translator' ||
      actor.userId === version.by ||
      version.items.some(({ segmentId, base, source }) => {
        const { revisions } = this.histories.get(segmentId)!;
        const upTo = revisions.filter((one) => one.number <= base);
        const writers = new Set(upTo.flatMap((one) => one.author?.userId ?? []));
        const sense = this.sense(segmentId, source);
        const confirmers = new Set(
          this.stands.flatMap((one) =>
            one.kind === 'confirm' &&
            one.segmentId === segmentId &&
            one.base === base &&
            this.sense(segmentId, one.source) === sense
              ? [one.by]
              : [],
          ),
        );
        const alone = (some: Set<string>) => some.size === 1 && some.has(actor.userId);
        return alone(writers) || alone(confirmers);
      });
    await approve();
    expect(forbidden).toBe(false);
  }

  async check(): Promise<void> {
    const { deps } = this.world;
    const [reader] = this.people as [Actor];
    const before = this.histories;
    const histories = await Promise.all(this.segments.map((one) => segmentHistory(deps, reader, one)));
    this.histories = new Map(histories.map((one) => [one.segmentId, one]));
    for (const history of histories) {
      const old = before.get(history.segmentId)?.revisions ?? [];
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
        const text = this.acknowledged.get(`${userId} ${history.segmentId}`);
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
      expect(paragraphs.map((one) => [one.source, one.target ?? ''])).toEqual(
        this.approved.items.map((one) => [one.source, one.target]),
      );
    }
    await this.expectStatesEarned();
  }

  /** No row is shown confirmed, reviewed or final unless somebody stood by this English beside what this source says. */
  async expectStatesEarned(): Promise<void> {
    const facts = await readFacts(this.world.store.db, { documentId: this.documentId });
    for (const { segmentId, source, target, state, gone, included } of facts) {
      const base = target?.number ?? 0;
      const sense = this.sense(segmentId, source?.text ?? null);
      const stoodBy = (kind: Stand['kind']) =>
        this.stands.some(
          (one) =>
            one.kind === kind &&
            one.segmentId === segmentId &&
            one.base === base &&
            this.sense(segmentId, one.source) === sense,
        );
      if (state === 'translated') expect(stoodBy('confirm')).toBe(true);
      if (state === 'reviewed') expect(stoodBy('review')).toBe(true);
      if (state === 'final') {
        const item = this.approved?.items.find((one) => one.segmentId === segmentId);
        expect(item?.base).toBe(base);
        expect(this.sense(segmentId, item?.source ?? '')).toBe(sense);
      }
      if (gone !== '') expect(included).toBe(false);
    }
  }
}
