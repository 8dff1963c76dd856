// English words that the spelling dictionaries lack: neurotoxin, tempeh, mown. From the npm package word-list (274,000 words).
import { readFileSync } from 'node:fs';
import wordList from 'word-list';

let lines: string | null = null;

/** Whether the word, in lower case, is in the list; read when first asked (3 ms), searched through each time (up to 1 ms). */
export function isRareWord(word: string): boolean {
  lines ??= `\n${readFileSync(wordList, 'latin1').trimEnd()}\n`;
  return lines.includes(`\n${word}\n`);
}
