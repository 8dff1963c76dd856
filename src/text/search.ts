// Search and replacement in a text: patterns, where they stand among inline codes, and the text with another in their place.
import { badInput } from '../errors.ts';
import { codeIndex, type Span, type Text, withoutCodes } from '../model/text.ts';

/** What is looked for. `wholeWord`: no letter or digit may touch it. */
export type SearchPattern = { text: string; regexp: boolean; matchCase: boolean; wholeWord: boolean };

/** A regular expression as source and flags: what a worker thread can be handed. */
export type CompiledPattern = { source: string; flags: string };

/** One match in a text without its codes. `groups[0]` is the match itself; a group that took no part is null. */
export type Found = Span & {
  groups: readonly (string | null)[];
  named: Readonly<Record<string, string | null>>;
};

const WORD = String.raw`[\p{L}\p{M}\p{N}_]`;

/** V8's reasons for refusing a pattern, by the messages under `errors.search.pattern`. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/group|Unmatched '\)'|capture/i, 'group'],
  [/class|range/i, 'class'],
  [/repeat|quantifier/i, 'repeat'],
  [/escape|\\/i, 'escape'],
];

/** A plain text as an expression: a typed apostrophe and space also stand for ’ and for the spaces that do not break. */
function literal(text: string): string {
  const escaped = text.replace(/[\\^$.*+?()[\]{}|/-]/g, (sign) =>
    sign === '-' ? String.raw`\x2d` : `\\${sign}`,
  );
  return escaped.replace(/(?<=\p{L})['’](?=\p{L})/gu, "['’]").replace(/ /g, '[ \\u00a0\\u202f]');
}

/**
 * The expression that finds `pattern`. `^` and `$` stand for the segment's ends. Throws badInput `search.pattern.…`, with a
 * reason that says what to mend, where a regular expression is none.
 */
export function compilePattern(pattern: SearchPattern): CompiledPattern {
  const { text, regexp, matchCase, wholeWord } = pattern;
  const flags = matchCase ? 'gu' : 'giu';
  // Accents come as one character or as two; what is typed may be either.
  const forms = [...new Set([text, text.normalize('NFC'), text.normalize('NFD')])];
  const core = regexp ? text : forms.map(literal).join('|');
  if (regexp) {
    try {
      new RegExp(core, flags);
    } catch (error) {
      const said = String(error).split(': ').at(-1)!;
      const reason = REASONS.find(([sign]) => sign.test(said))?.[1] ?? 'other';
      throw badInput(`search.pattern.${reason}`);
    }
  }
  const source = wholeWord ? `(?<!${WORD})(?:${core})(?!${WORD})` : core;
  return { source, flags };
}

/** Every match of each text, in order; the texts are without codes. A match of nothing at all is none. */
export function scanTexts(pattern: CompiledPattern, texts: readonly string[]): Found[][] {
  const expression = new RegExp(pattern.source, pattern.flags);
  return texts.map((text) =>
    [...text.matchAll(expression)]
      .filter((match) => match[0] !== '')
      .map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
        groups: [...match].map((group) => group ?? null),
        named: Object.fromEntries(
          Object.entries(match.groups ?? {}).map(([name, group]) => [name, group ?? null]),
        ),
      })),
  );
}

/** An inline code and how many characters that are none stand before it. */
type PlacedCode = { at: number; character: string };

function codesOf(text: Text): PlacedCode[] {
  const codes: PlacedCode[] = [];
  for (let at = 0; at < text.length; at++) {
    if (codeIndex(text[at]!) >= 0) codes.push({ at: at - codes.length, character: text[at]! });
  }
  return codes;
}

/** Where matches of the text without its codes stand in the text itself; codes at a match's ends are outside it. */
export function spansIn(text: Text, found: readonly Span[]): Span[] {
  const codes = codesOf(text);
  return found.map(({ start, end }) => ({
    start: start + codes.filter((code) => code.at <= start).length,
    end: end + codes.filter((code) => code.at < end).length,
  }));
}

/**
 * The replacement of one match. With `regexp`: $1 to $99 and $<name> for groups, $& for the match, $$ for a dollar sign, as in
 * ECMAScript's GetSubstitution; what names no group stays as it is written.
 */
function expandReplacement(replacement: string, found: Found, regexp: boolean): string {
  if (!regexp) return replacement;
  return replacement.replace(/\$(?:(\$|&)|(\d\d?)|<([^>]*)>)/g, (whole, sign, digits, name) => {
    if (sign === '$') return '$';
    if (sign === '&') return found.groups[0] ?? '';
    if (name !== undefined) return name in found.named ? (found.named[name] ?? '') : whole;
    const count = found.groups.length - 1;
    const group = Number(digits);
    if (group >= 1 && group <= count) return found.groups[group] ?? '';
    const first = Number(digits[0]);
    if (digits.length < 2 || first < 1 || first > count) return whole;
    return (found.groups[first] ?? '') + digits[1];
  });
}

/** How far two strings agree at their beginning and, past that, at their end; never between two halves of a character. */
function commonEnds(before: string, after: string): { head: number; tail: number } {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  if (/[\uD800-\uDBFF]$/.test(before.slice(0, head))) head -= 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  if (tail > 0 && /^[\uDC00-\uDFFF]/.test(after.slice(-tail))) tail -= 1;
  return { head, tail };
}

/**
 * The text with each match replaced. Codes inside a match stay: where the replacement agrees with the match at their place, else at
 * the nearer end of what it changes. `found`: in order, not overlapping. `replacement` holds no codes.
 */
export function replaceIn(text: Text, found: readonly Found[], replacement: string, regexp: boolean): Text {
  const bare = withoutCodes(text);
  const codes = codesOf(text);
  let out = '';
  let at = 0;
  let next = 0;
  const copyTo = (to: number) => {
    for (; next < codes.length && codes[next]!.at <= to; next++) {
      out += bare.slice(at, codes[next]!.at) + codes[next]!.character;
      at = codes[next]!.at;
    }
    out += bare.slice(at, to);
    at = to;
  };
  for (const match of found) {
    copyTo(match.start);
    const before = bare.slice(match.start, match.end);
    const after = expandReplacement(replacement, match, regexp);
    const { head, tail } = commonEnds(before, after);
    const placeOf = (inside: number) => {
      if (inside <= head) return inside;
      if (before.length - inside <= tail) return after.length - (before.length - inside);
      return inside * 2 <= before.length ? head : after.length - tail;
    };
    let written = 0;
    for (; next < codes.length && codes[next]!.at < match.end; next++) {
      const place = placeOf(codes[next]!.at - match.start);
      out += after.slice(written, place) + codes[next]!.character;
      written = place;
    }
    out += after.slice(written);
    at = match.end;
  }
  copyTo(bare.length);
  return out;
}
