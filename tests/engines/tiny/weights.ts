// The weights of a transformer that translates piece by piece: step t of the decoder looks at source piece t and writes what it becomes.
import { randomNumbers, type TinyPiece, tinyTranslations } from './dictionary.ts';

/** Model width. Positions are told by its fast rotors, pieces by its slow ones. */
export const WIDTH = 128;
const HALF = WIDTH / 2;
/** Rotors (a sine and a cosine each) that turn fast enough to tell neighbours apart. */
const FAST = HALF / 2;
/** How sharply the decoder looks at one position. */
const SHARPNESS = 100;
/** Size of a piece's mark in each of its dimensions after the √width that embeddings are scaled by; of its mark in the output. */
const MARK = 6;
const OUTPUT = 0.06;

export type Matrix = { rows: number; columns: number; data: Float32Array };
export type TinyWeights = {
  /** [pieces, width] */
  sourceEmbedding: Matrix;
  /** All zero: the decoder knows where it is from its position alone. */
  targetEmbedding: Matrix;
  query: Matrix;
  key: Matrix;
  value: Matrix;
  /** [width, pieces] */
  output: Matrix;
};

export function zeros(rows: number, columns: number): Matrix {
  return { rows, columns, data: new Float32Array(rows * columns) };
}

function diagonal(size: (dimension: number) => number): Matrix {
  const matrix = zeros(WIDTH, WIDTH);
  for (let d = 0; d < WIDTH; d++) matrix.data[d * WIDTH + d] = size(d);
  return matrix;
}

/** Sines come in the first half of the dimensions, cosines in the second; the rotors slow down from the first to the last. */
const isFast = (dimension: number) => dimension % HALF < FAST;

export function tinyWeights(pieces: readonly TinyPiece[]): TinyWeights {
  const random = randomNumbers(20261128);
  const marks = pieces.map(() =>
    Array.from({ length: WIDTH }, (_, d) => (isFast(d) ? 0 : random() < 0.5 ? -1 : 1)),
  );
  const translations = tinyTranslations(pieces);
  const sourceEmbedding = zeros(pieces.length, WIDTH);
  const output = zeros(WIDTH, pieces.length);
  pieces.forEach((_, id) => {
    for (let d = 0; d < WIDTH; d++) {
      sourceEmbedding.data[id * WIDTH + d] = (marks[translations[id]!]![d]! * MARK) / Math.sqrt(WIDTH);
      output.data[d * pieces.length + id] = marks[id]![d]! * OUTPUT;
    }
  });
  return {
    sourceEmbedding,
    targetEmbedding: zeros(pieces.length, WIDTH),
    query: diagonal((d) => (isFast(d) ? SHARPNESS : 0)),
    key: diagonal((d) => (isFast(d) ? 1 : 0)),
    value: diagonal((d) => (isFast(d) ? 0 : 1)),
    output,
  };
}
