// The model that ships with Padanan, as an engine.
import { type ChildEngine, type ChildModel, type ChildOptions, createChildEngine } from './child-engine.ts';

const BUNDLED: ChildModel = {
  id: 'bundled',
  kind: 'bundled',
  files: ['config.json', 'spm.model', 'lexicon.json', 'encoder.onnx', 'decoder.onnx'],
  capabilities: {
    glossary: true,
    prefix: true,
    alternatives: true,
    alignment: true,
    pairs: true,
    rephrase: true,
    weighedTerms: true,
    batchSize: 32,
    maxLength: 200_000,
    online: false,
  },
};

/** The engine `bundled`. Starts nothing until it is asked to translate. */
export function createBundledEngine(options: ChildOptions): ChildEngine {
  return createChildEngine(BUNDLED, options);
}
