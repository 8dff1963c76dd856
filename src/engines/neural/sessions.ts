// The two onnxruntime sessions of a model folder: tensors in and out by name, with the time they take.
import { join } from 'node:path';
import * as ort from 'onnxruntime-node';
import { keepEncodedSentences, SENTENCES_KEPT } from './encoded-sentences.ts';

export type Tensors = Record<string, ort.Tensor>;

export type Sessions = {
  encoder: ort.InferenceSession;
  decoder: ort.InferenceSession;
  /** Milliseconds spent inside onnxruntime since loading. */
  readonly clock: { inside: number; runs: number };
  run(session: ort.InferenceSession, feeds: Tensors): Promise<Tensors>;
  /** Runs the encoder; what it makes of a sentence that comes alone is kept, and not to be changed. */
  encode(ids: ort.Tensor, mask: ort.Tensor): Promise<Tensors>;
  release(): Promise<void>;
};

/**
 * Opens encoder.onnx and decoder.onnx of `dir` for `threads` threads; `kept` encoded sentences are remembered. Throws where
 * a file is missing or corrupt.
 */
export async function openSessions(dir: string, threads: number, kept = SENTENCES_KEPT): Promise<Sessions> {
  const options: ort.InferenceSession.SessionOptions = {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
    executionMode: 'sequential',
    executionProviders: ['cpu'],
    // Every step has another shape, so a plan of memory made for the last one never fits.
    enableMemPattern: false,
  };
  const encoder = await ort.InferenceSession.create(join(dir, 'encoder.onnx'), options);
  const decoder = await ort.InferenceSession.create(join(dir, 'decoder.onnx'), options);
  const clock = { inside: 0, runs: 0 };
  const encoded = keepEncodedSentences(kept);
  const run: Sessions['run'] = async (session, feeds) => {
    const start = performance.now();
    const out = await session.run(feeds);
    clock.inside += performance.now() - start;
    clock.runs += 1;
    return out as Tensors;
  };
  return {
    encoder,
    decoder,
    clock,
    run,
    encode(ids, mask) {
      const encode = () => run(encoder, { input_ids: ids, attention_mask: mask });
      return ids.dims[0] === 1 ? encoded.of(ids.data as BigInt64Array, encode) : encode();
    },
    async release() {
      await encoder.release();
      await decoder.release();
    },
  };
}

/** A float32 tensor over `data`, which is handed over without a copy. */
export function floats(data: Float32Array, dims: readonly number[]): ort.Tensor {
  return new ort.Tensor('float32', data, dims);
}

/** An int64 tensor over `data`, which is handed over without a copy. */
export function integers(data: BigInt64Array, dims: readonly number[]): ort.Tensor {
  return new ort.Tensor('int64', data, dims);
}

/** Writes `value` (a 32-bit integer) as the int64 at `index`, without making a BigInt. `words` views the int64s as pairs. */
export function setInt64(words: Int32Array, index: number, value: number): void {
  words[2 * index] = value;
  words[2 * index + 1] = value < 0 ? -1 : 0;
}
