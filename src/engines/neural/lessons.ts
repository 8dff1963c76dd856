// What confirmed texts have taught, put into a draft word by word: the rest of the sentence stays as it was.
import type { Span } from '../../model/text.ts';
import { wordingForms } from '../../text/english-forms.ts';
import { phraseStem } from '../../text/english-stem.ts';
import { englishOf } from '../../text/linked-words.ts';
import { linksOf } from './align.ts';
import { scoreTails } from './branches.ts';

import { forceTarget } from './force.ts';
import type { Hypothesis } from './hypothesis.ts';
import type { NeuralModel } from './model.ts';
import { targetText } from './target-text.ts';
import type { Unit, UnitLesson } from './unit.ts';

/**
 * What a word may take off the sentence's mean log-probability a piece: a lesson of a weight up to `weight` that costs more does
 * not fit here. With the first two every row of `npm run bench:lessons -- open` rises; the last lets nearly all through, since it is for
 * plain corrections, and a word that the model hardly knows costs 1.4.
 */
const MOST_LOST = [
  { weight: 0.3, lost: 0.05 },
  { weight: 0.6, lost: 0.1 },
  { weight: 1, lost: 3 },
] as const;

/** `best`, a translation of `unit`, with the unit's lessons in place of the words that it has for them. */
export async function putLessons(
  model: NeuralModel,
  unit: Unit,
  best: Hypothesis,
  source: string,
  turn: () => Promise<void> | void,
): Promise<Hypothesis> {
  let current = best;
  for (const lesson of unit.lessons) {
    const pieces = await withLesson(model, unit, current, source, lesson, turn);
    if (pieces === null) continue;
    const { probabilities, attention } = await forceTarget(model, unit.source, pieces);
    current = { pieces, probabilities, attention, score: current.score };
  }
  return current;
}

/** The pieces of the translation with the lesson's word in it; null where it says it already, or where it does not fit. */
async function withLesson(
  model: NeuralModel,
  unit: Unit,
  hypothesis: Hypothesis,
  source: string,
  { span, targets, weight }: UnitLesson,
  turn: () => Promise<void> | void,
): Promise<number[] | null> {
  const { vocabulary, config } = model;
  const shift = (s: Span) => ({ start: s.start - unit.span.start, end: s.end - unit.span.start });
  const written = targetText(hypothesis.pieces, vocabulary);
  const { text } = written;
  const links = linksOf(model, source, unit.pieceSpans.map(shift), written, hypothesis.attention);
  const place = englishOf(shift(span), text, links);
  if (place === null) return null;
  const old = text.slice(place.start, place.end);
  if (targets.some((target) => phraseStem(target) === phraseStem(old))) return null;
  const before = text.slice(0, place.start).trimEnd();
  const after = text.slice(place.end);
  const others = formsOf(model, targets).map((form) => joined(before, form, after));
  const rows = [text, ...others].map((one) => vocabulary.encodeTarget(one));
  if (rows.some((row) => row.length === 0 || row.length >= config.maxLength)) return null;
  await turn();
  const [own, ...scores] = await scoreTails(model, unit.source, [], rows);
  const highest = Math.max(...scores);
  const { lost } = MOST_LOST.find((step) => weight <= step.weight) ?? MOST_LOST[2];
  return highest >= own! - lost ? rows[scores.indexOf(highest) + 1]! : null;
}

/** The wordings in the forms that the sentence may need, as far as they are English words that the model knows. */
function formsOf({ lexicon, vocabulary }: NeuralModel, targets: readonly string[]): string[] {
  const forms = targets.flatMap((target) => {
    const known = target.split(' ');
    return wordingForms(target)
      .map(({ wording }) => wording)
      .filter((wording) =>
        wording
          .split(' ')
          .every((word) => known.includes(word) || lexicon.isEnglish(vocabulary.encodeTarget(word))),
      );
  });
  return [...new Set([...targets, ...forms])];
}

function joined(before: string, form: string, after: string): string {
  if (before === '') return form[0]!.toUpperCase() + form.slice(1) + after;
  const an = /^[aeiou]/i.test(form) ? '$1n' : '$1';
  return `${before.replace(/\b(a)n?$/i, an)} ${form}${after}`;
}
