// English inflection: every form that a word or wording of a glossary may take in a sentence.

import { IRREGULAR_NOUNS, IRREGULAR_VERBS, UNCOUNTABLE, UNCOUNTABLE_PHRASES } from './english-irregular.ts';

/** Final consonant that doubles before -ed and -ing: plot → plotted; two-syllable verbs that stress the end are listed. */
const DOUBLES =
  /^(?:[^aeiou]*[aeiou][bdgklmnprtvz]|(?:ad|com|o|per|sub|trans|e|re)mit|re(?:fer|gret|but|bel)|(?:pre|con|de|in|trans)fer|(?:oc|in|con)cur|com?pel|ex?pel|re?pel|dis?pel|propel|control|patrol|(?:ab|de)ter|equip|kidnap|handicap|begin|upset|program|format)$/;

function withS(word: string): string[] {
  const forms: string[] = [];
  if (/(?:s|x|z|ch|sh)$/i.test(word)) forms.push(`${word}es`);
  else if (/[^aeiou]y$/i.test(word)) forms.push(`${word.slice(0, -1)}ies`);
  else forms.push(`${word}s`);
  if (/[^aeiou]o$/i.test(word)) forms.push(`${word}es`);
  return forms;
}

function withEdAndIng(word: string): string[] {
  const forms: string[] = [];
  const noFinalE = word.endsWith('e') ? word.slice(0, -1) : null;
  const doubled = word + word.at(-1);
  if (noFinalE !== null) forms.push(`${word}d`, word.endsWith('ee') ? `${word}ing` : `${noFinalE}ing`);
  else if (/[^aeiou]y$/.test(word)) forms.push(`${word.slice(0, -1)}ied`, `${word}ing`);
  else if (DOUBLES.test(word)) forms.push(`${doubled}ed`, `${doubled}ing`);
  else forms.push(`${word}ed`, `${word}ing`);
  // travel: traveled in American, travelled in British English.
  if (/[ae]l$/.test(word)) forms.push(`${doubled}ed`, `${doubled}ing`);
  if (word.endsWith('ie')) forms.push(`${word.slice(0, -2)}ying`);
  return forms;
}

/** The other spelling of British and American English, where there is one. */
function otherSpelling(word: string): string[] {
  const others: string[] = [];
  if (/i[sz](?:e[sd]?|ing|ations?|er|ers)$/.test(word) && word.length > 5) {
    others.push(
      word.replace(/i([sz])(?=(?:e[sd]?|ing|ations?|er|ers)$)/, (_match, letter: string) =>
        letter === 's' ? 'iz' : 'is',
      ),
    );
  }
  if (/our(?:s|ed|ing)?$/.test(word) && word.length > 5)
    others.push(word.replace(/our(?=(?:s|ed|ing)?$)/, 'or'));
  if (
    /[^aeiou]or(?:s|ed|ing)?$/.test(word) &&
    /^(?:labor|harbor|honor|favor|neighbor|armor|rumor|color|behavior)/.test(word)
  ) {
    others.push(word.replace(/or(?=(?:s|ed|ing)?$)/, 'our'));
  }
  if (/(?:defen|offen|licen)[cs]e/.test(word))
    others.push(word.replace(/([cs])e/, (_match, letter: string) => (letter === 'c' ? 'se' : 'ce')));
  if (/^(?:centre|center|theatre|theater)/.test(word))
    others.push(word.replace(/(re|er)(?=s?$)/, (end) => (end === 're' ? 'er' : 're')));
  return others;
}

const remembered = new Map<string, ReadonlySet<string>>();
const MOST_REMEMBERED = 20_000;

/**
 * The forms of one English word, lower case, itself included: coup, coups; sanction, sanctions, sanctioned, sanctioning.
 * Over-generates rather than misses (every word is treated as noun and verb): it answers "may this be that word?".
 * A plural given as the base (sanctions) also gets its singular's forms.
 */
export function englishForms(word: string): ReadonlySet<string> {
  const base = word.toLowerCase();
  const known = remembered.get(base);
  if (known !== undefined) return known;
  const bases = [base];
  if (/[^s]s$/.test(base) && base.length > 3) bases.push(base.slice(0, -1));
  if (base.endsWith('ies') && base.length > 4) bases.push(`${base.slice(0, -3)}y`);
  if (/(?:s|x|z|ch|sh)es$/.test(base)) bases.push(base.slice(0, -2));
  const forms = new Set<string>();
  for (const one of bases) {
    const irregular = `${IRREGULAR_VERBS[one] ?? ''} ${IRREGULAR_NOUNS[one] ?? ''}`.trim();
    const men = /^(.*)(?:m[ae]n|person|people)$/.exec(one)?.[1];
    const people =
      men === undefined || men.length < 3 ? [] : [`${men}man`, `${men}men`, `${men}person`, `${men}people`];
    for (const form of [one, ...withS(one), ...withEdAndIng(one), ...irregular.split(' '), ...people]) {
      if (form === '') continue;
      forms.add(form);
      for (const other of otherSpelling(form)) forms.add(other);
    }
  }
  for (const [single, plural] of Object.entries(IRREGULAR_NOUNS)) {
    if (plural.split(' ').includes(base)) forms.add(single);
  }
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(base, forms);
  return forms;
}

/** After the first word of a phrase: the first is the one that inflects (*turn down*, *hold a hearing*). */
const AFTER_VERB = new Set('a an the up down out off on over in into to away back for with'.split(' '));

export type WordingForm = { wording: string; kind: 'base' | 'plural' | 'verb' };

/**
 * A glossary's wording, then the forms that it may take in a sentence (`reject` → `rejected`; `travel ban` → `travel
 * bans`), right or not (`armied`): ask a list of English words. Names of several words and nouns that have no plural
 * get none.
 */
export function wordingForms(wording: string): WordingForm[] {
  const words = wording.split(' ');
  const base = { wording, kind: 'base' } as const;
  const at = (place: number, forms: readonly WordingForm[]) =>
    forms.map((form) => ({ ...form, wording: words.with(place, form.wording).join(' ') }));
  if (words.length === 1) return [base, ...formsOfWord(wording)];
  if (AFTER_VERB.has(words[1]!)) return [base, ...at(0, formsOfWord(words[0]!))];
  const last = words.at(-1)!;
  // What a phrase with `of` counts is not its last word, and is seldom more than one in the news.
  if (words.includes('of') || /^\p{Lu}/u.test(last) || UNCOUNTABLE_PHRASES.test(wording.toLowerCase()))
    return [base];
  return [base, ...at(words.length - 1, plurals(last))];
}

function formsOfWord(word: string): WordingForm[] {
  const plural = plurals(word);
  // The -s of a verb looks like a plural and is taken for one: few glossary words are verbs alone.
  if (!/^[a-z]{3,}$/.test(word)) return /^[A-Z]{2,}$/.test(word) ? [] : plural;
  const irregular = IRREGULAR_VERBS[word]?.split(' ').filter((form) => form !== '') ?? [];
  const verbs = new Set([...irregular, ...withEdAndIng(word)]);
  return [...plural, ...[...verbs].map((wording) => ({ wording, kind: 'verb' }) as const)];
}

function plurals(word: string): WordingForm[] {
  if (UNCOUNTABLE.has(word.toLowerCase()) || /(?:ness|ism)$/.test(word)) return [];
  const forms = IRREGULAR_NOUNS[word]?.split(' ') ?? withS(word);
  return forms.map((wording) => ({ wording, kind: 'plural' }) as const);
}
