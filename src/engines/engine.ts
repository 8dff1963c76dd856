// The contract of a machine translation engine, and the errors that it may end with.
import type { Span, Text } from '../model/text.ts';

/**
 * A glossary term in the source: allowed English, preferred first. With a `weight` (0…1) it is a lesson, for engines that take
 * `weighedTerms`: the heavier, the more it may cost the sentence.
 */
export type EngineTerm = { span: Span; targets: readonly string[]; weight?: number };

/** An approved translation of a like sentence; `score` 0…1, 1 for the same sentence. */
export type EngineMatch = { source: string; target: string; score: number };

/** One paragraph to translate. `before`/`after`: neighbouring source paragraphs, `matches`: for engines that read context. */
export type EngineParagraph = {
  id: string;
  source: Text;
  terms: readonly EngineTerm[];
  before?: string;
  after?: string;
  matches?: readonly EngineMatch[];
};

/** The whole glossary, for engines that keep one at their side. Equal `state`s have equal entries: term and preferred English. */
export type EngineGlossary = {
  state: string;
  entries(): readonly { source: string; target: string }[];
};

/** What calls cost: characters of source text as the service bills them; tokens where it counts those, else 0. */
export type EngineUsage = { requests: number; characters: number; inputTokens: number; outputTokens: number };

/** Source words and the target words they became; both spans in UTF-16 offsets of the whole paragraph. */
export type AlignmentLink = { source: Span; target: Span };

/** `confidence`: one entry per target word, probability 0…1. Empty lists where the engine has neither. */
export type EngineSentence = {
  source: Span;
  target: Span;
  alignment: readonly AlignmentLink[];
  confidence: readonly { target: Span; probability: number }[];
};

/** A sentence and a translation of it, whoever wrote it. */
export type SentencePair = { source: Text; target: Text };

/** Offsets are of the pair's own texts. Words of which the engine is not sure have no link. */
export type EngineAlignment = Pick<EngineSentence, 'alignment' | 'confidence'>;

export type EngineResult = {
  id: string;
  target: Text;
  sentences: readonly EngineSentence[];
  modelVersion: string;
};

export type TranslateOptions = {
  signal?: AbortSignal;
  /** Called once for each paragraph as soon as it is done, in any order. */
  onResult?: (result: EngineResult) => void;
  /** Milliseconds that the call may take in all; beyond them it rejects with kind `timeout`. Default: no bound. */
  timeBudget?: number;
  /** Beam width; engines without a beam ignore it. Default: the engine's own. */
  beam?: number;
  glossary?: EngineGlossary;
  /** How the English is to be written, for engines with `instructions`; others pass it over. */
  instructions?: string;
  /** Called after each request to a service that was answered; engines of this machine never call it. */
  onUsage?: (usage: EngineUsage) => void;
};

/** `text` may stand in the place of `span`. */
export type Rephrasing = { span: Span; text: string };

/** `timeBudget`: milliseconds for the whole call. */
export type CallLimits = { signal?: AbortSignal; timeBudget?: number };
export type CompleteOptions = CallLimits & { words?: number };

export type EngineCapabilities = {
  glossary: boolean;
  prefix: boolean;
  alternatives: boolean;
  alignment: boolean;
  /** Whether it links the words of any pair of sentences, not of its own drafts alone. Default: no. */
  pairs?: boolean;
  /** Whether it has other wordings for some words of a sentence. Default: no. */
  rephrase?: boolean;
  /** Whether terms may carry a weight; other engines are handed the glossary's alone. */
  weighedTerms?: boolean;
  /** Paragraphs worth sending in one call. */
  batchSize: number;
  /** Longest paragraph it takes, in UTF-16 units. */
  maxLength: number;
  /** Whether text leaves this machine. */
  online: boolean;
  /** Whether neighbours and matches change what it answers. Default: no. */
  context?: boolean;
  /** Whether it follows instructions in words. Default: no. */
  instructions?: boolean;
};

/** `modelVersion` is empty where the engine is not ready; `account`: characters used and allowed, where the service tells. */
export type EngineStatus = {
  ready: boolean;
  reason?: EngineErrorKind;
  modelVersion: string;
  account?: { used: number; limit: number };
};

export type Engine = {
  readonly id: string;
  readonly capabilities: EngineCapabilities;
  /** The model's version where it is known without asking, as a service's is. */
  readonly modelVersion?: string;
  /**
   * Translates paragraphs and resolves with the results in the order given. Rejects with EngineError; an abort
   * rejects with kind `cancelled`. Paragraphs already handed to onResult stay valid.
   */
  translate(paragraphs: readonly EngineParagraph[], options?: TranslateOptions): Promise<EngineResult[]>;
  /**
   * Where `capabilities.prefix`: the translation of one sentence that begins with `prefix`, kept to the letter and
   * perhaps ending inside a word; at most `words` words more.
   */
  complete?(sentence: EngineParagraph, prefix: string, options?: CompleteOptions): Promise<string>;
  /** Where `capabilities.alternatives`: up to `count` different translations of one sentence, best first. */
  alternatives?(sentence: EngineParagraph, count: number, options?: CompleteOptions): Promise<string[]>;
  /**
   * Where `capabilities.rephrase`: up to `count` other wordings for `span` of `target`, a translation of one sentence, best
   * first. Those that cannot rejoin what follows stand for the rest of it as well.
   */
  rephrase?(
    sentence: EngineParagraph,
    target: Text,
    span: Span,
    count: number,
    limits?: CallLimits,
  ): Promise<Rephrasing[]>;
  /** Where `capabilities.pairs`: which words of each pair belong together, and how likely it finds each target word. */
  align?(pairs: readonly SentencePair[], limits?: CallLimits): Promise<EngineAlignment[]>;
  /** `ready`, or why not; starts nothing heavy. */
  status(): Promise<EngineStatus>;
  close(): Promise<void>;
};

export const ENGINE_ERROR_KINDS = [
  'quota',
  'auth',
  'rate-limit',
  'unsupported',
  'network',
  'model-missing',
  'too-long',
  'timeout',
  'cancelled',
  'crashed',
  'not-configured',
  'bad-answer',
] as const;
export type EngineErrorKind = (typeof ENGINE_ERROR_KINDS)[number];

/** `retry`: whether the same call may succeed later. Its message key is `errors.engine.<kind>`. */
export class EngineError extends Error {
  constructor(
    readonly kind: EngineErrorKind,
    readonly retry: boolean,
    detail = '',
  ) {
    super(detail === '' ? kind : `${kind}: ${detail}`);
    this.name = 'EngineError';
  }
}
