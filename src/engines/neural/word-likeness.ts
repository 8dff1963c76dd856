// How likely English words translate an Indonesian one, by the model's lexicon and by their letters alone.
import { englishStem } from '../../text/english-stem.ts';
import type { NeuralModel } from './model.ts';
import { targetText } from './target-text.ts';

/** What a form of a listed word (*prices* for *price*), or a word of a listed phrase, is worth of its probability. */
const OTHER_FORM = 0.8;
const WITHIN = 0.4;
/** Names that differ in their ends: *Australia*, *Australian*. */
const LIKE_NAME = 0.4;

/** For each of `words` (Indonesian) its likeness 0…1 with each of `english`. */
export function wordLikeness(
  model: Pick<NeuralModel, 'lexicon' | 'vocabulary'>,
  words: readonly string[],
  english: readonly string[],
): number[][] {
  const targets = english.map((one) => compared(one));
  return words.map((word) => {
    const own = word.toLowerCase();
    const listed = model.lexicon
      .lookUp(word)
      .map(({ pieces, p }) => ({ ...compared(targetText(pieces, model.vocabulary).text), p }));
    return targets.map((target) => likeness(own, listed, target));
  });
}

type Compared = { text: string; stem: string };

function compared(word: string): Compared {
  const text = word.toLowerCase();
  return { text, stem: englishStem(text) };
}

function likeness(own: string, listed: readonly (Compared & { p: number })[], target: Compared): number {
  const { text, stem } = target;
  if (text === own || sameFigures(own, text)) return 1;
  let sum = 0;
  let likeName = Math.min(own.length, text.length) > 3 && (text.startsWith(own) || own.startsWith(text));
  for (const one of listed) {
    if (one.text === text) {
      sum += one.p;
      likeName = false;
    } else if (one.stem === stem) sum += OTHER_FORM * one.p;
    else if (text.length > 3 && one.text.includes(' ') && one.text.split(' ').includes(text))
      sum += WITHIN * one.p;
    else if (text.includes('-') && text.split('-').includes(one.text)) sum += WITHIN * one.p;
  }
  return Math.min(1, likeName ? Math.max(LIKE_NAME, sum) : sum);
}

/** `6,2` and `6.2`, `1.500` and `1,500`; `0-2` and `2-0` are not the same. */
function sameFigures(one: string, other: string): boolean {
  return /\d/.test(one) && one.replace(/\D/g, '') === other.replace(/\D/g, '');
}
