// How long somebody types in each segment: the gaps between their inputs, as long as these are short.

/** Milliseconds after which a person is thought to do something else. */
const LONGEST_GAP = 30_000;

export type TypingClock = {
  /** An input in the segment at `now`, milliseconds; `focused`: the page is the one that the person is in. */
  input(segmentId: string, now: number, focused: boolean): void;
  /** Milliseconds that the save with this operation id tells of: the same for a retry. */
  spent(segmentId: string, operationId: string): number;
  /** The server has the save. */
  told(operationId: string): void;
};

export function createTypingClock(): TypingClock {
  const untold = new Map<string, number>();
  const telling = new Map<string, number>();
  let last: { segmentId: string; at: number } | null = null;
  return {
    input(segmentId, now, focused) {
      const gap = last?.segmentId === segmentId ? now - last.at : LONGEST_GAP;
      if (focused && gap >= 0 && gap < LONGEST_GAP) untold.set(segmentId, (untold.get(segmentId) ?? 0) + gap);
      last = focused ? { segmentId, at: now } : null;
    },
    spent(segmentId, operationId) {
      let time = telling.get(operationId);
      if (time === undefined) {
        time = Math.round(untold.get(segmentId) ?? 0);
        untold.delete(segmentId);
        telling.set(operationId, time);
      }
      return time;
    },
    told: (operationId) => telling.delete(operationId),
  };
}
