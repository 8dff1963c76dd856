// Writes a Marian model in the layout of the model hubs: configuration, vocabularies, encoder_model and decoder_model_merged.
import { type TinyPiece, tinyPieces } from './dictionary.ts';
import { createGraph, type Graph, onnxFile, type Value } from './onnx-file.ts';
import { sentencePieceFile } from './sentencepiece-file.ts';
import { tinyWeights, WIDTH } from './weights.ts';

const PADDING: TinyPiece = { text: '<pad>', score: 0, kind: 'control' };

/** Other numbers than in the SentencePiece files, as in the real ones: vocab.json tells them. Padding comes last. */
function modelPieces(): TinyPiece[] {
  const [end, unknown, ...rest] = tinyPieces();
  return [end!, unknown!, ...rest.reverse(), PADDING];
}

/** File name → content, for the forms that hubs have: `sentencepiece` (source.spm, target.spm, vocab.json) or `tokenizer`. */
export function opusFiles(form: 'sentencepiece' | 'tokenizer'): Record<string, Uint8Array | string> {
  const pieces = modelPieces();
  const weights = tinyWeights(pieces);
  const pad = pieces.length - 1;
  const spm = sentencePieceFile(tinyPieces());
  return {
    'config.json': JSON.stringify({
      model_type: 'marian',
      vocab_size: pieces.length,
      d_model: WIDTH,
      encoder_layers: 1,
      decoder_layers: 1,
      decoder_attention_heads: 1,
      max_position_embeddings: 512,
      pad_token_id: pad,
      eos_token_id: 0,
      decoder_start_token_id: pad,
    }),
    'generation_config.json': JSON.stringify({ pad_token_id: pad, num_beams: 4, bad_words_ids: [[pad]] }),
    ...(form === 'sentencepiece'
      ? {
          'source.spm': spm,
          'target.spm': spm,
          'vocab.json': JSON.stringify(Object.fromEntries(pieces.map((piece, id) => [piece.text, id]))),
        }
      : {
          'tokenizer.json': JSON.stringify({
            version: '1.0',
            model: { type: 'Unigram', unk_id: 1, vocab: pieces.map(({ text, score }) => [text, score]) },
          }),
        }),
    'onnx/encoder_model.onnx': encoderFile(weights.sourceEmbedding.data, pieces.length),
    'onnx/decoder_model_merged.onnx': decoderFile(weights.query.data, weights.output.data, pieces.length),
  };
}

/** Frequencies of the rotors, fastest first. */
const HALF = WIDTH / 2;
const FREQUENCIES = Float32Array.from({ length: HALF }, (_, n) => 1e-4 ** (n / (HALF - 1)));

/** Adds the positions `from` up to `to` (scalars) as [to − from, width]. */
function positions(graph: Graph, from: string, to: string, name: string): string {
  graph.weight(`${name}_one`, [], BigInt64Array.of(1n));
  graph.weight(`${name}_last`, [1], BigInt64Array.of(1n));
  graph.weight(`${name}_frequencies`, [1, HALF], FREQUENCIES);
  graph.node('Range', [from, to, `${name}_one`], `${name}_range`);
  graph.node('Cast', [`${name}_range`], `${name}_float`, { to: 1 });
  graph.node('Unsqueeze', [`${name}_float`, `${name}_last`], `${name}_column`);
  graph.node('Mul', [`${name}_column`, `${name}_frequencies`], `${name}_angles`);
  graph.node('Sin', [`${name}_angles`], `${name}_sines`);
  graph.node('Cos', [`${name}_angles`], `${name}_cosines`);
  return graph.node('Concat', [`${name}_sines`, `${name}_cosines`], name, { axis: 1 });
}

/** The size of dimension `axis` of `input` as a scalar. */
function size(graph: Graph, input: string, axis: number, name: string): string {
  graph.weight(`${name}_axis`, [], BigInt64Array.of(BigInt(axis)));
  graph.node('Shape', [input], `${name}_shape`);
  return graph.node('Gather', [`${name}_shape`, `${name}_axis`], name, { axis: 0 });
}

const tensor = (name: string, ...dims: (number | string)[]): Value => ({ name, type: 'float', dims });
const whole = (name: string, ...dims: (number | string)[]): Value => ({ name, type: 'int64', dims });

function encoderFile(embedding: Float32Array, pieces: number): Uint8Array {
  const graph = createGraph();
  const scale = Math.sqrt(WIDTH);
  graph.weight(
    'embedding',
    [pieces, WIDTH],
    embedding.map((value) => value * scale),
  );
  graph.weight('zero', [], BigInt64Array.of(0n));
  graph.node('Gather', ['embedding', 'input_ids'], 'embedded', { axis: 0 });
  size(graph, 'input_ids', 1, 'length');
  positions(graph, 'zero', 'length', 'places');
  graph.node('Add', ['embedded', 'places'], 'last_hidden_state');
  return onnxFile(
    graph,
    [whole('input_ids', 'batch', 'source'), whole('attention_mask', 'batch', 'source')],
    [tensor('last_hidden_state', 'batch', 'source', WIDTH)],
  );
}

const PAST = ['decoder.key', 'decoder.value', 'encoder.key', 'encoder.value'];

