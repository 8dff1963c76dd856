// The list of documents, and what waits for a person.
import type { Actor } from '../model/user.ts';
import type { Deps } from './deps.ts';

/** `new`: nothing filled; `drafting`: no version yet; then as the newest version and what was edited since say. */
export type DocumentStatus =
  | 'new'
  | 'drafting'
  | 'submitted'
  | 'changes-requested'
  | 'approved'
  | 'approved-changed';

export type DocumentListRow = {
  documentId: string;
  title: string;
  outlet: string;
  /** Words of the source (of the English where there is no source). */
  words: number;
  confirmedWords: number;
  segments: number;
  confirmed: number;
  status: DocumentStatus;
  /** Number of the last approved version. */
  versionNumber: number | null;
  /** Segments that differ from the last approved version. */
  changesSince: number;
  updatedAt: number;
};

export async function listDocuments(_deps: Deps, _actor: Actor): Promise<DocumentListRow[]> {
  throw new Error('not built yet');
}

export type WaitingItem = {
  kind: 'draft' | 'unsaved' | 'review' | 'changes-requested';
  documentId: string;
  title: string;
  /** Segments to confirm, or segments with unsaved text of the person. */
  segments: number;
  versionNumber: number | null;
  note: string;
  by: string | null;
  at: number;
};

/** What waits for the person, newest first: changes requested of them, versions they may review, drafts to confirm. */
export async function waitingFor(_deps: Deps, _actor: Actor): Promise<WaitingItem[]> {
  throw new Error('not built yet');
}
