// Bounds on the length of one text in files of strangers: what goes over every letter of it would take minutes.
import { badInput } from '../errors.ts';

/** UTF-16 units of one text: far beyond any for people. */
const LONGEST = 1_000_000;

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
