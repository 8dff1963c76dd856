// English words that the spelling dictionaries lack: neurotoxin, tempeh, mown. From the npm package word-list (274,000 words).
import { readFileSync } from 'node:fs';
import wordList from 'word-list';

let lines: string | null = null;

/**
 * Whether the word, in lower case, is in the list. It is read when first asked (3 ms) and searched by halves as it stands, a word a
 * line from a to z (two of its words stand out of order and are not found): a set of them would take 20 MB.
 */
export function isRareWord(word: string): boolean {
  lines ??= `${readFileSync(wordList, 'latin1').trimEnd()}\n`;
  let from = 0;
  let to = lines.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const start = middle === 0 ? 0 : lines.lastIndexOf('\n', middle - 1) + 1;
    const end = lines.indexOf('\n', middle);
    const here = lines.slice(start, end);
    if (here === word) return true;
    if (here < word) from = end + 1;
    else to = start;
  }
  return false;
}
