// Paragraphs: the rows of a document, with their kind and their place in the export.
import type { Span } from './text.ts';

export const PARAGRAPH_KINDS = [
  'headline',
  'deck',
  'caption',
  'heading',
  'paragraph',
  'list-item',
  'related',
  'keywords',
] as const;
export type ParagraphKind = (typeof PARAGRAPH_KINDS)[number];

/**
 * Why a paragraph is no part of the article any more, '' where it is: merged into the one before it, not in a new edition of the
 * original, or its adding was undone. Its texts and their history stay.
 */
export type Gone = '' | 'merged' | 'edition' | 'removed';

/** A row of a document. `dateline` is the span of "Jakarta - " in the source, where the paragraph begins with one. */
export type Paragraph = {
  paragraphId: string;
  documentId: string;
  position: number;
  kind: ParagraphKind;
  included: boolean;
  dateline: Span | null;
};

/** Kinds that a newsroom leaves out of the export unless told otherwise. */
export function includedByDefault(kind: ParagraphKind): boolean {
  return kind !== 'related' && kind !== 'keywords';
}
