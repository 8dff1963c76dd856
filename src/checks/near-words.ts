// Whether a word that no dictionary has is one slip of the keyboard away from a word.

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

/**
 * Whether a letter too many, too few, another, or two that changed places make a word of `lower`; its first letter stays. It
 * asks `isWord` some fifty times a letter (a millisecond or two in all), so ask for unknown words only.
 */
export function isNearWord(lower: string, isWord: (word: string) => boolean): boolean {
  for (let at = 1; at <= lower.length; at += 1) {
    const [before, rest] = [lower.slice(0, at), lower.slice(at)];
    if (rest !== '' && isWord(before + rest.slice(1))) return true;
    if (rest.length > 1 && isWord(before + rest[1] + rest[0] + rest.slice(2))) return true;
    if (LETTERS.some((letter) => isWord(before + letter + rest) || isWord(before + letter + rest.slice(1))))
      return true;
  }
  return false;
}