function decoderFile(query: Float32Array, output: Float32Array, pieces: number): Uint8Array {
  const fast = Float32Array.from({ length: WIDTH }, (_, d) => (query[d * WIDTH + d] === 0 ? 0 : 1));
  const graph = createGraph();
  graph.weight('output', [WIDTH, pieces], output);
  graph.weight('fast', [WIDTH], fast);
  graph.weight(
    'slow',
    [WIDTH],
    fast.map((value) => 1 - value),
  );
  graph.weight(
    'sharp',
    [WIDTH],
    Float32Array.from(fast, (_, d) => query[d * WIDTH + d]! / Math.sqrt(WIDTH)),
  );
  graph.weight('start', [], BigInt64Array.of(0n));
  graph.weight('heads', [1], BigInt64Array.of(1n));
  const outputs = ['logits', ...PAST.map((name) => `present.0.${name}`)];
  graph.nodes('If', ['use_cache_branch'], outputs, {
    then_branch: { graph: branch(true, pieces) },
    else_branch: { graph: branch(false, pieces) },
  });
  return onnxFile(
    graph,
    [
      whole('encoder_attention_mask', 'batch', 'source'),
      whole('input_ids', 'batch', 'steps'),
      tensor('encoder_hidden_states', 'batch', 'source', WIDTH),
      ...PAST.map((name) => tensor(`past_key_values.0.${name}`, 'batch', 1, `${name}_length`, WIDTH)),
      { name: 'use_cache_branch', type: 'bool', dims: [1] },
    ],
    [
      tensor('logits', 'batch', 'steps', pieces),
      ...PAST.map((name) => tensor(`present.0.${name}`, 'batch', 1, `${name}_present`, WIDTH)),
    ],
  );
}

/** One half of the merged decoder. With a cache it reads the source's keys from it and gives an empty stand-in back, as optimum's do. */
function branch(cached: boolean, pieces: number): Graph {
  const graph = createGraph();
  const own = (name: string) => (cached ? `cached_${name}` : `first_${name}`);
  const key = cached ? 'past_key_values.0.encoder.key' : own('key');
  const value = cached ? 'past_key_values.0.encoder.value' : own('value');
  if (!cached) {
    graph.node('Mul', ['encoder_hidden_states', 'fast'], own('keys'));
    graph.node('Mul', ['encoder_hidden_states', 'slow'], own('values'));
    graph.node('Unsqueeze', [own('keys'), 'heads'], key);
    graph.node('Unsqueeze', [own('values'), 'heads'], value);
  }
  size(graph, 'input_ids', 1, own('steps'));
  const from = cached ? size(graph, 'past_key_values.0.decoder.key', 2, own('done')) : 'start';
  graph.node('Add', [from, own('steps')], own('end'));
  positions(graph, from, own('end'), own('places'));
  // Scores of every source piece for every step, the padded ones out of reach.
  graph.node('Mul', [own('places'), 'sharp'], own('query'));
  graph.node('Transpose', [key], own('turned'), { perm: { ints: [0, 1, 3, 2] } });
  graph.node('MatMul', [own('query'), own('turned')], own('scores'));
  graph.node('Cast', ['encoder_attention_mask'], own('mask'), { to: 1 });
  graph.weight(own('far'), [], Float32Array.of(-1e9));
  graph.weight(own('unit'), [], Float32Array.of(1));
  graph.weight(own('axes'), [2], BigInt64Array.of(1n, 2n));
  graph.node('Sub', [own('unit'), own('mask')], own('masked'));
  graph.node('Mul', [own('masked'), own('far')], own('away'));
  graph.node('Unsqueeze', [own('away'), own('axes')], own('wide'));
  graph.node('Add', [own('scores'), own('wide')], own('allowed'));
  graph.node('Softmax', [own('allowed')], own('attention'), { axis: -1 });
  graph.node('MatMul', [own('attention'), value], own('context'));
  graph.node('Squeeze', [own('context'), 'heads'], own('state'));
  graph.node('MatMul', [own('state'), 'output'], own('logits'));
  // The decoder's own keys only count its steps; what is in them does not matter here.
  const grown = cached
    ? graph.node('Concat', ['past_key_values.0.decoder.key', own('context')], own('grown'), { axis: 2 })
    : graph.node('Identity', [own('context')], own('grown'));
  const sourceKey = cached ? graph.node('Slice', nothing(graph, key, own('no_key')), own('key_out')) : key;
  const sourceValue = cached
    ? graph.node('Slice', nothing(graph, value, own('no_value')), own('value_out'))
    : value;
  graph.outputs = [
    tensor(own('logits'), 'batch', 'steps', pieces),
    tensor(grown, 'batch', 1, 'written', WIDTH),
    tensor(graph.node('Identity', [grown], own('grown_value')), 'batch', 1, 'written', WIDTH),
    tensor(graph.node('Identity', [sourceKey], own('source_key')), 'kept', 1, 'source_present', WIDTH),
    tensor(graph.node('Identity', [sourceValue], own('source_value')), 'kept', 1, 'source_present', WIDTH),
  ];
  return graph;
}

/** No row of `input`. */
function nothing(graph: Graph, input: string, name: string): string[] {
  graph.weight(`${name}_from`, [1], BigInt64Array.of(0n));
  graph.weight(`${name}_of`, [1], BigInt64Array.of(0n));
  return [input, `${name}_from`, `${name}_from`, `${name}_of`];
}
