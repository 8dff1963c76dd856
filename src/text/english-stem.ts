// Enough of English to see that two words are one in another form, or say nothing alone.

const ENDINGS = ['ing', 'ies', 'ed', 'es', 's', 'ly', 'er', 'al'];

/** What is left of a word (in lower case) without its endings: rough, since only two forms of one word are compared. */
export function englishStem(word: string): string {
  let left = word.toLowerCase().replace(/['’]s$/, '');
  // Twice: *officers*, *officer*.
  for (let round = 0; round < 2; round++) {
    const ending = ENDINGS.find((one) => left.endsWith(one) && left.length - one.length >= 3);
    if (ending !== undefined) left = left.slice(0, -ending.length);
  }
  if (left.length > 3 && left.at(-1) === left.at(-2)) left = left.slice(0, -1);
  return left.replace(/[eiy]$/, '');
}

/** The stems of a phrase: equal for *district head* and *district heads*. */
export function phraseStem(phrase: string): string {
  return phrase.split(/\s+/).map(englishStem).join(' ');
}

const SMALL = new Set(
  (
    'a an the of in on at to for from by with as and or but that which who whom whose this these those it its he she they his ' +
    'her their is are was were be been being has have had will would can could may might do does did not no so than then there ' +
    'said says say'
  ).split(' '),
);

/** Articles, pronouns, auxiliaries, *said*: a change of one is grammar or manner, not vocabulary. */
export function isSmallWord(word: string): boolean {
  return SMALL.has(word.toLowerCase());
}
