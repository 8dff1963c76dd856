// Several ways to go on from one beginning, decoded or scored side by side in one batch.
import type { DecoderState, SourceSentence } from './decoder-state.ts';
import type { NeuralModel } from './model.ts';
import { createCandidates, logProbability } from './top-candidates.ts';
import { SPACE } from './vocabulary.ts';

type Turn = () => Promise<void> | void;
type Model = Pick<NeuralModel, 'config' | 'scorer' | 'vocabulary'>;

/** Candidates looked at for each branch wanted: some of them do not begin a word. */
const SPARE = 4;

/**
 * Greedy continuations of `prefix` that begin with different words, likeliest first: `count` at most, each of `steps` pieces at
 * most, without eos.
 */
export async function branchOut(
  model: Model,
  source: SourceSentence,
  prefix: readonly number[],
  { count, steps, turn }: { count: number; steps: number; turn: Turn },
): Promise<number[][]> {
  const { eos, vocab } = model.config;
  await turn();
  const state = await model.scorer.open([source]);
  try {
    const logits = await begin(model, state, prefix);
    const candidates = createCandidates(count * SPARE);
    candidates.take(logits, 0, vocab);
    const firsts = [...candidates.ids]
      .filter((id) => id !== eos && model.vocabulary.spelling(id).startsWith(SPACE))
      .slice(0, count);
    if (firsts.length === 0) return [];
    const branches = firsts.map((id) => ({ pieces: [id], ended: false }));
    state.reorder(new Int32Array(firsts.length));
    const best = createCandidates(1);
    for (let step = 1; step < steps && branches.some((b) => !b.ended); step++) {
      await turn();
      const out = await state.step(branches.map((b) => [b.pieces.at(-1)!]));
      branches.forEach((branch, row) => {
        for (const id of model.vocabulary.unwritable) out.logits[row * vocab + id] = Number.NEGATIVE_INFINITY;
        best.take(out.logits, row * vocab, vocab);
        const piece = best.ids[0]!;
        // Ended branches keep their row: dropping it would move the others.
        if (piece === eos) branch.ended = true;
        if (!branch.ended) branch.pieces.push(piece);
      });
      state.reorder(Int32Array.from(branches.keys()));
    }
    return branches.map((b) => b.pieces);
  } finally {
    state.release();
  }
}

/** For each of `tails` (none empty) the log-probability of its pieces after `prefix`, a piece on average. */
export async function scoreTails(
  model: Model,
  source: SourceSentence,
  prefix: readonly number[],
  tails: readonly (readonly number[])[],
): Promise<number[]> {
  const { pad, vocab } = model.config;
  const state = await model.scorer.open([source]);
  try {
    const logits = await begin(model, state, prefix);
    const sums = tails.map((tail) => logProbability(logits, 0, vocab, tail[0]!));
    state.reorder(new Int32Array(tails.length));
    const length = Math.max(...tails.map((tail) => tail.length));
    // What comes after a row's end changes nothing before it.
    const out = await state.step(tails.map((tail) => Array.from({ length }, (_, n) => tail[n] ?? pad)));
    return tails.map((tail, row) => {
      for (let n = 1; n < tail.length; n++)
        sums[row]! += logProbability(out.logits, (row * length + n - 1) * vocab, vocab, tail[n]!);
      return sums[row]! / tail.length;
    });
  } finally {
    state.release();
  }
}

/** Writes `prefix` in one row; the logits of what comes next. */
async function begin(
  { config }: Model,
  state: DecoderState,
  prefix: readonly number[],
): Promise<Float32Array> {
  const { logits } = await state.step([[config.bos, ...prefix]]);
  return logits.subarray(prefix.length * config.vocab, (prefix.length + 1) * config.vocab);
}
