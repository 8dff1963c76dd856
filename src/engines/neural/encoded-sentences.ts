// What the encoder made of the sentences that somebody works on: each letter typed asks for the same one again.
import type { Tensors } from './sessions.ts';

/** Sentences kept for a model: those of a row or two; 0.2 MB each at the bundled model's size, 1 MB at most. */
export const SENTENCES_KEPT = 24;

export type EncodedSentences = {
  /** The tensors of the sentence with the pieces `ids`, made by `encode` where they are not kept. They are not to be changed. */
  of(ids: BigInt64Array, encode: () => Promise<Tensors>): Promise<Tensors>;
};

/** Keeps the `limit` sentences that were asked for last. */
export function keepEncodedSentences(limit: number): EncodedSentences {
  const kept = new Map<string, Tensors>();
  return {
    async of(ids, encode) {
      const key = ids.join();
      const tensors = kept.get(key) ?? (await encode());
      // Also after the wait: the last one asked for is the last to go.
      kept.delete(key);
      kept.set(key, tensors);
      if (kept.size > limit) kept.delete(kept.keys().next().value!);
      return tensors;
    },
  };
}
