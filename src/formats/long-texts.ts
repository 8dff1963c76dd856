// Bounds on the length of one text and on how many there are in files of strangers: what goes over all of them would take minutes.
import { badInput } from '../errors.ts';
import type { Place } from './xml-tree.ts';

/** UTF-16 units of one text: far beyond any for people. */
const LONGEST = 1_000_000;
/** Texts of one document: as many as rows of a table. A book has some thousand paragraphs, a large catalogue 20,000 entries. */
export const MOST_TEXTS = 200_000;

/** `xml.long` with the place where the text begins that is too long. */
function tooLong(text: string, at: number): Error {
  const before = text.slice(0, at);
  const lines = before.split(/\r\r\n|\r\n|\r|\n/);
  return badInput('xml.long', { line: lines.length, column: lines.at(-1)!.length + 1, max: LONGEST });
}

/** Lines end in CR, LF or both. Throws badInput `xml.long` where one is longer than a million characters. */
export function requireShortLines(text: string): void {
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const unit = at === text.length ? 10 : text.charCodeAt(at);
    if (unit !== 10 && unit !== 13) continue;
    if (at - start > LONGEST) throw tooLong(text, start);
    start = at + 1;
  }
}

/** Throws badInput `xml.long` where what stands between two tags is longer than a million characters. */
export function requireShortRuns(markup: string): void {
  for (let at = 0; at < markup.length; ) {
    const found = markup.indexOf('<', at);
    const end = found < 0 ? markup.length : found;
    if (end - at > LONGEST) throw tooLong(markup, at);
    const close = markup.indexOf('>', end);
    at = (close < 0 ? markup.length : close) + 1;
  }
}

/** Throws badInput `xml.long` where a text that begins at `place` is longer than a million characters. */
export function requireShortText(text: string, place: Place): void {
  if (text.length > LONGEST) throw badInput('xml.long', { ...place, max: LONGEST });
}

/** `count`: texts with the one that begins at `line`. Throws badInput `import.texts` where that is beyond the bound. */
export function requireFewTexts(count: number, line: number, max = MOST_TEXTS): void {
  if (count > max) throw badInput('import.texts', { line, max });
}

/** Lines end in LF; blank ones do not count. Throws badInput `import.texts` with the line beyond the bound. */
export function requireFewLines(text: string): void {
  let count = 0;
  for (const { index } of text.matchAll(/\S[^\n]*/g)) {
    count += 1;
    if (count > MOST_TEXTS) requireFewTexts(count, text.slice(0, index).split('\n').length);
  }
}
