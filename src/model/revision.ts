// Revisions: immutable texts of a segment, and where each came from.
import type { Text } from './text.ts';

/** Where a revision came from: `mt:<engine id>` for machine drafts, else one of the fixed words. */
export type Origin = `mt:${string}` | 'tm' | 'human' | 'import' | 'restore';

/** One immutable target or source of one segment; the highest number is the current one. */
export type Revision = {
  revisionId: string;
  segmentId: string;
  side: 'source' | 'target';
  number: number;
  text: Text;
  origin: Origin;
  authorId: string | null;
  /** Number of the revision it was written over; 0 where there was none. */
  basedOn: number;
  /** Milliseconds since 1970, UTC. */
  createdAt: number;
};

/** Whether the text came from a machine and no person has touched it since. */
export function isMachine(origin: Origin): boolean {
  return origin.startsWith('mt:');
}
