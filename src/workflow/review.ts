// Review: a version beside the last approved one, the machine draft or any other version.
import { notFound } from '../errors.ts';
import type { ParagraphKind } from '../model/paragraph.ts';
import { may } from '../model/permissions.ts';
import type { ErrorType } from '../model/quality.ts';
import type { Text } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import type { VersionFacts, VersionStatus } from '../model/version.ts';
import { readWordCounts } from '../store/segments.ts';
import { readItems, readVersions, type VersionRow } from '../store/versions.ts';
import { readableDocument, roleOn } from './access.ts';
import type { Deps } from './deps.ts';
import { readRemarks } from './desk-versions.ts';
import {
  countUntouched,
  isMostlyUntouched,
  isUntouchedItem,
  readApprovalRefusal,
  readProvenance,
} from './version-checks.ts';

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
  /** The segment's text has been edited since the version was submitted. */
  editedSince: boolean;
};

export type ReviewView = {
  documentId: string;
  title: string;
  version: VersionFacts & {
    versionId: string;
    remarks: readonly { segmentId: string; note: string; error: ErrorType | null }[];
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
  /** May approve with corrections (the strict setting forbids it). */
  mayCorrect: boolean;
  mayRequestChanges: boolean;
  mayWithdraw: boolean;
};

/** Throws notFound where the document, the version or the version compared with does not exist. */
export async function readReview(
  deps: Deps,
  actor: Actor,
  input: { documentId: string; number: number; against: ReviewAgainst },
): Promise<ReviewView> {
  const { documentId, against } = input;
  return deps.store.snapshot(async (trx) => {
    const document = await readableDocument(trx, actor, documentId);
    const versions = await readVersions(trx, documentId);
    const version = versions.find((one) => one.number === input.number);
    if (version === undefined) throw notFound();
    const { versionId } = version;
    const approved = versions.findLast((one) => one.status === 'approved' && one.number < version.number);
    const other = typeof against === 'number' ? versions.find((one) => one.number === against) : approved;
    if (typeof against === 'number' && other === undefined) throw notFound();
    const earlier = against === 'machine' || other === undefined ? [] : await readItems(trx, other.versionId);
    const before = new Map(earlier.map((item) => [item.segmentId, item.targetText]));
    const items = await readItems(trx, versionId);
    const provenance = await readProvenance(trx, versionId);
    const current = await readWordCounts(trx, 'target', { documentId });
    const rows = items.map((item): ReviewRow => {
      const known = provenance.get(item.segmentId);
      const machine = known?.machineText ?? null;
      const text = against === 'machine' ? (machine ?? '') : (before.get(item.segmentId) ?? '');
      return {
        segmentId: item.segmentId,
        position: item.position,
        kind: item.kind,
        included: item.included,
        source: item.sourceRevisionId === null ? null : item.sourceText,
        before: text,
        after: item.targetText,
        base: known?.number ?? 0,
        machine,
        changed: text !== item.targetText,
        untouched: isUntouchedItem(item, known),
        editedSince: (current.get(item.segmentId)?.revisionId ?? null) !== item.targetRevisionId,
      };
    });
    const untouched = countUntouched(items, provenance);
    const { userId } = actor;
    const role = await roleOn(trx, actor, documentId);
    const rule = await readApprovalRefusal(trx, version, document.projectId, userId, provenance);
    const open = version.status === 'submitted';
    const decides = may(role, 'version.approve', false);
    return {
      documentId,
      title: document.title,
      version: {
        ...toVersionView(version, versions),
        remarks: await readRemarks(trx, versionId),
      },
      versions: versions.map(({ number, status }) => ({ number, status })),
      approvedNumber: approved?.number ?? null,
      against,
      rows,
      counts: {
        segments: rows.length,
        changed: rows.filter((row) => row.changed).length,
        ...untouched,
      },
      approval: {
        refusal: !open ? 'version.not-open' : decides ? rule.refusal : 'forbidden',
        mostlyUntouched: isMostlyUntouched(untouched),
        own: rule.own,
      },
      mayCorrect: open && decides && rule.refusal === null && !rule.strict,
      mayRequestChanges: open && may(role, 'version.request-changes', false),
      mayWithdraw: open && may(role, 'version.withdraw', version.submittedBy === userId),
    };
  });
}

function toVersionView(
  version: VersionRow,
  versions: readonly VersionRow[],
): Omit<ReviewView['version'], 'remarks'> {
  const { versionId, number, status, hash, note, submittedAt, decidedAt, decisionNote } = version;
  return {
    versionId,
    number,
    status,
    hash,
    note,
    submittedBy: version.submitterName,
    submittedAt,
    decidedBy: version.deciderName,
    decidedAt,
    decisionNote,
    selfApproved: version.selfApproved === 1,
    corrects: versions.find((one) => one.versionId === version.correctsVersionId)?.number ?? null,
  };
}
