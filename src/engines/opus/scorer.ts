// The step function of a Marian decoder as the hubs export it: one graph for the first step and, with a switch, for the later ones.
import { Tensor } from 'onnxruntime-node';
import type { BufferPool } from '../neural/buffer-pool.ts';
import { type DecoderState, pieceTensor, type Scorer, type SourceSentence } from '../neural/decoder-state.ts';
import type { ModelConfig } from '../neural/model-config.ts';
import { createRowTensors, type RowTensors } from '../neural/row-tensors.ts';
import { floats, integers, type Sessions, type Tensors } from '../neural/sessions.ts';

type Parts = { config: ModelConfig; sessions: Sessions; buffers: BufferPool };

/** Names of the graph (optimum, transformers): `past_key_values.0.decoder.key` in, `present.0.decoder.key` out. */
const PAST = 'past_key_values.';
const PRESENT = 'present.';

/** A scorer over encoder_model and decoder_model_merged. These exports give no attention away: alignments are all zero. */
export function createOpusScorer({ config, sessions, buffers }: Parts): Scorer {
  const inputs = sessions.decoder.inputNames.filter((name) => name.startsWith(PAST));
  if (inputs.length === 0 || !sessions.decoder.inputNames.includes('use_cache_branch'))
    throw new Error('the decoder is no merged export: it lacks past_key_values or use_cache_branch');

  const open = async (sources: readonly SourceSentence[]): Promise<DecoderState> => {
    const length = Math.max(...sources.map((s) => s.ids.length));
    const { ids, mask } = sourceTensors(config, sources, length);
    const encoded = await sessions.encode(ids, mask);
    const source: Tensors = {
      encoder_attention_mask: mask,
      encoder_hidden_states: encoded.last_hidden_state!,
    };
    let rows: RowTensors | undefined;
    let present: Tensors = {};
    const none = (count: number) =>
      floats(new Float32Array(0), [count, config.heads, 0, config.width / config.heads]);
    return {
      async step(input) {
        const past =
          rows === undefined
            ? { ...source, ...Object.fromEntries(inputs.map((name) => [name, none(input.length)])) }
            : { ...rows.fixed, ...rows.past };
        present = await sessions.run(sessions.decoder, {
          input_ids: pieceTensor(input),
          use_cache_branch: new Tensor('bool', [rows !== undefined], [1]),
          ...past,
        });
        const written = (name: string) => present[name.replace(PAST, PRESENT)]!;
        if (rows === undefined) {
          // The source's keys and values are made once: later steps hand out an empty stand-in for them.
          const [own, cross] = [
            inputs.filter((name) => name.includes('.decoder.')),
            inputs.filter((name) => name.includes('.encoder.')),
          ];
          const named = (names: readonly string[]) =>
            Object.fromEntries(names.map((name) => [name, written(name)]));
          rows = createRowTensors(buffers, sources.length, { ...source, ...named(cross) }, named(own));
        }
        const steps = input[0]!.length;
        return {
          logits: present.logits!.data as Float32Array,
          alignment: new Float32Array(input.length * steps * length),
          source: length,
        };
      },
      reorder(parents) {
        if (rows === undefined) return;
        const names = Object.keys(rows.past);
        rows.reorder(
          parents,
          Object.fromEntries(names.map((name) => [name, present[name.replace(PAST, PRESENT)]!])),
        );
      },
      release() {
        rows?.release();
      },
    };
  };
  return { open };
}

/** Input ids and mask as int64 [batch, source], padded at the end. */
function sourceTensors(config: ModelConfig, sources: readonly SourceSentence[], length: number) {
  const ids = new BigInt64Array(sources.length * length).fill(BigInt(config.pad));
  const mask = new BigInt64Array(sources.length * length);
  sources.forEach((source, b) => {
    source.ids.forEach((id, s) => {
      ids[b * length + s] = BigInt(id);
      mask[b * length + s] = 1n;
    });
  });
  const dims = [sources.length, length];
  return { ids: integers(ids, dims), mask: integers(mask, dims) };
}
