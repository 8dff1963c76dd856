// What the web process and an engine's child process say to each other.
import type { Span } from '../../model/text.ts';
import type {
  EngineAlignment,
  EngineErrorKind,
  EngineParagraph,
  EngineResult,
  Rephrasing,
  SentencePair,
} from '../engine.ts';

/** What runs the model. */
export type ModelKind = 'bundled' | 'firefox' | 'opus-mt';
/** Handed to the child as its only argument, in JSON. */
export type ChildSettings = { kind: ModelKind; modelDir: string; threads: number; modelVersion: string };

export type ToChild =
  | { type: 'translate'; job: number; paragraphs: readonly EngineParagraph[]; beam: number; urgent: boolean }
  | { type: 'complete'; job: number; sentence: EngineParagraph; prefix: string; words: number }
  | { type: 'alternatives'; job: number; sentence: EngineParagraph; count: number }
  | {
      type: 'rephrase';
      job: number;
      sentence: EngineParagraph;
      target: string;
      span: Span;
      count: number;
    }
  | { type: 'align'; job: number; pairs: readonly SentencePair[] }
  | { type: 'cancel'; job: number };

export type FromChild =
  | { type: 'ready' }
  | { type: 'result'; job: number; result: EngineResult }
  | { type: 'answer'; job: number; texts: string[] }
  | { type: 'rephrased'; job: number; found: Rephrasing[] }
  | { type: 'links'; job: number; alignments: EngineAlignment[] }
  | { type: 'done'; job: number }
  | { type: 'failed'; job: number | undefined; kind: EngineErrorKind; detail: string };
