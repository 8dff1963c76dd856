// Acronyms among terms: they count only in capitals.

/** Whether a term's word is an acronym: AS (the United States) is not as (axle), US is not us. */
export function isAcronym(word: string): boolean {
  return word.length <= 6 && word === word.toUpperCase() && /\p{Lu}/u.test(word);
}
