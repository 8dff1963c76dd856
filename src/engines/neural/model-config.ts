// config.json of a model folder: the sizes and token numbers that the rest of the engine goes by.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const size = z.number().int().positive();
const token = z.number().int().nonnegative();

const schema = z.object({
  vocab: size,
  layers: z.object({ encoder: size, decoder: size }),
  width: size,
  heads: size,
  maxLength: size,
  pad: token,
  unk: token,
  bos: token,
  eos: token,
  lexicon: z.object({ entries: size }),
  termSource: z.string(),
  termTarget: z.string(),
  termEnd: z.string(),
});

/** Sizes, special token numbers and the spelling of the three term markers. */
export type ModelConfig = Readonly<z.output<typeof schema>>;

/** Reads `dir`/config.json. Throws where the file is missing, is not JSON or lacks a field. */
export function readModelConfig(dir: string): ModelConfig {
  return schema.parse(JSON.parse(readFileSync(join(dir, 'config.json'), 'utf8')));
}
