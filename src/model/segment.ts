// Segments: what is edited. State is derived from the events on the newest revision, never stored.
import type { EventType } from './event.ts';
import { isMachine, type Origin } from './revision.ts';
import type { Text } from './text.ts';

/** XLIFF 2.1 section 4.3.1.34 (state): the four states, in order. */
export const SEGMENT_STATES = ['initial', 'translated', 'reviewed', 'final'] as const;
export type SegmentState = (typeof SEGMENT_STATES)[number];

/** What the page shows of a segment: its state, with `initial` told apart by what is in it. */
export type SegmentMark = 'empty' | 'draft' | 'typed' | 'translated' | 'reviewed' | 'final';

/**
 * State of a segment: from the types of the events on its newest target revision that were about its current source
 * (model/source.ts), oldest first; unconfirming takes back what went before it. `inApproved`: whether that revision stands, beside
 * a source that says the same, in the document's last approved version.
 */
export function segmentState(events: readonly EventType[], inApproved: boolean): SegmentState {
  if (inApproved) return 'final';
  const standing = events.slice(events.lastIndexOf('segment.unconfirmed') + 1);
  if (standing.includes('segment.reviewed')) return 'reviewed';
  if (standing.includes('segment.confirmed')) return 'translated';
  return 'initial';
}

/** The mark shown for a state; `text` is the current target and `origin` where it came from. */
export function segmentMark(state: SegmentState, text: string, origin: Origin | null): SegmentMark {
  if (state !== 'initial') return state;
  if (text === '') return 'empty';
  return origin !== null && isMachine(origin) ? 'draft' : 'typed';
}

/** What stands between two segments of a paragraph (XLIFF 2.1 section 4.2.2.6, ignorable). */
export type Filler = { source: Text; target?: Text };

/** Whether a segment counts as done in progress figures. */
export function isConfirmed(state: SegmentState): boolean {
  return state !== 'initial';
}
