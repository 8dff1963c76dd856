// The decoder's tensors for a batch while it is searched: encoder output, lexicon rows and cached keys and values, row by row.
import type { Tensor } from 'onnxruntime-node';
import type { Candidate, LexiconEntry } from './lexicon.ts';
import type { NeuralModel } from './model.ts';
import { createRowTensors } from './row-tensors.ts';
import { floats, integers, setInt64, type Tensors } from './sessions.ts';

/** A sentence as the model reads it: piece ids ending in eos, and a lexicon row for each. */
export type SourceSentence = {
  ids: readonly number[];
  rows: readonly (readonly LexiconEntry[])[];
  terms?: readonly SourceTerm[];
};

/** A glossary term: which of the sentence's pieces it covers, its rows, and the piece sequences of its wanted translations. */
export type SourceTerm = {
  at: readonly number[];
  candidates: readonly Candidate[];
  wordings: readonly (readonly number[])[];
  /** The same with a capital, as they open a sentence. */
  capitals: readonly (readonly number[])[];
  /** Whether a translation says it in whatever words; else its wordings are looked for. */
  isIn?: (target: string) => boolean;
};

/** `logits` and `alignment` hold [row, step, …] one after the other; `source` is the padded length of a row of `alignment`. */
export type StepOutput = {
  logits: Float32Array;
  alignment: Float32Array;
  source: number;
};

/** A model's step function: all that the search asks of a model. */
export type Scorer = {
  /** Encodes `sources` (at least one) and returns the decoder's state with one row for each. */
  open(sources: readonly SourceSentence[]): Promise<DecoderState>;
};

export type DecoderState = {
  /** Runs the decoder on the next pieces of every row (all of one length). */
  step(input: readonly (readonly number[])[]): Promise<StepOutput>;
  /** Makes row r of the next step the continuation of row `parents[r]` of the last one. */
  reorder(parents: Int32Array): void;
  /** Ends the state; its buffers serve others. */
  release(): void;
};

/** Encodes `sources` (at least one) and returns the decoder's state with one row for each. */
export async function openDecoder(
  model: Omit<NeuralModel, 'scorer'>,
  sources: readonly SourceSentence[],
): Promise<DecoderState> {
  const { sessions } = model;
  const length = Math.max(...sources.map((s) => s.ids.length));
  const { ids, mask, lexicon } = sourceTensors(model, sources, length);
  const encoded = await sessions.encode(ids, mask);
  const fixed: Tensors = { attention_mask: mask, ...lexicon };
  for (const name of sessions.encoder.outputNames)
    if (name.startsWith('cross_')) fixed[name] = encoded[name]!;
  const rows = createRowTensors(model.buffers, sources.length, fixed, emptyPast(model, sources.length));
  let present: Tensors = {};

  return {
    async step(input) {
      const feeds = { input_ids: pieceTensor(input), ...rows.fixed, ...rows.past };
      present = await sessions.run(sessions.decoder, feeds);
      const [logits, alignment] = [present.logits!.data, present.alignment!.data];
      return { logits: logits as Float32Array, alignment: alignment as Float32Array, source: length };
    },
    reorder(parents) {
      const names = Object.keys(rows.past);
      const written = names.map((name) => [name, present[name.replace('past_', 'present_')]!] as const);
      rows.reorder(parents, Object.fromEntries(written));
    },
    release: rows.release,
  };
}

/** The pieces of every row (all of one length) as int64 [rows, length]. */
export function pieceTensor(input: readonly (readonly number[])[]): Tensor {
  const steps = input[0]!.length;
  const words = new Int32Array(input.length * steps * 2);
  input.forEach((row, r) => {
    row.forEach((id, n) => {
      setInt64(words, r * steps + n, id);
    });
  });
  return integers(new BigInt64Array(words.buffer), [input.length, steps]);
}

/** Input ids and mask [batch, source], and the three lexicon tensors [batch, source, entries], padded as the model wants. */
function sourceTensors(
  model: Pick<NeuralModel, 'config'>,
  sources: readonly SourceSentence[],
  length: number,
) {
  const { config } = model;
  const entries = config.lexicon.entries;
  const batch = sources.length;
  const ids = new BigInt64Array(batch * length).fill(BigInt(config.pad));
  const mask = new BigInt64Array(batch * length);
  const lexiconIds = new BigInt64Array(batch * length * entries);
  const lexiconPrev = new BigInt64Array(batch * length * entries).fill(-1n);
  const lexiconP = new Float32Array(batch * length * entries);
  const [idWords, maskWords, lexiconIdWords, lexiconPrevWords] = [ids, mask, lexiconIds, lexiconPrev].map(
    (data) => new Int32Array(data.buffer),
  ) as [Int32Array, Int32Array, Int32Array, Int32Array];
  sources.forEach((source, b) => {
    source.ids.forEach((id, s) => {
      setInt64(idWords, b * length + s, id);
      setInt64(maskWords, b * length + s, 1);
      source.rows[s]!.forEach((entry, k) => {
        const at = (b * length + s) * entries + k;
        setInt64(lexiconIdWords, at, entry.id);
        setInt64(lexiconPrevWords, at, entry.prev);
        lexiconP[at] = entry.p;
      });
    });
  });
  const wide = [batch, length, entries];
  return {
    ids: integers(ids, [batch, length]),
    mask: integers(mask, [batch, length]),
    lexicon: {
      lexicon_ids: integers(lexiconIds, wide),
      lexicon_p: floats(lexiconP, wide),
      lexicon_prev: integers(lexiconPrev, wide),
    },
  };
}

function emptyPast({ sessions, config }: Pick<NeuralModel, 'sessions' | 'config'>, rows: number): Tensors {
  const dims = [rows, config.heads, 0, config.width / config.heads];
  const names = sessions.decoder.inputNames.filter((name) => name.startsWith('past_'));
  return Object.fromEntries(names.map((name) => [name, floats(new Float32Array(0), dims)]));
}
