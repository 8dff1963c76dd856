// English spelling by the Hunspell dictionaries of SCOWL, American and British, through nspell.
import american from 'dictionary-en';
import british from 'dictionary-en-gb';
import nspell from 'nspell';
import type { Variety } from '../model/house-style.ts';

export type Speller = {
  /** Whether the word, as it is written, is in the dictionary. About a microsecond once a word has been asked for. */
  correct(word: string): boolean;
  /** At most five words that may have been meant, best first. Takes up to a tenth of a second: ask only when a person does. */
  suggest(word: string): string[];
};

const made = new Map<Variety, Speller>();
const MOST_REMEMBERED = 50_000;

/** The speller of a variety; reading its dictionary (550 KB) takes about 150 ms, once. */
export function spellerOf(variety: Variety): Speller {
  const known = made.get(variety);
  if (known !== undefined) return known;
  const { aff, dic } = variety === 'US' ? american : british;
  const spell = nspell(Buffer.from(aff), Buffer.from(dic));
  const remembered = new Map<string, boolean>();
  const speller: Speller = {
    correct(word) {
      let answer = remembered.get(word);
      if (answer === undefined) {
        if (remembered.size > MOST_REMEMBERED) remembered.clear();
        answer = spell.correct(word);
        remembered.set(word, answer);
      }
      return answer;
    },
    suggest: (word) => spell.suggest(word).slice(0, 5),
  };
  made.set(variety, speller);
  return speller;
}
