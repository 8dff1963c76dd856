// Translation memory: units, the matches found for a text, and what lowers a match.
import type { Origin } from './revision.ts';
import type { InlineCode, Span, Text } from './text.ts';

/**
 * A source and its English as somebody settled them. From a confirmed segment (`segmentId`, `revisionId`: the confirmed
 * target), whole (`part` 0) or its nth pair of sentences; else from a file or a person's hand. Languages are primary
 * subtags (`id`, `en`). `before` and `after`: keys of the neighbouring sources, 0 where none is known.
 */
export type MemoryUnit = {
  unitId: string;
  projectId: string;
  sourceLang: string;
  targetLang: string;
  source: Text;
  target: Text;
  codes: readonly InlineCode[];
  segmentId: string | null;
  revisionId: string | null;
  part: number;
  before: number;
  after: number;
  origin: Origin;
  /** The English is a machine's to the letter. */
  machine: boolean;
  /** Name of who settled it; '' where unknown. */
  author: string;
  createdAt: number;
  changedAt: number;
};

export type MemoryScope = Pick<MemoryUnit, 'projectId' | 'sourceLang' | 'targetLang'>;

/** `numbers`: the same but for numbers, which the target now has from the text looked up. */
export const MATCH_KINDS = ['context', 'exact', 'numbers', 'fuzzy'] as const;
export type MatchKind = (typeof MATCH_KINDS)[number];

/** What of the text looked up the match is for: all of it, one of its sentences, or a run of words inside. */
export type MatchPart = 'segment' | 'sentence' | 'fragment';

/** Points taken off a match. A machine's exact match thus counts 85, as MateCat has it. */
export const PENALTIES = { machine: 15, unapproved: 2 } as const;
export type Penalty = keyof typeof PENALTIES;

/** A piece of a source beside the unit's: what both have, what only the text looked up has, what only the unit has. */
export type SourcePiece = { kind: 'same' | 'inserted' | 'deleted'; text: string };

/**
 * A unit as a suggestion. `similarity`: by the published definition (memory/similarity.ts), 0 to 100; `score`: 101, 100, 99
 * or the similarity, less the penalties. `span`: the part of the text looked up that it is for.
 */
export type MemoryMatch = {
  unitId: string;
  kind: MatchKind;
  part: MatchPart;
  span: Span;
  similarity: number;
  score: number;
  penalties: readonly Penalty[];
  source: Text;
  /** With numbers replaced where `kind` is `numbers`; without codes that the text looked up lacks. */
  target: Text;
  pieces: readonly SourcePiece[];
  author: string;
  origin: Origin;
  changedAt: number;
  segmentId: string | null;
};
