// Teacher forcing: what the model makes of a translation that somebody else wrote.
import type { SourceSentence } from './decoder-state.ts';
import type { NeuralModel } from './model.ts';
import { logProbability } from './top-candidates.ts';

/** For each piece of the target its probability, and where the model looked in the source to write it. */
export type Forced = { probabilities: number[]; attention: Float32Array[] };

/** Feeds `pieces` to the decoder as the translation of `source`, in one step. Both must be within the model's length. */
export async function forceTarget(
  { config, scorer }: Pick<NeuralModel, 'config' | 'scorer'>,
  source: SourceSentence,
  pieces: readonly number[],
): Promise<Forced> {
  const { bos, vocab } = config;
  const state = await scorer.open([source]);
  try {
    const out = await state.step([[bos, ...pieces]]);
    return {
      probabilities: pieces.map((piece, n) => Math.exp(logProbability(out.logits, n * vocab, vocab, piece))),
      attention: pieces.map((_, n) =>
        out.alignment.slice(n * out.source, n * out.source + source.ids.length - 1),
      ),
    };
  } finally {
    state.release();
  }
}
