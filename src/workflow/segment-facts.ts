// A document's segments as they stand: current texts, derived states, what the machine said, what was approved.
import { isMachine, type Origin } from '../model/revision.ts';
import { isConfirmed, type SegmentState } from '../model/segment.ts';
import { type SourceHistory, sourceBehind } from '../model/source.ts';
import { grouped } from '../store/grouped.ts';
import { type LayoutRow, readLayout, readPlaces } from '../store/layout.ts';
import type { Scope } from '../store/scoped-query.ts';
import {
  type ApprovedItem,
  type CurrentSource,
  type CurrentTarget,
  readApprovedItems,
  readMachineDrafts,
  readSources,
  readStateEvents,
  readTargets,
  readWordCounts,
} from '../store/segments.ts';
import { readSourceHistories } from '../store/source-changes.ts';
import type { Db } from '../store/store.ts';
import { keptInOrder } from './in-order.ts';
import { stateFrom } from './segment-state.ts';

export type SegmentFact = LayoutRow & {
  /** 0-based place among the segments read. */
  position: number;
  source: CurrentSource | null;
  target: CurrentTarget | null;
  state: SegmentState;
  /** The newest machine draft, and the engine it came from. */
  machineText: string | null;
  machineOrigin: Origin | null;
  /** The segment's row of the last approved version. */
  approved: ApprovedItem | null;
  /** Number of the source revision that the English is still of, where the source says something else by now. */
  behind: number | null;
  /** It stands elsewhere among the others than in that version; false where one segment is read alone. */
  movedSince: boolean;
};

/** The segments of a scope in reading order: seven queries, whatever their number. */
export async function readFacts(db: Db, scope: Scope): Promise<SegmentFact[]> {
  const layout = await readLayout(db, scope);
  const sources = await readSources(db, scope);
  const targets = await readTargets(db, scope);
  const events = await readStateEvents(db, scope);
  const approved = await readApprovedItems(db, scope);
  const machine = await readMachineDrafts(db, scope);
  const histories = await readSourceHistories(db, scope);
  const moved = scope.segmentId === undefined ? movedSince(layout, approved) : NONE_MOVED;
  return layout.map((row, position) => {
    const target = targets.get(row.segmentId) ?? null;
    const item = approved.get(row.segmentId) ?? null;
    const history = histories.get(row.segmentId);
    return {
      ...row,
      position,
      source: sources.get(row.segmentId) ?? null,
      target,
      state: stateFrom(target, target === null ? [] : events.get(target.revisionId), item, history),
      behind: target === null || target.text === '' ? null : behindOf(target, item, history),
      machineText: machine.get(row.segmentId)?.text ?? null,
      machineOrigin: machine.get(row.segmentId)?.origin ?? null,
      approved: item,
      movedSince: moved.has(row.segmentId),
    };
  });
}

const NONE_MOVED: ReadonlySet<string> = new Set();

/** Segments (given in reading order) that have left their place among the others since their last approved version. */
function movedSince(
  rows: readonly { documentId: string; segmentId: string }[],
  approved: ReadonlyMap<string, ApprovedItem>,
): ReadonlySet<string> {
  const moved = new Set<string>();
  for (const own of grouped(rows, (row) => row.documentId).values()) {
    const items = own.flatMap(({ segmentId }) => approved.get(segmentId) ?? []);
    const places = items.map(({ position }) => position);
    if (places.every((place, at) => at === 0 || places[at - 1]! < place)) continue;
    const kept = keptInOrder(places, new Array(places.length).fill(1));
    for (const [at, { segmentId }] of items.entries()) if (!kept.has(at)) moved.add(segmentId);
  }
  return moved;
}

