// The state of a segment from the record: what was said of its newest English beside the source as it is now.
import { type SegmentState, segmentState } from '../model/segment.ts';
import { ofThisSource, type SourceHistory, saysTheSame } from '../model/source.ts';
import type { ApprovedItem, StateEvent } from '../store/segments.ts';

/** `events`: on that target, oldest first; `history`: undefined where the source never changed. */
export function stateFrom(
  target: { revisionId: string } | null | undefined,
  events: readonly StateEvent[] | undefined,
  approved: Pick<ApprovedItem, 'targetRevisionId' | 'sourceRevisionId'> | null | undefined,
  history: SourceHistory | undefined,
): SegmentState {
  if (!target) return 'initial';
  const inApproved =
    approved?.targetRevisionId === target.revisionId && saysTheSame(history, approved.sourceRevisionId);
  const types = ofThisSource(events ?? [], history).map(({ type }) => type);
  return segmentState(types, inApproved);
}
