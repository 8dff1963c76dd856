// A segment's source over time. What was said of an English text (confirmed, reviewed, approved) was said of it beside the
// source of that time, and stands only while the source says the same.

/**
 * A source revision after the first. `sense`: number of the earliest revision that says the same; its own where it says
 * something new. `since`: number of the source that the English was last known to be of.
 */
export type SourceChange = {
  revisionId: string;
  number: number;
  sense: number;
  since: number;
  createdAt: number;
};

/** Changes, oldest first; `confirmedAt`: when somebody last confirmed or reviewed any English of the segment (0: never). */
export type SourceHistory = { changes: readonly SourceChange[]; confirmedAt: number };

/** The sense before the first change: that of the imported source, 0 where there was none. */
const firstSense = ({ changes }: SourceHistory) => changes[0]!.number - 1;

/** What the source says now. */
export function currentSense(history: SourceHistory): number {
  return history.changes.at(-1)!.sense;
}

/** What the source said before a moment; what was done in the moment of a change was done before it. */
export function senseBefore(history: SourceHistory, time: number): number {
  return history.changes.findLast((change) => change.createdAt < time)?.sense ?? firstSense(history);
}

/** What a revision of the source says, null for none. */
export function senseOf(history: SourceHistory, revisionId: string | null): number {
  return history.changes.find((change) => change.revisionId === revisionId)?.sense ?? firstSense(history);
}

/** Those of the events that were about the English of the sense given (default: the current one). */
export function ofThisSource<Event extends { createdAt: number }>(
  events: readonly Event[],
  history: SourceHistory | undefined,
  sense = history === undefined ? 0 : currentSense(history),
): readonly Event[] {
  if (history === undefined) return events;
  return events.filter(({ createdAt }) => senseBefore(history, createdAt) === sense);
}

/** Whether an approved item's source says what the source says now. */
export function saysTheSame(history: SourceHistory | undefined, approvedSourceId: string | null): boolean {
  return history === undefined || senseOf(history, approvedSourceId) === currentSense(history);
}

/**
 * Number of the source revision that the English is still of, where the source has said something else since and nobody has
 * confirmed the English beside it; null otherwise. `draftedAt`: when a machine wrote the English, null where a person did.
 */
export function sourceBehind(
  history: SourceHistory | undefined,
  english: { approvedSourceId?: string | null; draftedAt: number | null },
): number | null {
  if (history === undefined) return null;
  const { createdAt, since, sense } = history.changes.at(-1)!;
  if (since === 0 || since === sense) return null;
  if (senseOfNumber(history, since) === sense || history.confirmedAt > createdAt) return null;
  if (english.draftedAt !== null && english.draftedAt > createdAt) return null;
  const { approvedSourceId } = english;
  return approvedSourceId !== undefined && saysTheSame(history, approvedSourceId) ? null : since;
}

/** What the source revision of a number says. */
export function senseOfNumber(history: SourceHistory, number: number): number {
  return history.changes.find((change) => change.number === number)?.sense ?? number;
}
