// Texts of a file that stay as they are: shown in their place, never edited, drafted or counted.
import type { InlineCode, Text } from './text.ts';

/** Why: the file asks for it, or the text is in other languages than the document. */
export type LockReason = 'file' | 'language';

/** `target` null: the file has none. Languages as the file writes them. */
export type LockedText = {
  reason: LockReason;
  source: Text | null;
  target: Text | null;
  codes: readonly InlineCode[];
  sourceLang: string;
  targetLang: string;
};

/** With its place: from -1 down before the segment, the nearest first; from 1 up after it. */
export type LockedRow = LockedText & { segmentId: string; position: number };
