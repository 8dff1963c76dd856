// A model folder, loaded: configuration, vocabulary, lexicon, onnxruntime sessions and the step function over them.
import { join } from 'node:path';
import { type BufferPool, createBufferPool } from './buffer-pool.ts';
import { openDecoder, type Scorer } from './decoder-state.ts';
import { type Lexicon, loadLexicon } from './lexicon.ts';
import { type ModelConfig, readModelConfig } from './model-config.ts';
import { openSessions, type Sessions } from './sessions.ts';
import { loadVocabulary, type Vocabulary } from './vocabulary.ts';

export type NeuralModel = {
  readonly config: ModelConfig;
  readonly vocabulary: Vocabulary;
  readonly lexicon: Lexicon;
  readonly sessions: Sessions;
  readonly buffers: BufferPool;
  readonly scorer: Scorer;
};

/** Loads the model in `dir` for `threads` threads; `kept`: encoded sentences that it remembers. Throws where a file is missing or not what it should be. */
export async function loadModel(dir: string, threads: number, kept?: number): Promise<NeuralModel> {
  const config = readModelConfig(dir);
  const vocabulary = await loadVocabulary(join(dir, 'spm.model'), config);
  const lexicon = loadLexicon(join(dir, 'lexicon.json'), config, vocabulary);
  const sessions = await openSessions(dir, threads, kept);
  const model = { config, vocabulary, lexicon, sessions, buffers: createBufferPool() };
  return { ...model, scorer: { open: (sources) => openDecoder(model, sources) } };
}
