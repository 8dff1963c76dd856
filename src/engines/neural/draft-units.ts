// Drafting a batch of units so that their glossary terms come out: the model's own words first, then the terms' rows, then constraints.
import { decode, SCORING } from './decode.ts';
import type { SourceSentence, SourceTerm } from './decoder-state.ts';
import type { Hypothesis } from './hypothesis.ts';
import type { NeuralModel } from './model.ts';
import { targetText } from './target-text.ts';
import { sourceWith, type TermMode, type Unit } from './unit.ts';

type DraftOptions = { beam: number; termMode: TermMode; turn: () => Promise<void> | void };

/**
 * A constrained search needs room for translations with fewer and with more terms, even where the draft is greedy; less for
 * numbers and names, which it may give up.
 */
const CONSTRAINED_BEAM = { terms: 8, kept: 4 } as const;
/** A full mean over the length would reward chatter that thins out what a constraint costs (open half: +1.2 BLEU). */
const CONSTRAINED_SCORING = { ...SCORING, lengthExponent: 0.5 };

/** Mean log-probability that a sentence may lose to a number, name or address. */
const MOST_LOST = 0.5;

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
    const found = await decode(model, sources, {
      beam: width,
      scoring: constrained ? CONSTRAINED_SCORING : SCORING,
      constrained,
      turn,
    });
    return found.map((list) => list[0]);
  };
  const guided = termMode === 'guided';
  // Not even the search knows of the glossary at first: finishing each wording that it begins moved whole sentences (FLORES: -0.5 BLEU).
  const first = units.map((unit) =>
    guided
      ? { ...sourceWith(model, unit, []), terms: unit.source.terms.filter((term) => term.isIn !== undefined) }
      : unit.source,
  );
  const best = (await run(first, beam, false)) as Hypothesis[];
  if (!guided) return best;
  const lacks = (unit: Unit, hypothesis: Hypothesis) =>
    unit.source.terms.filter((term) => !holds(model, hypothesis, term));
  const again = async (constrained: boolean, wanted = (_: SourceTerm) => true) => {
    const lacking = units.map((unit, n) => lacks(unit, best[n]!).filter(wanted));
    const which = [...units.keys()].filter((n) => lacking[n]!.length > 0);
    if (which.length === 0) return;
    const sources = which.map((n) => {
      const source = sourceWith(model, units[n]!, lacking[n]!);
      return { ...source, terms: units[n]!.source.terms.filter(wanted) };
    });
    const ofGlossary = lacking.some((terms) => terms.some((term) => term.isIn === undefined));
    const wide = Math.max(beam, CONSTRAINED_BEAM[ofGlossary ? 'terms' : 'kept']);
    const found = await run(sources, constrained ? wide : beam, constrained);
    which.forEach((n, place) => {
      const other = found[place];
      if (other === undefined || lacks(units[n]!, other).filter(wanted).length > lacking[n]!.length) return;
      // What no glossary asks for is not worth a broken sentence.
      const optional = lacking[n]!.every((term) => term.isIn !== undefined);
      if (optional && fluency(other) < fluency(best[n]!) - MOST_LOST) return;
      best[n] = other;
    });
  };
  await again(false);
  await again(true);
  // Where all of it together is too much, the glossary alone.
  await again(true, (term) => term.isIn === undefined);
  return best;
}

/** The mean log-probability of the pieces. */
function fluency({ probabilities }: Hypothesis): number {
  const logs = probabilities.reduce((sum, p) => sum + Math.log(Math.max(1e-9, p)), 0);
  return logs / Math.max(1, probabilities.length);
}

/** Whether the translation says what the term asks for: by its own check, else by one of the term's wordings as whole words, whatever their capitals. */
export function holds(model: NeuralModel, { pieces }: Hypothesis, term: SourceTerm): boolean {
  if (term.isIn !== undefined) return term.isIn(targetText(pieces, model.vocabulary).text);
  const text = ` ${words(model, pieces)} `;
  return term.wordings.some((wording) => text.includes(` ${words(model, wording)} `));
}

function words({ vocabulary }: NeuralModel, pieces: readonly number[]): string {
  const { text } = targetText(pieces, vocabulary);
  return (text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).join(' ');
}
