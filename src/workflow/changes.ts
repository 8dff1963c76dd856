// All changes of a document between two points: machine draft, a version, the last approved one, the current text.
import { notFound } from '../errors.ts';
import type { ParagraphKind } from '../model/paragraph.ts';
import type { Text } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import type { VersionStatus } from '../model/version.ts';
import type { Db } from '../store/store.ts';
import { readItems, readVersions, type VersionRow } from '../store/versions.ts';
import { permit, requireDocument } from './access.ts';
import type { Deps } from './deps.ts';
import { readFacts, type SegmentFact } from './segment-facts.ts';

/** A state of the document: the newest machine draft, the last approved version, a version's number, or as it stands. */
export type ChangePoint = 'machine' | 'approved' | 'current' | number;

export type ChangeRow = {
  segmentId: string;
  /** 0-based place among the document's segments. */
  position: number;
  kind: ParagraphKind;
  source: Text | null;
  before: Text;
  after: Text;
  changed: boolean;
};
export type DocumentChanges = {
  documentId: string;
  title: string;
  from: ChangePoint;
  to: ChangePoint;
  /** Number of the last approved version; null where nothing is approved yet. */
  approvedNumber: number | null;
  versions: readonly { number: number; status: VersionStatus }[];
  /** Every segment, in order; `changed` says which differ. */
  rows: readonly ChangeRow[];
};

/** The English of each segment at a point; segments that it lacks are left out. */
async function textsAt(
  db: Db,
  point: ChangePoint,
  facts: readonly SegmentFact[],
  versions: readonly VersionRow[],
): Promise<Map<string, Text>> {
  if (point === 'current') return new Map(facts.map((fact) => [fact.segmentId, fact.target?.text ?? '']));
  if (point === 'machine') return new Map(facts.map((fact) => [fact.segmentId, fact.machineText ?? '']));
  const version =
    point === 'approved'
      ? versions.findLast((one) => one.status === 'approved')
      : versions.find((one) => one.number === point);
  if (version === undefined && point !== 'approved') throw notFound();
  const items = version === undefined ? [] : await readItems(db, version.versionId);
  return new Map(items.map((item) => [item.segmentId, item.targetText]));
}

/** Throws notFound, also for a version that is not there. */
export async function documentChanges(
  deps: Deps,
  actor: Actor,
  input: { documentId: string; from: ChangePoint; to?: ChangePoint },
): Promise<DocumentChanges> {
  const { documentId, from, to = 'current' } = input;
  permit(actor, 'document.read');
  return deps.store.snapshot(async (trx) => {
    const { title } = await requireDocument(trx, documentId);

    const facts = await readFacts(trx, { documentId });
    const versions = await readVersions(trx, documentId);
    const earlier = await textsAt(trx, from, facts, versions);
    const later = await textsAt(trx, to, facts, versions);
    const rows = facts.map((fact): ChangeRow => {
      const before = earlier.get(fact.segmentId) ?? '';
      const after = later.get(fact.segmentId) ?? '';
      return {
        segmentId: fact.segmentId,
        position: fact.position,
        kind: fact.kind,
        source: fact.source?.text ?? null,
        before,
        after,
        changed: before !== after,
      };
    });
    return {
      documentId,
      title,
      from,
      to,
      approvedNumber: versions.findLast((one) => one.status === 'approved')?.number ?? null,
      versions: versions.map(({ number, status }) => ({ number, status })),
      rows,
    };
  });
}
