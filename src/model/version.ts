// Versions: immutable snapshots of a document, and the rule of who may approve one.
import { createHash } from 'node:crypto';
import type { ParagraphKind } from './paragraph.ts';

export const VERSION_STATUSES = [
  'submitted',
  'changes-requested',
  'approved',
  'withdrawn',
  'superseded',
] as const;
export type VersionStatus = (typeof VERSION_STATUSES)[number];

/** What a version's pages tell of it. */
export type VersionFacts = {
  number: number;
  status: VersionStatus;
  /** SHA-256 over its rows, hex. */
  hash: string;
  note: string;
  submittedBy: string;
  submittedAt: number;
  decidedBy: string | null;
  decidedAt: number | null;
  decisionNote: string;
  /** A one-person installation approved its own. */
  selfApproved: boolean;
  /** Number of the version that it corrects (approved with corrections). */
  corrects: number | null;
};

/** One row of a version. Revision ids are null where the side is empty (an added English headline has no source). */
export type VersionItem = {
  position: number;
  included: boolean;
  kind: ParagraphKind;
  segmentId: string;
  sourceRevisionId: string | null;
  targetRevisionId: string | null;
  sourceText: string;
  targetText: string;
};

/**
 * SHA-256 (hex) over the rows in order: position, inclusion, kind, segment, both revisions and both texts, each field
 * length-prefixed so that no two lists share an encoding.
 */
export function versionHash(items: readonly VersionItem[]): string {
  const hash = createHash('sha256');
  for (const item of items) {
    const fields = [
      String(item.position),
      item.included ? '1' : '0',
      item.kind,
      item.segmentId,
      item.sourceRevisionId ?? '',
      item.targetRevisionId ?? '',
      item.sourceText,
      item.targetText,
    ];
    for (const field of fields) hash.update(`${Buffer.byteLength(field)}:${field};`);
    hash.update('\n');
  }
  return hash.digest('hex');
}

/** What the approval rule needs to know of one segment of the version. */
export type Involvement = { segmentId: string; writers: readonly string[]; confirmers: readonly string[] };

export type ApprovalRefusal = 'approval.submitter' | 'approval.alone' | 'approval.strict';

/**
 * Whether `approverId` may approve: not the submitter, and no segment of the version was written or confirmed by the
 * approver alone. `strict`: none of its revisions is the approver's. `onlyPerson`: a one-person installation may
 * approve its own. Null when allowed, else why not.
 */
export function approvalRefusal(
  approverId: string,
  submitterId: string,
  involvement: readonly Involvement[],
  options: { strict: boolean; onlyPerson: boolean },
): ApprovalRefusal | null {
  if (options.onlyPerson) return null;
  if (approverId === submitterId) return 'approval.submitter';
  if (options.strict && involvement.some((one) => one.writers.includes(approverId))) return 'approval.strict';
  const alone = (people: readonly string[]) =>
    people.length > 0 && people.every((person) => person === approverId);
  if (involvement.some((one) => alone(one.writers) || alone(one.confirmers))) return 'approval.alone';
  return null;
}
