// The history of a segment: every revision with what was done to it, and texts that were dropped.
import type { EventType } from '../model/event.ts';
import type { Origin } from '../model/revision.ts';
import type { Text } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import { segmentEvents } from '../store/events.ts';
import { grouped } from '../store/grouped.ts';
import { segmentPosition } from '../store/layout.ts';
import { allTargets } from '../store/revisions.ts';
import { readSources } from '../store/segments.ts';
import { approvedIn } from '../store/versions.ts';
import { readableSegment } from './access.ts';
import type { Deps } from './deps.ts';

export type HistoryRevision = {
  revisionId: string;
  number: number;
  text: Text;
  origin: Origin;
  author: { userId: string; name: string } | null;
  createdAt: number;
  basedOn: number;
  /** Number of the revision that it restored, where it did. */
  restored: number | null;
  /** What was done to this revision, oldest first; its own making is left out. */
  events: readonly { type: EventType; by: string | null; at: number; data: Record<string, unknown> }[];
  /** Numbers of the approved versions that contain it. */
  versions: readonly number[];
};

export type SegmentHistory = {
  documentId: string;
  segmentId: string;
  position: number;
  source: Text | null;
  /** Newest first. */
  revisions: readonly HistoryRevision[];
  /** Texts that were typed and dropped in favour of somebody else's, newest first. */
  discarded: readonly { text: Text; base: number; by: string | null; at: number }[];
};

/** Throws notFound. */
export async function segmentHistory(deps: Deps, actor: Actor, segmentId: string): Promise<SegmentHistory> {
  return deps.store.snapshot(async (trx) => {
    const segment = await readableSegment(trx, actor, segmentId);
    const { documentId } = segment;
    const events = await segmentEvents(trx, segmentId);
    const byRevision = grouped(events, (event) => event.revisionId);
    const versions = grouped(await approvedIn(trx, segmentId), (one) => one.revisionId);
    const sources = await readSources(trx, { segmentId });
    const revisions = (await allTargets(trx, segmentId)).map((revision): HistoryRevision => {
      const told = byRevision.get(revision.revisionId) ?? [];
      const made = told.find((event) => event.type === 'segment.revised');
      return {
        revisionId: revision.revisionId,
        number: revision.number,
        text: revision.text,
        origin: revision.origin,
        author:
          revision.authorId === null ? null : { userId: revision.authorId, name: revision.authorName ?? '' },
        createdAt: revision.createdAt,
        basedOn: revision.basedOn,
        restored: typeof made?.data.restored === 'number' ? made.data.restored : null,
        events: told
          .filter((event) => event !== made)
          .map(({ type, actorName, createdAt, data }) => ({ type, by: actorName, at: createdAt, data })),
        versions: (versions.get(revision.revisionId) ?? []).map((one) => one.number),
      };
    });
    return {
      documentId,
      segmentId,
      position: await segmentPosition(trx, documentId, segmentId),
      source: sources.get(segmentId)?.text ?? null,
      revisions: revisions.reverse(),
      discarded: events
        .filter((event) => event.type === 'working-text.discarded')
        .map(({ data, actorName, createdAt }) => ({
          text: String(data.text),
          base: Number(data.base),
          by: actorName,
          at: createdAt,
        }))
        .reverse(),
    };
  });
}
