// A hub's Marian model for the engine's own search, so that prefix, constraints and n-best work with it as with the bundled one.
import { createBufferPool } from '../neural/buffer-pool.ts';
import type { Lexicon } from '../neural/lexicon.ts';
import type { NeuralModel } from '../neural/model.ts';
import { openSessions } from '../neural/sessions.ts';
import type { Vocabulary } from '../neural/vocabulary.ts';
import { readOpusConfig } from './config.ts';
import { createOpusScorer } from './scorer.ts';
import { loadOpusVocabulary } from './vocabulary.ts';

/** Loads the model in `dir` (as `padanan engine install opus-mt` puts it there). Rejects where a file is missing or not what it should be. */
export async function loadOpusModel(dir: string, threads: number): Promise<NeuralModel> {
  const config = readOpusConfig(dir);
  const vocabulary = await loadOpusVocabulary(dir, config);
  const sessions = await openSessions(dir, threads);
  const buffers = createBufferPool();
  const scorer = createOpusScorer({ config, sessions, buffers });
  return { config, vocabulary, lexicon: noLexicon(vocabulary), sessions, buffers, scorer };
}

/** These models read no lexicon. A form counts as English where the vocabulary has it whole: *coups*, not *armied*. */
function noLexicon({ pieces }: Vocabulary): Lexicon {
  return {
    rows: (ids) => ids.map(() => []),
    lookUp: () => [],
    isEnglish: ([first, ...rest]) =>
      first !== undefined && rest.length === 0 && pieces[first]?.type === 'normal',
  };
}
