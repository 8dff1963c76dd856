// The neural models as a child process runs them.
import type { ModelRunner, Turn } from '../child/runner.ts';
import type { EngineAlignment, SentencePair } from '../engine.ts';
import { loadOpusModel } from '../opus/model.ts';
import { alignSentences } from './align.ts';
import { alternativeSentences, completeSentence } from './complete.ts';
import { loadModel, type NeuralModel } from './model.ts';
import { rephraseSpan } from './rephrase.ts';
import { translateParagraphs } from './translate.ts';

/** Loads the model that ships with Padanan. Rejects where a file is missing or not what it should be. */
export async function runBundledModel(dir: string, threads: number): Promise<ModelRunner> {
  const model = await loadModel(dir, threads);
  const align = async (pairs: readonly SentencePair[], turn: Turn) => {
    const found: EngineAlignment[] = [];
    for (const pair of pairs) found.push(await alignSentences(model, pair, turn));
    return found;
  };
  return { ...runnerOf(model), align };
}

/** Loads a Marian model from a hub. Rejects where a file is missing or not what it should be. */
export async function runOpusModel(dir: string, threads: number): Promise<ModelRunner> {
  return runnerOf(await loadOpusModel(dir, threads));
}

function runnerOf(model: NeuralModel): ModelRunner {
  return {
    translate: (paragraphs, job) => translateParagraphs(model, paragraphs, job),
    complete: (sentence, prefix, words, turn) => completeSentence(model, sentence, prefix, words, turn),
    alternatives: (sentence, count, turn) => alternativeSentences(model, sentence, count, turn),
    rephrase: (sentence, target, span, count, turn) =>
      rephraseSpan(model, sentence, target, span, count, turn),
  };
}