function behindOf(target: CurrentTarget, item: ApprovedItem | null, history: SourceHistory | undefined) {
  const draftedAt = isMachine(target.origin) ? target.createdAt : null;
  const approvedSourceId = item?.targetRevisionId === target.revisionId ? item.sourceRevisionId : undefined;
  return sourceBehind(history, {
    draftedAt,
    ...(approvedSourceId === undefined ? {} : { approvedSourceId }),
  });
}

/** Whether the segment's English is the machine's to the letter. */
export function isUntouched(fact: Pick<SegmentFact, 'target' | 'machineText'>): boolean {
  const { target, machineText } = fact;
  if (target === null || target.text === '') return false;
  return isMachine(target.origin) || target.text === machineText;
}

/** Whether the segment is not as in the last approved version: another text, kind, inclusion or place, or new. */
export function isChangedSince(fact: SegmentFact): boolean {
  const { approved } = fact;
  if (approved === null) return true;
  return (
    approved.targetRevisionId !== (fact.target?.revisionId ?? null) ||
    approved.sourceRevisionId !== (fact.source?.revisionId ?? null) ||
    approved.kind !== fact.kind ||
    approved.included !== fact.included ||
    fact.movedSince
  );
}

/** Counts over the rows that the export includes; words are the source's (the English's where there is no source). */
export type Progress = { segments: number; confirmed: number; words: number; confirmedWords: number };

/** A document's progress, with what the list of documents says beside it. */
export type DocumentCounts = Progress & { filled: number; changesSince: number; drafts: number };

/** Progress of each document of the scope: no text is read. */
export async function readCounts(db: Db, scope: Scope): Promise<Map<string, DocumentCounts>> {
  const sources = await readWordCounts(db, 'source', scope);
  const targets = await readWordCounts(db, 'target', scope);
  const events = await readStateEvents(db, scope);
  const approved = await readApprovedItems(db, scope);
  const histories = await readSourceHistories(db, scope);
  const counts = new Map<string, DocumentCounts>();
  const places = await readPlaces(db, scope);
  const moved =
    approved.size === 0
      ? NONE_MOVED
      : movedSince(
          places.toSorted((a, b) => a.paragraph - b.paragraph || a.place - b.place),
          approved,
        );
  for (const row of places) {
    let count = counts.get(row.documentId);
    if (count === undefined) {
      count = {
        segments: 0,
        confirmed: 0,
        words: 0,
        confirmedWords: 0,
        filled: 0,
        changesSince: 0,
        drafts: 0,
      };
      counts.set(row.documentId, count);
    }
    const target = targets.get(row.segmentId);
    const source = sources.get(row.segmentId);
    const item = approved.get(row.segmentId);
    if ((target?.words ?? 0) > 0) count.filled += 1;
    const same =
      item !== undefined &&
      item.targetRevisionId === (target?.revisionId ?? null) &&
      item.sourceRevisionId === (source?.revisionId ?? null) &&
      item.kind === row.kind &&
      item.included === (row.included === 1) &&
      !moved.has(row.segmentId);
    if (!same) count.changesSince += 1;
    if (row.included === 0) continue;
    const told = target === undefined ? [] : events.get(target.revisionId);
    const state = stateFrom(target, told, item, histories.get(row.segmentId));
    const words = source?.words ?? target?.words ?? 0;
    count.segments += 1;
    count.words += words;
    if (isConfirmed(state)) {
      count.confirmed += 1;
      count.confirmedWords += words;
    } else if ((target?.words ?? 0) > 0) count.drafts += 1;
  }
  return counts;
}

/** Progress of one document from its facts. */
export function progressOf(facts: readonly SegmentFact[]): Progress {
  const progress = { segments: 0, confirmed: 0, words: 0, confirmedWords: 0 };
  for (const fact of facts) {
    if (!fact.included) continue;
    const words = fact.source?.words ?? fact.target?.words ?? 0;
    progress.segments += 1;
    progress.words += words;
    if (!isConfirmed(fact.state)) continue;
    progress.confirmed += 1;
    progress.confirmedWords += words;
  }
  return progress;
}
