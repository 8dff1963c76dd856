// Any Marian model that a hub has as ONNX (Opus-MT), as an engine, once `padanan engine install opus-mt` has fetched it.
import { type ChildEngine, type ChildModel, type ChildOptions, createChildEngine } from './child-engine.ts';

const OPUS: ChildModel = {
  id: 'opus-mt',
  kind: 'opus-mt',
  files: ['config.json', 'encoder.onnx', 'decoder.onnx'],
  capabilities: {
    glossary: true,
    prefix: true,
    alternatives: true,
    rephrase: true,
    // The exports keep their attention to themselves.
    alignment: false,
    batchSize: 32,
    maxLength: 200_000,
    online: false,
  },
};

/** The engine `opus-mt`. Starts nothing until it is asked to translate. */
export function createOpusEngine(options: ChildOptions): ChildEngine {
  return createChildEngine(OPUS, options);
}
