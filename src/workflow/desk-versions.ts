// What the side-by-side page says of a document's versions: the approved one, one that waits, one that was sent back.
import { type ErrorType, errorTypeOf } from '../model/quality.ts';
import { versionEvents } from '../store/events.ts';
import type { Db } from '../store/store.ts';
import type { VersionRow } from '../store/versions.ts';

export type DeskVersions = {
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
    remarks: readonly { segmentId: string; note: string; error: ErrorType | null }[];
  } | null;
};

/** `changesSince`: segments that differ from the approved version. */
export async function readDeskVersions(
  db: Db,
  versions: readonly VersionRow[],
  changesSince: number,
): Promise<DeskVersions> {
  const approved = versions.findLast((version) => version.status === 'approved');
  const submitted = versions.findLast((version) => version.status === 'submitted');
  const newest = versions.at(-1);
  const returned = newest?.status === 'changes-requested' ? newest : undefined;
  return {
    approved:
      approved === undefined
        ? null
        : {
            number: approved.number,
            changesSince,
            by: approved.deciderName ?? '',
            at: approved.decidedAt ?? approved.submittedAt,
            selfApproved: approved.selfApproved === 1,
          },
    submitted:
      submitted === undefined
        ? null
        : {
            versionId: submitted.versionId,
            number: submitted.number,
            by: submitted.submitterName,
            byUserId: submitted.submittedBy,
            at: submitted.submittedAt,
            note: submitted.note,
          },
    changesRequested:
      returned === undefined
        ? null
        : {
            number: returned.number,
            note: returned.decisionNote,
            by: returned.deciderName ?? '',
            at: returned.decidedAt ?? returned.submittedAt,
            remarks: await readRemarks(db, returned.versionId),
          },
  };
}

/** Remarks on segments that came with an editor's decision on a version. */
export async function readRemarks(
  db: Db,
  versionId: string,
): Promise<{ segmentId: string; note: string; error: ErrorType | null }[]> {
  const events = await versionEvents(db, versionId, 'segment.remarked');
  return events.flatMap(({ segmentId, data }) =>
    segmentId === null ? [] : [{ segmentId, note: String(data.note ?? ''), error: errorTypeOf(data) }],
  );
}
