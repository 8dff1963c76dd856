// Tables of what confirmed segments have taught.
import type { Flag } from './schema.ts';

export type LessonTables = {
  lessons: {
    lessonId: string;
    projectId: string;
    /** A word of the source in lower case, and its English in confirmed texts. */
    source: string;
    target: string;
    /** Percent: how much the pair counts in a draft. */
    weight: number;
    /** 0: removed by a person; stays so whatever is confirmed later. */
    enabled: Flag;
    lastSeenAt: number;
  };
  /** Which segments' confirmed texts have the pair; `corrected`: where the machine's draft had something else. */
  lessonEvidence: { segmentId: string; lessonId: string; corrected: Flag };
};
