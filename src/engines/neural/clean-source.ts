// What the model is shown of a paragraph: no inline codes, control characters or look-alikes of its own markers.
import type { Text } from '../../model/text.ts';
import { type MappedText, mapParts, type Part } from './mapped-text.ts';

/** Inline codes of the paragraph, each with the offset in the cleaned text before which it stands. */
export type CodePlace = { code: string; at: number };

const CODE = /[\uE000-\uF8FF]/;
/** Line ends, tabs and odd spaces become a space; other control and format characters, halves of surrogate pairs and `<` of a marker go. */
const SPACES = /[\t-\r\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]/;
const UNWANTED = /[\p{Cc}\p{Cs}\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]|<(?=t[012]>)/u;
const SPECIAL = new RegExp(`${CODE.source}|${SPACES.source}|${UNWANTED.source}`, 'gu');

/** `source` as the model may see it, and the inline codes that were in it. */
export function cleanSource(source: Text): { clean: MappedText; codes: CodePlace[] } {
  const parts: Part[] = [];
  const codes: CodePlace[] = [];
  let start = 0;
  let length = 0;
  for (const match of source.matchAll(SPECIAL)) {
    const span = { start: match.index, end: match.index + match[0].length };
    parts.push({ start, end: span.start });
    length += span.start - start;
    if (CODE.test(match[0])) codes.push({ code: match[0], at: length });
    else if (SPACES.test(match[0])) {
      parts.push({ span, text: ' ' });
      length += 1;
    }
    start = span.end;
  }
  parts.push({ start, end: source.length });
  return { clean: mapParts(source, parts), codes };
}
