// Writes a Marian binary model (browsermt/marian-dev, src/common/binary.cpp) and its binary shortlist.
import { type TinyPiece, tinyTranslations } from './dictionary.ts';
import { type Matrix, tinyWeights, WIDTH, zeros } from './weights.ts';

/** Numbers of Marian's `Type`: element size in the low byte, kind in the high one. */
const TYPES = { int8: 0x0101, float32: 0x0404, intgemm8: 0x4101 } as const;
type Item = { name: string; type: keyof typeof TYPES; shape: readonly number[]; bytes: Uint8Array };

/** Data of items is padded to this, as the headers say it is. */
const ALIGNMENT = 256;
const FFN = 64;

function padded(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(Math.ceil(bytes.length / ALIGNMENT) * ALIGNMENT);
  out.set(bytes);
  return out;
}

function floatItem(name: string, { rows, columns, data }: Matrix): Item {
  return { name, type: 'float32', shape: [rows, columns], bytes: padded(new Uint8Array(data.buffer)) };
}

/** 8-bit weights: rounded, turned about (columns first) but for embeddings, followed by the factor that they were multiplied by. */
function byteItem(name: string, { rows, columns, data }: Matrix): Item {
  const factor = 127 / Math.max(1e-6, ...data.map(Math.abs));
  const out = new Uint8Array(data.length + 4);
  const values = new Int8Array(out.buffer);
  const turned = !name.includes('Wemb');
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++)
      values[turned ? c * rows + r : r * columns + c] = Math.round(data[r * columns + c]! * factor);
  new DataView(out.buffer).setFloat32(data.length, factor, true);
  return { name, type: 'intgemm8', shape: [rows, columns], bytes: padded(out) };
}

const CONFIG = (pieces: number) => `bert-train-type-embeddings: true
bert-type-vocab-size: 2
dec-cell: ssru
dec-cell-base-depth: 2
dec-cell-high-depth: 1
dec-depth: 1
dim-emb: ${WIDTH}
dim-rnn: 1024
dim-vocabs:
  - ${pieces}
  - ${pieces}
enc-cell: gru
enc-cell-depth: 1
enc-depth: 0
enc-type: bidirectional
factors-combine: sum
factors-dim-emb: 0
input-types: []
layer-normalization: false
lemma-dim-emb: 0
output-omit-bias: false
right-left: false
skip: false
tied-embeddings: false
tied-embeddings-all: false
tied-embeddings-src: false
transformer-aan-activation: swish
transformer-aan-depth: 2
transformer-aan-nogate: false
transformer-decoder-autoreg: self-attention
transformer-dim-aan: 2048
transformer-dim-ffn: ${FFN}
transformer-ffn-activation: relu
transformer-ffn-depth: 2
transformer-guided-alignment-layer: last
transformer-heads: 1
transformer-no-projection: false
transformer-pool: false
transformer-postprocess: da
transformer-postprocess-emb: d
transformer-postprocess-top: ""
transformer-preprocess: ""
transformer-tied-layers:
  []
transformer-train-position-embeddings: false
transformer-train-positions: false
type: transformer
ulr: false
ulr-dim-emb: 0
version: v1.9.56 0000000 2026-11-28
`;

/** What the activations are multiplied by on their way to 8 bits, by the weights that they meet. */
const ALPHA = 127 / 16;

/** The model's bytes: 8-bit weights with precomputed factors for the activations, as Firefox's models have them. */
export function marianModelFile(pieces: readonly TinyPiece[]): Uint8Array {
  const weights = tinyWeights(pieces);
  const identity = zeros(WIDTH, WIDTH);
  for (let d = 0; d < WIDTH; d++) identity.data[d * WIDTH + d] = 1;
  const nothing = zeros(WIDTH, WIDTH);
  const bias = (name: string, columns = WIDTH) => floatItem(name, zeros(1, columns));
  const product = (name: string, matrix: Matrix): Item[] => [
    byteItem(name, matrix),
    floatItem(`${name}_QuantMultA`, { rows: 1, columns: 1, data: Float32Array.of(ALPHA) }),
  ];
  const layer = 'decoder_l1';
  const items: Item[] = [
    byteItem('encoder_Wemb', weights.sourceEmbedding),
    byteItem('decoder_Wemb', weights.targetEmbedding),
    ...['q', 'k', 'v', 'o'].flatMap((w) => [
      ...product(`${layer}_self_W${w}`, nothing),
      bias(`${layer}_self_b${w}`),
    ]),
    ...product(`${layer}_context_Wq`, weights.query),
    ...product(`${layer}_context_Wk`, weights.key),
    ...product(`${layer}_context_Wv`, weights.value),
    ...product(`${layer}_context_Wo`, identity),
    ...['q', 'k', 'v', 'o'].map((w) => bias(`${layer}_context_b${w}`)),
    ...product(`${layer}_ffn_W1`, zeros(WIDTH, FFN)),
    bias(`${layer}_ffn_b1`, FFN),
    ...product(`${layer}_ffn_W2`, zeros(FFN, WIDTH)),
    bias(`${layer}_ffn_b2`),
    ...product('decoder_ff_logit_out_W', weights.output),
    bias('decoder_ff_logit_out_b', pieces.length),
    {
      name: 'special:model.yml',
      type: 'int8',
      shape: [CONFIG(pieces.length).length + 1],
      bytes: new TextEncoder().encode(`${CONFIG(pieces.length)}\0`),
    },
  ];
  return binaryFile(items);
}

function u64(...values: number[]): Uint8Array {
  return new Uint8Array(BigUint64Array.from(values.map(BigInt)).buffer);
}

function binaryFile(items: readonly Item[]): Uint8Array {
  const head = Buffer.concat([
    u64(1, items.length),
    ...items.map(({ name, type, shape, bytes }) =>
      u64(name.length + 1, TYPES[type], shape.length, bytes.length),
    ),
    ...items.map(({ name }) => new TextEncoder().encode(`${name}\0`)),
    ...items.map(({ shape }) => new Uint8Array(Int32Array.from(shape).buffer)),
  ]);
  const offset = (Math.floor((head.length + 8) / ALIGNMENT) + 1) * ALIGNMENT - head.length - 8;
  return Buffer.concat([head, u64(offset), new Uint8Array(offset), ...items.map((item) => item.bytes)]);
}

const SHORTLIST_MAGIC = 0xf11a48d5013417f5n;
const FIRST = 8;

/** A shortlist that allows each piece what it becomes, and the first pieces always. */
export function shortlistFile(pieces: readonly TinyPiece[]): Uint8Array {
  const lists = tinyTranslations(pieces);
  const offsets = [...pieces.map((_, id) => id), lists.length];
  return Buffer.concat([
    new Uint8Array(BigUint64Array.of(SHORTLIST_MAGIC, 0n).buffer),
    u64(FIRST, 1, offsets.length, lists.length),
    u64(...offsets),
    new Uint8Array(Uint32Array.from(lists).buffer),
  ]);
}
