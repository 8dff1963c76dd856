// Tracked changes of a document: machine, translator, editor, each change told apart, between two points or times.

import { notFound } from '../errors.ts';
import type { ParagraphKind } from '../model/paragraph.ts';
import type { Role } from '../model/permissions.ts';
import { isMachine } from '../model/revision.ts';
import type { Text } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import type { VersionStatus } from '../model/version.ts';
import { acceptedChanges } from '../store/changes.ts';
import { readDocumentRoles } from '../store/document-roles.ts';
import { grouped } from '../store/grouped.ts';
import { documentTargets, type WrittenTarget } from '../store/revisions.ts';
import type { Db } from '../store/store.ts';
import { readItems, readVersions, type VersionRow } from '../store/versions.ts';
import { type TrackedPiece, type TrackedStep, trackChanges } from '../text/tracked.ts';
import { readableDocument } from './access.ts';
import type { Deps } from './deps.ts';
import { readFacts } from './segment-facts.ts';

/** A state of the document: the newest machine draft, the last approved version, a version's number, or as it stands. */
export type ChangePoint = 'machine' | 'approved' | 'current' | number;

/** Whose mark a change bears. */
export type Hand = 'machine' | 'translator' | 'editor';
export type ChangeMaker = { userId: string | null; name: string; hand: Hand };

export type TrackedRow = {
  segmentId: string;
  /** 0-based place among the document's segments. */
  position: number;
  kind: ParagraphKind;
  source: Text | null;
  before: Text;
  after: Text;
  pieces: readonly TrackedPiece[];
  /** Number of the segment's current revision; 0: none. */
  base: number;
  /** By number of revision: who made its changes, and when (milliseconds UTC). */
  made: ReadonlyMap<number, { by: ChangeMaker; at: number }>;
  /** Ids of accepted changes. */
  accepted: ReadonlySet<string>;
  /** Its changes can be accepted and rejected: it ends with the current text. */
  current: boolean;
};

export type TrackedDocument = {
  documentId: string;
  title: string;
  sourceLang: string;
  targetLang: string;
  approvedNumber: number | null;
  versions: readonly { number: number; status: VersionStatus }[];
  /** Everybody who wrote in it, by name. */
  people: readonly { userId: string; name: string }[];
  rows: readonly TrackedRow[];
};

/** The steps of a segment's revisions after `first`. An earlier text compared with a later one is one step of nobody. */
export function trackedSteps(targets: readonly WrittenTarget[], first: number): TrackedStep[] {
  return targets
    .filter((target) => target.number > first)
    .map(({ number, text, authorId, rejects, restores }) => ({
      number,
      text,
      by: authorId ?? '',
      ...(rejects === null ? {} : { rejects }),
      ...(restores === null ? {} : { restores }),
    }));
}

/** Number of a segment's revision at a point, 0 where it had none. */
type NumberAt = (segmentId: string, targets: readonly WrittenTarget[]) => number;

async function numbersAt(db: Db, point: ChangePoint, versions: readonly VersionRow[]): Promise<NumberAt> {
  if (point === 'current') return (_, targets) => targets.at(-1)?.number ?? 0;
  if (point === 'machine') {
    return (_, targets) => targets.findLast((target) => isMachine(target.origin))?.number ?? 0;
  }
  const version =
    point === 'approved'
      ? versions.findLast((one) => one.status === 'approved')
      : versions.find((one) => one.number === point);
  if (version === undefined && point !== 'approved') throw notFound();
  const items = version === undefined ? [] : await readItems(db, version.versionId);
  const named = new Map(items.map((item) => [item.segmentId, item.targetRevisionId]));
  return (segmentId, targets) =>
    targets.find((target) => target.revisionId === named.get(segmentId))?.number ?? 0;
}

export type TrackedQuery = {
  documentId: string;
  from: ChangePoint;
  to: ChangePoint;
  /** Only one segment. */
  segmentId?: string;
  /** Instead of `from` and `to`: what was written from `since` on and before `until`, milliseconds UTC. */
  since?: number;
  until?: number;
};

/** Throws notFound, also for a version that is not there. */
export async function readTrackedChanges(
  deps: Deps,
  actor: Actor,
  query: TrackedQuery,
): Promise<TrackedDocument> {
  const { documentId, from, to, segmentId, since, until } = query;
  return deps.store.snapshot(async (trx) => {
    const { title, sourceLang, targetLang } = await readableDocument(trx, actor, documentId);
    const facts = await readFacts(trx, { documentId });
    const versions = await readVersions(trx, documentId);
    const written = await documentTargets(trx, documentId);
    const bySegment = grouped(written, (target) => target.segmentId);
    const first = await numbersAt(trx, from, versions);
    const last = await numbersAt(trx, to, versions);
    const accepted = await acceptedChanges(trx, documentId);
    const onDocument = new Map(
      (await readDocumentRoles(trx, documentId)).map(({ userId, role }) => [userId, role]),
    );
    const maker = (target: WrittenTarget): ChangeMaker => {
      const { authorId, authorName, authorRole } = target;
      if (authorId === null) return { userId: null, name: '', hand: 'machine' };
      const role: string | null = onDocument.get(authorId) ?? (authorRole as Role | null);
      return {
        userId: authorId,
        name: authorName ?? '',
        hand: role === 'translator' ? 'translator' : 'editor',
      };
    };
    const rows = facts.flatMap((fact): TrackedRow[] => {
      if (segmentId !== undefined && fact.segmentId !== segmentId) return [];
      const targets = bySegment.get(fact.segmentId) ?? [];
      const newest = targets.at(-1)?.number ?? 0;
      const before = (time: number) => targets.findLast((target) => target.createdAt < time)?.number ?? 0;
      const start = since === undefined ? first(fact.segmentId, targets) : before(since);
      const end = until === undefined ? last(fact.segmentId, targets) : before(until);
      const textOf = (number: number) => targets.find((target) => target.number === number)?.text ?? '';
      const forward = end >= start;
      const steps = forward
        ? trackedSteps(targets, start).filter((step) => step.number <= end)
        : [{ number: end, text: textOf(end), by: '' }];
      return [
        {
          segmentId: fact.segmentId,
          position: fact.position,
          kind: fact.kind,
          source: fact.source?.text ?? null,
          before: textOf(start),
          after: textOf(end),
          pieces: trackChanges({ number: start, text: textOf(start) }, steps),
          base: newest,
          made: new Map(
            targets.map((target) => [target.number, { by: maker(target), at: target.createdAt }]),
          ),
          accepted: accepted.get(fact.segmentId) ?? new Set(),
          current: forward && end === newest,
        },
      ];
    });
    const people = new Map<string, string>();
    for (const { authorId, authorName } of written) {
      if (authorId !== null) people.set(authorId, authorName ?? '');
    }
    return {
      documentId,
      title,
      sourceLang,
      targetLang,
      approvedNumber: versions.findLast((one) => one.status === 'approved')?.number ?? null,
      versions: versions.map(({ number, status }) => ({ number, status })),
      people: [...people]
        .map(([userId, name]) => ({ userId, name }))
        .sort((a, b) => a.name.localeCompare(b.name)),
      rows,
    };
  });
}
