// Editing what surrounds the texts: a paragraph's kind and inclusion, added paragraphs, a document's details.
import type { DocumentDetails, DocumentRecord } from '../model/document.ts';
import type { ParagraphKind } from '../model/paragraph.ts';
import type { Actor } from '../model/user.ts';
import type { Deps } from './deps.ts';

export type ParagraphEdit = {
  paragraphId: string;
  kind?: ParagraphKind;
  included?: boolean;
  operationId: string;
};
export async function editParagraph(
  _deps: Deps,
  _actor: Actor,
  _input: ParagraphEdit,
): Promise<{ documentId: string }> {
  throw new Error('not built yet');
}

/** Adds an English headline or deck without a source, at the top. */
export type AddedParagraph = {
  documentId: string;
  kind: 'headline' | 'deck';
  text?: string;
  operationId: string;
};
export async function addParagraph(
  _deps: Deps,
  _actor: Actor,
  _input: AddedParagraph,
): Promise<{ paragraphId: string; segmentId: string }> {
  throw new Error('not built yet');
}

export async function readDetails(_deps: Deps, _actor: Actor, _documentId: string): Promise<DocumentRecord> {
  throw new Error('not built yet');
}
export async function editDetails(
  _deps: Deps,
  _actor: Actor,
  _input: { documentId: string; details: Partial<DocumentDetails> },
): Promise<DocumentRecord> {
  throw new Error('not built yet');
}
