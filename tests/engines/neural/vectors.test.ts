// The model's own test vectors: ids, lexicon rows and greedy output must be what its maker's program gives.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { decode, SCORING } from '../../../src/engines/neural/decode.ts';
import { targetText } from '../../../src/engines/neural/target-text.ts';
import { bundledModel, MODEL_DIR } from '../model.ts';

type Vector = {
  source: string;
  ids: number[];
  lexicon_ids: number[][];
  lexicon_p: number[][];
  lexicon_prev: number[][];
  greedy: number[];
  text: string;
};
const { vectors } = JSON.parse(readFileSync(join(MODEL_DIR, 'vectors.json'), 'utf8')) as {
  vectors: Vector[];
};

it.each(vectors)('$source: ids, lexicon rows and greedy output', async (vector) => {
  const model = await bundledModel();
  const ids = [...model.vocabulary.encode(vector.source), model.config.eos];
  expect(ids).toEqual(vector.ids);

  const rows = model.lexicon.rows(ids);
  const padded = (values: number[], filler: number) => [
    ...values,
    ...new Array<number>(model.config.lexicon.entries - values.length).fill(filler),
  ];
  expect(
    rows.map((row) =>
      padded(
        row.map((e) => e.id),
        0,
      ),
    ),
  ).toEqual(vector.lexicon_ids);
  expect(
    rows.map((row) =>
      padded(
        row.map((e) => e.prev),
        -1,
      ),
    ),
  ).toEqual(vector.lexicon_prev);
  rows.forEach((row, n) => {
    padded(
      row.map((e) => e.p),
      0,
    ).forEach((p, k) => {
      expect(p).toBeCloseTo(vector.lexicon_p[n]![k]!, 3);
    });
  });

  const [found] = await decode(model, [{ ids, rows }], { beam: 1, scoring: SCORING });
  expect(found![0]!.pieces).toEqual(vector.greedy);
  expect(targetText(vector.greedy, model.vocabulary).text).toBe(vector.text);
});
