// Mozilla's Indonesian→English model as an engine: small, quick, offline, once `padanan engine install firefox` has fetched it.
import { type ChildEngine, type ChildModel, createChildEngine } from './child-engine.ts';

const FIREFOX: ChildModel = {
  id: 'firefox',
  kind: 'firefox',
  files: ['model.bin', 'vocab.spm', 'lex.bin'],
  capabilities: {
    glossary: true,
    prefix: false,
    alternatives: false,
    alignment: true,
    batchSize: 32,
    maxLength: 200_000,
    online: false,
  },
};

/** The engine `firefox` over the model in `modelDir`. Starts nothing until it is asked to translate. */
export function createFirefoxEngine(modelDir: string): ChildEngine {
  return createChildEngine(FIREFOX, { modelDir, threads: 1, beam: 1 });
}
