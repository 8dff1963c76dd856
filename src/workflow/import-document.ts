// Import: a document with its paragraphs, texts and original bytes, in one transaction.
import type { DocumentDetails } from '../model/document.ts';
import type { ParagraphKind } from '../model/paragraph.ts';
import type { Origin } from '../model/revision.ts';
import type { SegmentState } from '../model/segment.ts';
import type { InlineCode, Span, Text } from '../model/text.ts';
import type { Actor } from '../model/user.ts';
import type { Deps } from './deps.ts';

/** One segment's texts. `machineDraft`: the machine's text that `target` was edited from. */
export type ImportSegment = {
  source: Text | null;
  target?: Text;
  state?: SegmentState;
  origin?: Origin;
  machineDraft?: Text;
  codes?: readonly InlineCode[];
};

/** A paragraph with its own texts, or with `segments` (XLIFF keeps its segments), which then win. */
export type ImportParagraph = ImportSegment & {
  kind: ParagraphKind;
  included: boolean;
  dateline: Span | null;
  notes?: readonly string[];
  segments?: readonly ImportSegment[];
};

export type ImportInput = {
  projectId?: string;
  details: Partial<DocumentDetails>;
  sourceLang?: string;
  targetLang?: string;
  /** English headline and deck that the page itself lacks a source for. */
  headlineEn?: string;
  deckEn?: string;
  paragraphs: readonly ImportParagraph[];
  original: { name: string; bytes: Uint8Array; format: string };
  operationId: string;
};

export async function importDocument(
  _deps: Deps,
  _actor: Actor,
  _input: ImportInput,
): Promise<{ documentId: string }> {
  throw new Error('not built yet');
}
