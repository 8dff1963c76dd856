// Partial and finished translations of one sentence as the search knows them, and how they are scored.
import type { Met } from './constraints.ts';
import type { OpenTerm } from './term-state.ts';

/** One chosen piece; a translation is the chain of its steps back to the start. `attention` has one weight a source piece. */
export type Step = {
  readonly parent: Step | undefined;
  readonly piece: number;
  readonly logProbability: number;
  readonly attention: Float32Array;
  readonly length: number;
  readonly term?: OpenTerm | undefined;
  /** Terms written so far, where they are constraints. */
  readonly met: Met;
};

/** A finished translation: its pieces without eos, each with its probability and where it looked in the source. */
export type Hypothesis = {
  pieces: number[];
  probabilities: number[];
  attention: Float32Array[];
  score: number;
};

/** `missingTerm`: what a glossary term that a translation lacks takes off its score. */
export type Scoring = { lengthExponent: number; coveragePenalty: number; missingTerm: number };

/** Weight of attention below which a source piece counts as this little covered; keeps one miss from deciding all. */
const LEAST_COVERAGE = 0.01;

/** The chain that ends in `last`, oldest first. */
export function chain(last: Step | undefined): Step[] {
  const steps: Step[] = [];
  for (let step = last; step !== undefined; step = step.parent) steps.push(step);
  return steps.reverse();
}

/**
 * Log-probability over length^exponent, plus the coverage penalty of Wu et al. 2016 (section 7): β × Σ log min(1, attention
 * that a source piece got in all) over the `sourceLength` pieces before eos.
 */
export function score(last: Step | undefined, total: number, sourceLength: number, scoring: Scoring): number {
  const normal = total / Math.max(1, last?.length ?? 1) ** scoring.lengthExponent;
  if (scoring.coveragePenalty === 0) return normal;
  const coverage = new Float64Array(sourceLength);
  for (let step = last; step !== undefined; step = step.parent)
    for (let s = 0; s < sourceLength; s++) coverage[s]! += step.attention[s]!;
  let penalty = 0;
  for (const c of coverage) if (c < 1) penalty += Math.log(Math.max(LEAST_COVERAGE, c));
  return normal + scoring.coveragePenalty * penalty;
}

/** Whether `piece` after `last` would write a run of `size` pieces that the translation already holds. */
export function repeats(last: Step | undefined, piece: number, size: number): boolean {
  if (last === undefined || last.length < size) return false;
  for (let end = last.parent; end !== undefined && end.length >= size; end = end.parent) {
    if (end.piece !== piece) continue;
    let old = end.parent;
    let recent: Step | undefined = last;
    let same = 1;
    while (same < size && old !== undefined && recent !== undefined && old.piece === recent.piece) {
      old = old.parent;
      recent = recent.parent;
      same++;
    }
    if (same === size) return true;
  }
  return false;
}
