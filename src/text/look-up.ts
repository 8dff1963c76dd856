// Looking a word of a text up in the dictionary: the form itself, else its root, with how the word is made.
import type { Analyser } from './morphology.ts';
import type { WordForm, WordForms } from './word-forms.ts';

/** `form`: which of the word's forms the dictionary lists; empty `rows` where it lists none. */
export type LookedUp = {
  word: string;
  form: string;
  root: string;
  affixes: readonly string[];
  rows: readonly WordForm[];
};

const LONGEST = 64;
const MOST_ROWS = 6;

/** The dictionary's rows for the word as it stands, without its clitics, or for the root it most likely comes from. */
export function lookUpWord(
  { analyser, dictionary }: { analyser: Analyser; dictionary: WordForms },
  written: string,
): LookedUp {
  const word = written.trim().slice(0, LONGEST);
  const lower = word.toLowerCase();
  const [reading] = [...analyser.analyse(lower)].sort((a, b) => Number(b.known) - Number(a.known));
  const root = reading?.root ?? lower;
  const affixes = reading?.affixes ?? [];
  const [one, other] = lower.split('-');
  const forms = [
    lower,
    lower.replace(/-?(?:nya|lah|kah|pun|ku|mu)$/, ''),
    ...(other?.startsWith(one!) ? [one!] : []),
    root,
    ...root.split(' '),
  ];
  for (const form of new Set(forms)) {
    const rows = dictionary.lookUp(form);
    if (rows.length > 0) return { word, form, root, affixes, rows: rows.slice(0, MOST_ROWS) };
  }
  return { word, form: lower, root, affixes, rows: [] };
}
