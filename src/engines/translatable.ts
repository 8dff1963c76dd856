// What of a text goes to a model at all, and what comes out best as it went in.

/** Other scripts, figures alone, addresses and endless words come out best as they went in. */
export function isTranslatable(sentence: string): boolean {
  return (sentence.match(/\S+/g) ?? []).some(
    (word) => word.length <= LONGEST_WORD && /\p{Script=Latin}/u.test(word) && !ADDRESS.test(word),
  );
}

/** No word is longer: `mempertanggungjawabkannya` has 25 letters, compounds with hyphens twice that. */
const LONGEST_WORD = 60;
const ADDRESS = /^\(?(?:https?:\/\/|www\.)|^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** `- ` or `• ` at the start of a list item is kept as it is. */
export function bulletLength(sentence: string): number {
  return /^[-–—•·*▪►\s]+(?=[\p{L}\p{N}“"'(])/u.exec(sentence)?.[0].length ?? 0;
}
