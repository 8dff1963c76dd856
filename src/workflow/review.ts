// Review: a version beside the last approved one and the machine draft, and an editor's decision.
import type { ParagraphKind } from '../model/paragraph.ts';
import type { Text } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import type { VersionStatus } from '../model/version.ts';
import type { Deps } from './deps.ts';

export type ReviewAgainst = 'approved' | 'machine' | number;

export type ReviewRow = {
  segmentId: string;
  position: number;
  kind: ParagraphKind;
  included: boolean;
  source: Text | null;
  /** What it is compared with: '' where that lacks the segment. */
  before: Text;
  /** The version's text, and the number of that revision (0: none). */
  after: Text;
  base: number;
  /** The newest machine draft up to that revision. */
  machine: Text | null;
  changed: boolean;
  /** The machine's text to the letter. */
  untouched: boolean;
  /** Numbers of other changes: the row's text has been edited since the version was submitted. */
  editedSince: boolean;
};

export type ReviewView = {
  documentId: string;
  title: string;
  version: {
    versionId: string;
    number: number;
    status: VersionStatus;
    hash: string;
    note: string;
    submittedBy: string;
    submittedAt: number;
    decidedBy: string | null;
    decidedAt: number | null;
    decisionNote: string;
    selfApproved: boolean;
    remarks: readonly { segmentId: string; note: string }[];
    /** Number of the version it corrects (approved with corrections). */
    corrects: number | null;
  };
  versions: readonly { number: number; status: VersionStatus }[];
  /** Number of the last approved version before this one, null where there is none. */
  approvedNumber: number | null;
  against: ReviewAgainst;
  rows: readonly ReviewRow[];
  counts: { segments: number; changed: number; untouched: number; words: number; untouchedWords: number };
  /** `refusal`: message key under `errors.` that says why the actor may not approve; null: may. */
  approval: {
    refusal: string | null;
    /** More than half of its words are unedited machine text: approving asks once more. */
    mostlyUntouched: boolean;
    /** A one-person installation would approve its own. */
    own: boolean;
  };
  mayRequestChanges: boolean;
  mayWithdraw: boolean;
};

export async function readReview(
  _deps: Deps,
  _actor: Actor,
  _input: { documentId: string; number: number; against: ReviewAgainst },
): Promise<ReviewView> {
  throw new Error('not built yet');
}

export type Approval = { versionId: string; hash: string; confirmUntouched?: boolean; operationId?: string };
export async function approveVersion(
  _deps: Deps,
  _actor: Actor,
  _input: Approval,
): Promise<{ number: number }> {
  throw new Error('not built yet');
}

export type Correction = { segmentId: string; base: number; text: Text };
/** Makes version n+1 of version n plus the editor's own revisions and approves it, in one step. */
export async function approveWithCorrections(
  _deps: Deps,
  _actor: Actor,
  _input: Approval & { corrections: readonly Correction[] },
): Promise<{ versionId: string; number: number }> {
  throw new Error('not built yet');
}

export type ChangeRequest = {
  versionId: string;
  note: string;
  remarks?: readonly { segmentId: string; note: string }[];
  operationId?: string;
};
export async function requestChanges(_deps: Deps, _actor: Actor, _input: ChangeRequest): Promise<void> {
  throw new Error('not built yet');
}
