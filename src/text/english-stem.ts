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

const FAMILY =
  /(?:ational|ations?|itions?|ions?|ments?|[ae]nces?|[ae]nts?|iti?es|ity|ists?|isms?|ers?|ors?|aries|ary|ries|ry|ials?|als?|ives?|ings?|ies|ied|es|ed|s|y|e|ly)$/;

/** What the words of one family share (invade, invasion, invader), or null where too little is left to tell by. */
function familyStem(word: string): string | null {
  let left = word.toLowerCase().replace(/['’]s?$/, '');
  for (let round = 0; round < 3; round++) {
    const shorter = left.replace(FAMILY, '');
    if (shorter.length < 5) break;
    left = shorter;
  }
  // Doubled letters, and the sounds that -ion changes: permit, permission; decide, decision; defend, defence.
  return left.length < 5 ? null : left.replace(/(.)\1$/, '$1').replace(/[dscz]$/, 't');
}

/** Whether two words are of one family: elect, election; invest, investment; not contest and contract. */
export function areOfOneFamily(one: string, other: string): boolean {
  if (englishStem(one) === englishStem(other)) return true;
  const stem = familyStem(one);
  return stem !== null && stem === familyStem(other);
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
