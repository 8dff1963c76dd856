// Revising: working texts, revisions, confirming, restoring. Nothing that was acknowledged is ever lost.
import type { EventType } from '../model/event.ts';
import type { Origin } from '../model/revision.ts';
import type { Text } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import type { Deps } from './deps.ts';
import type { DeskRow, Progress } from './desk.ts';

export type WorkingTextInput = { segmentId: string; text: Text; base: number; operationId: string };

/**
 * Keeps what the person has typed, durable when it resolves. `base`: the number of the revision it was typed over.
 * Throws ConflictError where somebody saved a newer, different text; the person's text is kept even then.
 */
export async function saveWorkingText(
  _deps: Deps,
  _actor: Actor,
  _input: WorkingTextInput,
): Promise<{ savedAt: number; base: number }> {
  throw new Error('not built yet');
}

/** Drops the actor's working text ("keep theirs"); what it said stays in the record. */
export async function discardWorkingText(
  _deps: Deps,
  _actor: Actor,
  _input: { segmentId: string; operationId: string },
): Promise<ReviseResult> {
  throw new Error('not built yet');
}

export type ReviseInput = {
  segmentId: string;
  text: Text;
  base: number;
  confirm: boolean;
  operationId: string;
  origin?: Extract<Origin, 'human' | 'restore' | 'tm'>;
};
export type ReviseResult = { row: DeskRow; progress: Progress };

/** Makes a revision of the text (none where it is the current text already) and confirms it if asked. Throws ConflictError. */
export async function revise(_deps: Deps, _actor: Actor, _input: ReviseInput): Promise<ReviseResult> {
  throw new Error('not built yet');
}

export type SegmentAct = { segmentId: string; base: number; operationId: string };
export async function unconfirm(_deps: Deps, _actor: Actor, _input: SegmentAct): Promise<ReviseResult> {
  throw new Error('not built yet');
}
/** Makes a new revision of what revision `number` said. */
export async function restore(
  _deps: Deps,
  _actor: Actor,
  _input: SegmentAct & { number: number },
): Promise<ReviseResult> {
  throw new Error('not built yet');
}
/** An editor accepts the current text. */
export async function markReviewed(_deps: Deps, _actor: Actor, _input: SegmentAct): Promise<ReviseResult> {
  throw new Error('not built yet');
}

/** Turns working texts untouched for five minutes into revisions; answers how many. Those in conflict stay. */
export async function flushWorkingTexts(_deps: Deps): Promise<number> {
  throw new Error('not built yet');
}

export type HistoryRevision = {
  revisionId: string;
  number: number;
  text: Text;
  origin: Origin;
  author: { userId: string; name: string } | null;
  createdAt: number;
  basedOn: number;
  /** What was done to this revision, oldest first. */
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
};
export async function segmentHistory(
  _deps: Deps,
  _actor: Actor,
  _segmentId: string,
): Promise<SegmentHistory> {
  throw new Error('not built yet');
}
