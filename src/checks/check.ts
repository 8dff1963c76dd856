// The contract of a check: what it is handed, what it finds. Checks are pure and know no store and no HTML.

import type { CheckStyle, Variety } from '../model/house-style.ts';
import type { ParagraphKind } from '../model/paragraph.ts';
import type { TermUse } from '../model/term.ts';
import type { InlineCode, Span, Text } from '../model/text.ts';
import type { Analyser } from '../text/morphology.ts';
import type { WordForms } from '../text/word-forms.ts';
import type { Speller } from './speller.ts';

/** error: the meaning or the format is wrong; warning: very likely a slip; hint: worth a look. */
export const SEVERITIES = ['error', 'warning', 'hint'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What the checks know of the two languages. */
export type CheckLanguage = {
  analyser: Analyser;
  dictionary: WordForms;
  speller(variety: Variety): Speller;
};

export type CheckInput = {
  source: Text;
  target: Text;
  kind: ParagraphKind;
  /** The segment's code table: its inline codes' kinds. */
  codes: readonly InlineCode[];
  /** How the target treats each of the glossary's terms in the source. */
  terms: readonly TermUse[];
  settings: CheckStyle;
  language: CheckLanguage;
};

/** A replacement of the target's text at `span`, offered only where it is certain. */
export type Fix = { span: Span; text: string };

/**
 * `message` is one of the check's message keys (`checks.ID.MESSAGE` in the interface's texts) with its params. Spans are
 * UTF-16 offsets, null where nothing stands on that side. `severity`: where it is not the check's.
 */
export type Finding = {
  source: Span | null;
  target: Span | null;
  message: string;
  params: Readonly<Record<string, string>>;
  fix: Fix | null;
  severity?: Severity;
};

export type SegmentCheck<Id extends string = string> = {
  id: Id;
  scope: 'segment';
  severity: Severity;
  run(input: CheckInput): Finding[];
};

/** A segment as a document's check sees it; segments without a source or a target are not handed over. */
export type NeighbourSegment = { segmentId: string; source: Text; target: Text };

export type DocumentCheck<Id extends string = string> = {
  id: Id;
  scope: 'document';
  severity: Severity;
  run(segments: readonly NeighbourSegment[]): Map<string, Finding[]>;
};

/** A finding without the parts that it leaves empty. */
export function finding(message: string, rest: Partial<Omit<Finding, 'message'>> = {}): Finding {
  return { message, source: null, target: null, params: {}, fix: null, ...rest };
}
