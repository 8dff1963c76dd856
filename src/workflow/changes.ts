// All changes of a document: machine draft or last approved version against the current text.
import type { ParagraphKind } from '../model/paragraph.ts';
import type { Text } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import { readItems, readVersions } from '../store/versions.ts';
import { permit, requireDocument } from './access.ts';
import type { Deps } from './deps.ts';
import { readFacts } from './segment-facts.ts';

export type ChangeRow = {
  segmentId: string;
  /** 0-based place among the document's segments. */
  position: number;
  kind: ParagraphKind;
  source: Text | null;
  /** Number of the current revision; 0: none. */
  number: number;
  before: Text;
  after: Text;
  changed: boolean;
};
export type DocumentChanges = {
  documentId: string;
  title: string;
  from: 'machine' | 'approved';
  /** Number of the approved version compared with; null for the machine, or where nothing is approved yet. */
  versionNumber: number | null;
  /** Every segment, in order; `changed` says which differ. */
  rows: readonly ChangeRow[];
};
/** Throws notFound. */
export async function documentChanges(
  deps: Deps,
  actor: Actor,
  input: { documentId: string; from: 'machine' | 'approved' },
): Promise<DocumentChanges> {
  permit(actor, 'document.read');
  const { documentId, from } = input;
  return deps.store.snapshot(async (trx) => {
    const { title } = await requireDocument(trx, documentId);
    const facts = await readFacts(trx, { documentId });
    const versions = from === 'approved' ? await readVersions(trx, documentId) : [];
    const approved = versions.findLast((version) => version.status === 'approved');
    const items = approved === undefined ? [] : await readItems(trx, approved.versionId);
    const approvedTexts = new Map(items.map((item) => [item.segmentId, item.targetText]));
    const rows = facts.map((fact): ChangeRow => {
      const after = fact.target?.text ?? '';
      const before = (from === 'machine' ? fact.machineText : approvedTexts.get(fact.segmentId)) ?? '';
      return {
        segmentId: fact.segmentId,
        position: fact.position,
        kind: fact.kind,
        source: fact.source?.text ?? null,
        number: fact.target?.number ?? 0,
        before,
        after,
        changed: before !== after,
      };
    });
    return { documentId, title, from, versionNumber: approved?.number ?? null, rows };
  });
}
