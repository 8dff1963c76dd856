// The side-by-side page: everything it shows of a document or of one row.
import type { AlignmentLink } from '../engines/engine.ts';
import type { DocumentRecord } from '../model/document.ts';
import type { ParagraphKind } from '../model/paragraph.ts';
import type { Project } from '../model/project.ts';
import type { Origin } from '../model/revision.ts';
import type { SegmentMark, SegmentState } from '../model/segment.ts';
import type { TermMatch, TermUse } from '../model/term.ts';
import type { InlineCode, Span, Text } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import type { Deps } from './deps.ts';
import type { JobView } from './draft.ts';

export type DeskRow = {
  paragraphId: string;
  segmentId: string;
  /** 0-based place among the document's segments. */
  position: number;
  kind: ParagraphKind;
  included: boolean;
  dateline: Span | null;
  /** Null where the row has no source (an added English headline). */
  source: Text | null;
  sourceSentences: readonly Span[];
  target: Text;
  targetSentences: readonly Span[];
  codes: readonly InlineCode[];
  /** Number of the current target revision; 0: none yet. A save carries it. */
  base: number;
  mark: SegmentMark;
  state: SegmentState;
  origin: Origin | null;
  author: { userId: string; name: string } | null;
  /** Time of the current target revision; null where there is none. */
  savedAt: number | null;
  terms: readonly TermMatch[];
  termUses: readonly TermUse[];
  /** The actor's own saved text that is not a revision yet. `base` below the row's: somebody saved in between. */
  working: { text: Text; base: number; updatedAt: number } | null;
  /** Source and target words that belong together; only while the target is the machine's own draft. */
  alignment: readonly AlignmentLink[] | null;
  confidence: readonly { target: Span; probability: number }[] | null;
  notes: readonly string[];
  /** Confirmed, reviewed or final, and still the machine's text to the letter. */
  reviewedUnchanged: boolean;
};

/** Counts over all rows of the document; words are the source's (the English's where there is no source). */
export type Progress = { segments: number; confirmed: number; words: number; confirmedWords: number };

export type DeskPermissions = {
  edit: boolean;
  confirm: boolean;
  review: boolean;
  draft: boolean;
  submit: boolean;
  /** Withdraw the version that is submitted now. */
  withdraw: boolean;
  approve: boolean;
  export: boolean;
};

export type DeskView = {
  document: DocumentRecord;
  project: Project;
  rows: readonly DeskRow[];
  progress: Progress;
  approved: { number: number; changesSince: number; by: string; at: number; selfApproved: boolean } | null;
  submitted: {
    versionId: string;
    number: number;
    by: string;
    byUserId: string;
    at: number;
    note: string;
  } | null;
  /** Set while the newest version is one that an editor sent back. */
  changesRequested: {
    number: number;
    note: string;
    by: string;
    at: number;
    remarks: readonly { segmentId: string; note: string }[];
  } | null;
  /** The newest drafting job that is queued, running or ended within the last minute. */
  job: JobView | null;
  permissions: DeskPermissions;
};

/** Throws notFound. */
export async function readDesk(_deps: Deps, _actor: Actor, _documentId: string): Promise<DeskView> {
  throw new Error('not built yet');
}

/** One row as it is now, with the document's progress. Throws notFound. */
export async function readRow(
  _deps: Deps,
  _actor: Actor,
  _segmentId: string,
): Promise<{ documentId: string; row: DeskRow; progress: Progress }> {
  throw new Error('not built yet');
}
