// What a child process needs of a loaded model, whichever it is.
import type { Span } from '../../model/text.ts';
import type { EngineAlignment, EngineParagraph, EngineResult, Rephrasing, SentencePair } from '../engine.ts';

/** Awaited before each step: the place to wait for a turn, and to throw where the work is no longer wanted. */
export type Turn = () => Promise<void>;
export type RunnerJob = {
  beam: number;
  modelVersion: string;
  turn: Turn;
  onResult: (result: EngineResult) => void;
};

export type ModelRunner = {
  translate(paragraphs: readonly EngineParagraph[], job: RunnerJob): Promise<void>;
  complete?(sentence: EngineParagraph, prefix: string, words: number, turn: Turn): Promise<string>;
  alternatives?(sentence: EngineParagraph, count: number, turn: Turn): Promise<string[]>;
  rephrase?(
    sentence: EngineParagraph,
    target: string,
    span: Span,
    count: number,
    turn: Turn,
  ): Promise<Rephrasing[]>;
  align?(pairs: readonly SentencePair[], turn: Turn): Promise<EngineAlignment[]>;
};
