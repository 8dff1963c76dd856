// The yardstick of the engine's speed: a plain loop over onnxruntime, one sentence at a time, greedy, cached keys and values.
import * as ort from 'onnxruntime-node';
import type { EngineParagraph } from '../../src/engines/engine.ts';
import type { NeuralModel } from '../../src/engines/neural/model.ts';
import { sentenceSpans } from '../../src/text/sentences.ts';

/** Translates the sentences of `paragraphs` one after the other and returns them joined by paragraph. */
export async function plainLoop(
  model: NeuralModel,
  paragraphs: readonly EngineParagraph[],
): Promise<string[]> {
  const out: string[] = [];
  for (const { source } of paragraphs) {
    const sentences: string[] = [];
    for (const { start, end } of sentenceSpans(source, 'id'))
      sentences.push(await translateSentence(model, source.slice(start, end)));
    out.push(sentences.join(' '));
  }
  return out;
}

async function translateSentence(model: NeuralModel, text: string): Promise<string> {
  const { config, vocabulary, lexicon, sessions } = model;
  const ids = [...vocabulary.encode(text), config.eos];
  const entries = config.lexicon.entries;
  const rows = lexicon.rows(ids);
  const integers = (values: number[], dims: number[]) =>
    new ort.Tensor('int64', BigInt64Array.from(values, BigInt), dims);
  const wide = (value: (n: number, k: number) => number) =>
    ids.flatMap((_, n) => Array.from({ length: entries }, (_, k) => value(n, k)));
  const dims = [1, ids.length, entries];
  const attention_mask = integers(
    ids.map(() => 1),
    [1, ids.length],
  );
  const encoded = await sessions.encoder.run({ input_ids: integers(ids, [1, ids.length]), attention_mask });
  const fixed = {
    attention_mask,
    ...encoded,
    lexicon_ids: integers(
      wide((n, k) => rows[n]![k]?.id ?? 0),
      dims,
    ),
    lexicon_prev: integers(
      wide((n, k) => rows[n]![k]?.prev ?? -1),
      dims,
    ),
    lexicon_p: new ort.Tensor('float32', Float32Array.from(wide((n, k) => rows[n]![k]?.p ?? 0)), dims),
  };
  let past: Record<string, ort.Tensor> = {};
  for (const name of sessions.decoder.inputNames.filter((n) => n.startsWith('past_')))
    past[name] = new ort.Tensor('float32', [], [1, config.heads, 0, config.width / config.heads]);
  const written: number[] = [];
  let piece = config.bos;
  while (written.length < ids.length * 1.6 + 8) {
    const step = await sessions.decoder.run({ input_ids: integers([piece], [1, 1]), ...fixed, ...past });
    const logits = step.logits!.data as Float32Array;
    logits[config.pad] = Number.NEGATIVE_INFINITY;
    piece = logits.reduce((best, value, id) => (value > logits[best]! ? id : best), 0);
    if (piece === config.eos) break;
    written.push(piece);
    past = {};
    for (const name in step)
      if (name.startsWith('present_')) past[name.replace('present_', 'past_')] = step[name]!;
  }
  return written
    .map((id) => vocabulary.spelling(id))
    .join('')
    .replaceAll('▁', ' ')
    .trim();
}
