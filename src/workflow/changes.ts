// All changes of a document: machine draft or last approved version against the current text.
import type { ParagraphKind } from '../model/paragraph.ts';
import type { Text } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import type { Deps } from './deps.ts';

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
export async function documentChanges(
  _deps: Deps,
  _actor: Actor,
  _input: { documentId: string; from: 'machine' | 'approved' },
): Promise<DocumentChanges> {
  throw new Error('not built yet');
}
