// What the document page's script and the server tell each other about rows, progress and jobs.
import type { SegmentMark } from './segment.ts';
import type { Span } from './text.ts';

/** How the target treats the row's term number `index` (its place among the marks of the source). */
export type TermUseJson = {
  index: number;
  status: 'present' | 'missing' | 'optional' | 'deprecated';
  spans: readonly Span[];
};

/**
 * An issue that a check found, with its sentence. `about`: its key. `fix`: the text that certainly belongs at its span;
 * `offer`: one that may, at the cursor where its span is null. `dismissed`: who said that it is none.
 */
export type IssueJson = {
  check: string;
  about: string;
  severity: string;
  severityLabel: string;
  title: string;
  text: string;
  source: Span | null;
  target: Span | null;
  fix: { span: Span; text: string; label: string } | null;
  offer: { span: Span | null; text: string; label: string } | null;
  dismissed: { by: string; exact: string } | null;
};

/** Source words and the target words they became. */
export type AlignmentView = { source: Span; target: Span };

/**
 * A row as it stands on the server. `base` is the newest revision's number and `revised` its text; `text` is what the
 * reader sees, which is their own working text where they have one, and `workingBase` the revision that was written
 * over (`base` where they have none). `meta` is one ready line ("confirmed by Rani, 14:02"), `metaTitle` its exact time.
 */
export type RowJson = {
  segmentId: string;
  base: number;
  revised: string;
  text: string;
  workingBase: number;
  mark: SegmentMark;
  markLabel: string;
  confirmed: boolean;
  meta: string;
  metaTitle: string;
  uses: readonly TermUseJson[];
  issues: number;
  /** Of the issues, those that are errors, and warnings. */
  errors: number;
  warnings: number;
  /** Whether they are known: false while a long document waits for its first check. */
  checked: boolean;
  /** Differs from the last approved version, where there is one. */
  changed: boolean;
  /** The source has changed since somebody stood by the English. */
  behind: boolean;
  /** Who has taken the segment: initials and a sentence; `mine`: the reader. */
  claim: { initials: string; label: string; mine: boolean } | null;
  /** Open threads of comments. */
  threads: number;
  alignment: readonly AlignmentView[] | null;
  /** Words of a machine draft that the machine itself is unsure of. */
  unsure: readonly Span[];
};

export type ProgressJson = { segments: number; confirmed: number; words: number; confirmedWords: number };

/** A drafting job. `words`: words drafted so far; times in milliseconds UTC. `error` is a sentence, or null. */
export type JobJson = {
  jobId: string;
  /** The engine's name: another one may step in while the job runs. */
  engine: string;
  status: 'queued' | 'running' | 'done' | 'cancelled' | 'failed';
  done: number;
  total: number;
  words: number;
  startedAt: number | null;
  finishedAt: number | null;
  error: string | null;
};

/** Other people who have the document open, a line a page; `segmentId`: where they are editing, or null. */
export type PresenceJson = {
  people: readonly { userId: string; name: string; segmentId: string | null; typing: boolean }[];
};
