// Interactive translation of one sentence: going on from what the translator has typed, and other ways to put it.
import type { EngineParagraph } from '../engine.ts';
import { cleanSource } from './clean-source.ts';
import { decode, SCORING } from './decode.ts';
import { holds } from './draft-units.ts';
import type { Hypothesis, Step } from './hypothesis.ts';
import { derivedOffset } from './mapped-text.ts';
import type { NeuralModel } from './model.ts';
import { targetText } from './target-text.ts';
import { prepareUnit, type Unit } from './unit.ts';
import { SPACE } from './vocabulary.ts';

type Turn = () => Promise<void> | void;

/** A translation of `sentence` that begins with `prefix` to the letter, cut after `words` words more. */
export async function completeSentence(
  model: NeuralModel,
  sentence: EngineParagraph,
  prefix: string,
  words: number,
  turn: Turn,
): Promise<string> {
  const unit = wholeUnit(model, sentence);
  // The last word may be half typed: it binds the letters of the next pieces, not the pieces themselves.
  const [, done = '', word = ''] = /^([\s\S]*?)(\S*)$/.exec(prefix) ?? [];
  const given = model.vocabulary.encodeTarget(done.trim());
  const typed = word === '' ? '' : SPACE + word;
  const [found] = await decode(model, [unit.source], {
    beam: 1,
    scoring: SCORING,
    prefix: given,
    typed,
    enough: (last) => startedWords(model, last, given.length) > words + 1,
    turn,
  });
  const more = targetText(found![0]!.pieces.slice(given.length), model.vocabulary).text;
  if (!more.startsWith(word)) return prefix;
  const rest = more.slice(word.length);
  const kept = new RegExp(`^\\S*(?:\\s+\\S+){0,${word === '' ? Math.max(0, words - 1) : words}}`).exec(
    rest,
  )![0];
  const gap = word === '' && prefix !== '' && !/\s$/.test(prefix) ? ' ' : '';
  return prefix + gap + kept;
}

/** Words that a translation ending in `last` has begun after its first `given` pieces. */
function startedWords({ vocabulary }: NeuralModel, last: Step, given: number): number {
  let count = 0;
  for (let step: Step | undefined = last; step !== undefined && step.length > given; step = step.parent)
    if (vocabulary.spelling(step.piece).startsWith(SPACE)) count++;
  return count;
}

/**
 * Up to `count` different translations of `sentence`, best first: those that hold its terms, numbers and names; where there are
 * too few, more that the search was made to hold them in; where there is none, the best without.
 */
export async function alternativeSentences(
  model: NeuralModel,
  sentence: EngineParagraph,
  count: number,
  turn: Turn,
): Promise<string[]> {
  const { source } = wholeUnit(model, sentence);
  const beam = Math.max(2, count);
  const search = async (constrained: boolean) => {
    const options = { beam: constrained ? 2 * beam : beam, scoring: SCORING, constrained, turn };
    const [found] = await decode(model, [source], options);
    return found!;
  };
  const whole = (found: readonly Hypothesis[]) =>
    found.filter((h) => source.terms.every((term) => holds(model, h, term)));
  const first = await search(false);
  const held = whole(first);
  if (held.length < Math.min(count, first.length)) held.push(...whole(await search(true)));
  const texts = (held.length > 0 ? held : first).map((h) => targetText(h.pieces, model.vocabulary).text);
  return [...new Set(texts)].slice(0, count);
}

/** The sentence as one unit; what is beyond the model's length is not read. */
export function wholeUnit(model: NeuralModel, sentence: EngineParagraph): Unit {
  const { clean } = cleanSource(sentence.source);
  const text = clean.text.slice(0, LONGEST);
  const terms = sentence.terms.map(({ span, targets }) => ({
    span: { start: derivedOffset(clean, span.start), end: derivedOffset(clean, span.end) },
    targets,
  }));
  return prepareUnit(model, text, { start: 0, end: text.length }, terms, 'guided');
}

/** Characters of a sentence that interactive calls look at: as many as the model takes pieces at the least. */
const LONGEST = 400;
