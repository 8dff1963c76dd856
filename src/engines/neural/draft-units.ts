// Drafting a batch of units so that their glossary terms come out: the model's own words first, then the terms' rows, then constraints.
import { decode, SCORING } from './decode.ts';
import type { SourceSentence, SourceTerm } from './decoder-state.ts';
import type { Hypothesis } from './hypothesis.ts';
import type { NeuralModel } from './model.ts';
import { targetText } from './target-text.ts';
import { sourceWith, type TermMode, type Unit } from './unit.ts';

type DraftOptions = { beam: number; termMode: TermMode; turn: () => Promise<void> | void };

/** A constrained search needs room for translations with fewer and with more terms, even where the draft is greedy. */
const CONSTRAINED_BEAM = 4;

/**
 * The best translation of each of `units`, which share a batch. Terms that the model renders as wanted by itself stand
 * in its own, most natural form; units that lack some are translated again with the rows of those terms, and what
 * still lacks some once more under constraints (npm run bench:terms: each step adds terms and costs no BLEU over giving
 * all rows at once).
 */
export async function draftUnits(
  model: NeuralModel,
  units: readonly Unit[],
  { beam, termMode, turn }: DraftOptions,
): Promise<Hypothesis[]> {
  const run = async (sources: readonly SourceSentence[], width: number, constrained: boolean) => {
    const found = await decode(model, sources, { beam: width, scoring: SCORING, constrained, turn });
    return found.map((list) => list[0]);
  };
  const guided = termMode === 'guided';
  const first = units.map((unit) => (guided ? sourceWith(model, unit, []) : unit.source));
  const best = (await run(first, beam, false)) as Hypothesis[];
  if (!guided) return best;
  const lacks = (unit: Unit, hypothesis: Hypothesis) =>
    unit.source.terms.filter((term) => !holds(model, hypothesis, term));
  const again = async (width: number, constrained: boolean) => {
    const lacking = units.map((unit, n) => lacks(unit, best[n]!));
    const which = [...units.keys()].filter((n) => lacking[n]!.length > 0);
    if (which.length === 0) return;
    const sources = which.map((n) => sourceWith(model, units[n]!, lacking[n]!));
    const found = await run(sources, width, constrained);
    which.forEach((n, place) => {
      const other = found[place];
      if (other !== undefined && lacks(units[n]!, other).length <= lacking[n]!.length) best[n] = other;
    });
  };
  await again(beam, false);
  await again(Math.max(CONSTRAINED_BEAM, beam), true);
  return best;
}

/** Whether the translation holds one of the term's wordings as whole words, whatever their capitals. */
function holds(model: NeuralModel, { pieces }: Hypothesis, term: SourceTerm): boolean {
  const text = ` ${words(model, pieces)} `;
  return term.wordings.some((wording) => text.includes(` ${words(model, wording)} `));
}

function words({ vocabulary }: NeuralModel, pieces: readonly number[]): string {
  const { text } = targetText(pieces, vocabulary);
  return (text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).join(' ');
}
