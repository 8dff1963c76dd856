// How likely an English word translates an Indonesian one, by the model's lexicon and by their letters alone.
import { englishStem } from '../../text/english-stem.ts';
import type { NeuralModel } from './model.ts';
import { targetText } from './target-text.ts';

/** What a form of a listed word (*prices* for *price*), or a word of a listed phrase, is worth of its probability. */
const OTHER_FORM = 0.8;
const WITHIN = 0.4;
/** Names that differ in their ends: *Rusia*, *Russia's* no, but *Australia*, *Australian*. */
const LIKE_NAME = 0.4;

/** Likeness 0…1 of each English word (of `english`) with the Indonesian `word`. */
export function wordLikeness(
  { lexicon, vocabulary }: Pick<NeuralModel, 'lexicon' | 'vocabulary'>,
  word: string,
  english: readonly string[],
): number[] {
  const listed = lexicon
    .lookUp(word)
    .map(({ pieces, p }) => ({ text: targetText(pieces, vocabulary).text.toLowerCase(), p }));
  const own = word.toLowerCase();
  return english.map((one) => {
    const target = one.toLowerCase();
    if (target === own || sameFigures(own, target)) return 1;
    let sum = 0;
    let likeName =
      Math.min(own.length, target.length) > 3 && (target.startsWith(own) || own.startsWith(target));
    for (const { text, p } of listed) {
      if (text === target) {
        sum += p;
        likeName = false;
      } else if (englishStem(text) === englishStem(target)) sum += OTHER_FORM * p;
      else if (isLong(target) && text.split(' ').includes(target)) sum += WITHIN * p;
      else if (target.split('-').includes(text)) sum += WITHIN * p;
    }
    return Math.min(1, likeName ? Math.max(LIKE_NAME, sum) : sum);
  });
}

/** `6,2` and `6.2`, `1.500` and `1,500`; the order `0-2` and `2-0` is another number. */
function sameFigures(one: string, other: string): boolean {
  return /\d/.test(one) && one.replace(/\D/g, '') === other.replace(/\D/g, '');
}

const isLong = (word: string) => word.length > 3;
