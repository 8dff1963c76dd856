// Export: the approved version (or, said plainly, the draft) in a format.
import type { ParagraphKind } from '../model/paragraph.ts';
import type { Actor } from '../model/user.ts';
import type { Deps } from './deps.ts';

export type ExportInput = {
  documentId: string;
  /** Format id of src/formats. */
  format: string;
  version: 'approved' | 'draft' | number;
  /** Kinds to export whatever their paragraph says; default: each paragraph's own `included`. */
  include?: readonly ParagraphKind[];
};
export type Exported = {
  bytes: Uint8Array;
  fileName: string;
  mime: string;
  /** `draft`: not approved; `number`: of the version, null for the current draft. */
  label: { draft: boolean; number: number | null };
};
export async function exportDocument(_deps: Deps, _actor: Actor, _input: ExportInput): Promise<Exported> {
  throw new Error('not built yet');
}

/** What can be exported now: the last approved version's number, all versions, and the formats that write. */
export async function exportChoices(
  _deps: Deps,
  _actor: Actor,
  _documentId: string,
): Promise<{
  title: string;
  approved: number | null;
  changesSince: number;
  versions: { number: number; status: string }[];
}> {
  throw new Error('not built yet');
}
