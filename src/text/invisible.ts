// Characters that nobody sees and that change a text all the same: where they stand, and what they are called.
import type { Text } from '../model/text.ts';

/** `sign`: what a small mark says; `id`: of its name, the message `desk.invisible.<id>`. */
export type Invisible = { id: string; sign: string };

/** By character; the signs are Unicode's own abbreviations (NameAliases.txt), but for the tab's arrow. */
const INVISIBLE: Readonly<Record<string, Invisible>> = {
  '\t': { id: 'tab', sign: '→' },
  '\u00A0': { id: 'nbsp', sign: 'NBSP' },
  '\u00AD': { id: 'shy', sign: 'SHY' },
  '\u200B': { id: 'zwsp', sign: 'ZWSP' },
  '\u200C': { id: 'zwnj', sign: 'ZWNJ' },
  '\u200D': { id: 'zwj', sign: 'ZWJ' },
  '\u200E': { id: 'lrm', sign: 'LRM' },
  '\u200F': { id: 'rlm', sign: 'RLM' },
  '\u202F': { id: 'nnbsp', sign: 'NNBSP' },
  '\u2060': { id: 'wj', sign: 'WJ' },
  '\uFEFF': { id: 'bom', sign: 'BOM' },
};

/** Ids of all of them, in the order of their characters. */
export const INVISIBLE_IDS = Object.values(INVISIBLE).map(({ id }) => id);

/** A joiner between two pictures makes one picture of them: no mark may come in between. */
const FINDER =
  /[\t\u00A0\u00AD\u200B\u200C\u200E\u200F\u202F\u2060\uFEFF]|\u200D(?!\p{Extended_Pictographic})/gu;

/** The runs of a text in order, each invisible character by itself; joined, they are the text again. */
export function cutInvisible(text: Text): { text: Text; invisible: Invisible | null }[] {
  const runs: { text: Text; invisible: Invisible | null }[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(FINDER)) {
    if (index > at) runs.push({ text: text.slice(at, index), invisible: null });
    runs.push({ text: found, invisible: INVISIBLE[found]! });
    at = index + found.length;
  }
  if (at < text.length || runs.length === 0) runs.push({ text: text.slice(at), invisible: null });
  return runs;
}

/** Attributes of the element around an invisible character; `name` in the reader's language. */
export function invisibleAttributes({ sign }: Invisible, name: string): Record<string, string> {
  return { class: 'invisible', 'data-sign': sign, role: 'img', 'aria-label': name, title: name };
}
