// config.json of a Marian model as the hubs export it, in the words of the engine.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ModelConfig } from '../neural/model-config.ts';

const size = z.number().int().positive();
const token = z.number().int().nonnegative();

/** The fields of `MarianConfig` (transformers) that the search goes by. */
const schema = z.object({
  model_type: z.literal('marian'),
  vocab_size: size,
  d_model: size,
  encoder_layers: size,
  decoder_layers: size,
  decoder_attention_heads: size,
  max_position_embeddings: size.default(512),
  pad_token_id: token,
  eos_token_id: token,
  decoder_start_token_id: token,
});
/** generation_config.json, where there is one, has the last word on these. */
const generation = schema
  .pick({ pad_token_id: true, eos_token_id: true, decoder_start_token_id: true })
  .partial();

/** Reads `dir`/config.json and generation_config.json. Throws where they are missing or of another kind of model. */
export function readOpusConfig(dir: string): ModelConfig {
  const read = (file: string) => JSON.parse(readFileSync(join(dir, file), 'utf8')) as object;
  const plain = read('config.json');
  let last: z.output<typeof generation> = {};
  try {
    last = generation.parse(read('generation_config.json'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const config = schema.parse({ ...plain, ...last });
  return {
    vocab: config.vocab_size,
    layers: { encoder: config.encoder_layers, decoder: config.decoder_layers },
    width: config.d_model,
    heads: config.decoder_attention_heads,
    maxLength: config.max_position_embeddings,
    pad: config.pad_token_id,
    unk: 0,
    bos: config.decoder_start_token_id,
    eos: config.eos_token_id,
    lexicon: { entries: 0 },
    // These models know no markers.
    termSource: '',
    termTarget: '',
    termEnd: '',
  };
}
