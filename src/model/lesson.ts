// Lessons: what confirmed translations teach the next draft of the same project.

/** A word of the source, in lower case, and its English in a confirmed text; `corrected`: the machine's draft had another. */
export type LessonPair = { source: string; target: string; corrected: boolean };

/** How much a lesson counts, in percent. */
export const LESSON_WEIGHTS = [25, 50, 75] as const;
export type LessonWeight = (typeof LESSON_WEIGHTS)[number];

export const USUAL_WEIGHT: LessonWeight = 50;

/** A text that keeps as much of the draft's words was corrected, not written anew: what was changed was meant. */
const CORRECTED = 0.7;

/** The weight of what a confirmed text teaches that keeps the share `kept` of the draft's words. */
export function firstWeight(kept: number): LessonWeight {
  return kept >= CORRECTED ? 75 : USUAL_WEIGHT;
}

/**
 * `count`: segments whose confirmed texts say it now, `corrections` those of them where the machine had said something else.
 * `enabled` false: removed, and off until somebody enables it again.
 */
export type Lesson = {
  lessonId: string;
  source: string;
  target: string;
  weight: number;
  enabled: boolean;
  count: number;
  corrections: number;
  lastSeenAt: number;
};
