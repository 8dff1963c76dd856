// The best few entries of one row of logits, with their log-probabilities: the innermost loop of the search.

/** Entries this far below the best add less than 1e-3 to a sum over 8,000 of them, so their exponentials are not taken. */
const NEGLIGIBLE = 16;

/** e^x for x from -NEGLIGIBLE to 0 in steps of 1/256, each at the middle of its step: within 0.2 %, errors evening out. */
const PER_UNIT = 256;
const EXPONENTIALS = Float64Array.from({ length: NEGLIGIBLE * PER_UNIT + 1 }, (_, n) =>
  Math.exp((n + 0.5) / PER_UNIT - NEGLIGIBLE),
);

export type Candidates = {
  readonly ids: Int32Array;
  readonly logProbabilities: Float64Array;
  /** Fills the lists, best first, from `logits[offset .. offset + size)`; ties go to the lower id. */
  take(logits: Float32Array, offset: number, size: number): void;
  /** After `take` of the same row: leaves only `wanted` in the lists, with the probabilities that they have. */
  keep(wanted: readonly number[], logits: Float32Array, offset: number): void;
  /** After `take` of the same row: the log-probability of entry `id`. */
  of(id: number, logits: Float32Array, offset: number): number;
};

/** Lists for the best `count` entries of a row. They are reused: read them before the next `take`. */
export function createCandidates(count: number): Candidates {
  const ids = new Int32Array(count);
  const values = new Float64Array(count);
  const logProbabilities = new Float64Array(count);
  const last = count - 1;
  let total = 0;
  return {
    ids,
    logProbabilities,
    take(logits, offset, size) {
      values.fill(Number.NEGATIVE_INFINITY);
      ids.fill(0);
      const end = offset + size;
      let worst = Number.NEGATIVE_INFINITY;
      for (let at = offset; at < end; at++) {
        const value = logits[at]!;
        if (value <= worst) continue;
        let place = last;
        while (place > 0 && values[place - 1]! < value) {
          values[place] = values[place - 1]!;
          ids[place] = ids[place - 1]!;
          place--;
        }
        values[place] = value;
        ids[place] = at - offset;
        worst = values[last]!;
      }
      total = logSum(logits, offset, size, values[0]!);
      for (let n = 0; n < count; n++) logProbabilities[n] = values[n]! - total;
    },
    of: (id, logits, offset) => logits[offset + id]! - total,
    keep(wanted, logits, offset) {
      const best = [...new Set(wanted)].sort((a, b) => logits[offset + b]! - logits[offset + a]! || a - b);
      logProbabilities.fill(Number.NEGATIVE_INFINITY);
      best.slice(0, count).forEach((id, n) => {
        ids[n] = id;
        logProbabilities[n] = logits[offset + id]! - total;
      });
    },
  };
}

/** The log-probability of entry `id` of a row of logits. */
export function logProbability(logits: Float32Array, offset: number, size: number, id: number): number {
  let best = Number.NEGATIVE_INFINITY;
  for (let at = offset; at < offset + size; at++) if (logits[at]! > best) best = logits[at]!;
  return logits[offset + id]! - logSum(logits, offset, size, best);
}

function logSum(logits: Float32Array, offset: number, size: number, best: number): number {
  const cut = best - NEGLIGIBLE;
  const end = offset + size;
  let sum = 0;
  for (let at = offset; at < end; at++) {
    const above = logits[at]! - cut;
    if (above > 0) sum += EXPONENTIALS[(above * PER_UNIT) | 0]!;
  }
  return best + Math.log(sum);
}
