// Text and spans: the string type that every layer shares, with its inline codes and offsets.

/**
 * A string in which inline code n stands as the one private-use character U+E000+n, an index into the segment's
 * code table. Plain strings are texts without codes.
 */
export type Text = string;

/** Half-open range of UTF-16 offsets: `start` is inside, `end` is not. */
export type Span = { start: number; end: number };

/** One inline code of a segment. `data` is the markup it stands for, kept to the letter. */
export type InlineCode = { id: string; kind: 'open' | 'close' | 'placeholder'; data: string; label: string };

const FIRST_CODE = 0xe000;
const LAST_CODE = 0xf8ff;

/** The character that stands for inline code `index` (0-based). Throws RangeError past the private-use area (6,399). */
export function codeCharacter(index: number): string {
  if (!Number.isInteger(index) || index < 0 || index > LAST_CODE - FIRST_CODE) {
    throw new RangeError(`inline code ${index} is outside the private-use area`);
  }
  return String.fromCharCode(FIRST_CODE + index);
}

/** The index of the inline code that `character` stands for, or -1 for any other character. */
export function codeIndex(character: string): number {
  const code = character.charCodeAt(0);
  return code >= FIRST_CODE && code <= LAST_CODE ? code - FIRST_CODE : -1;
}

/**
 * What the chips of a code table say: small numbers, the two ends of a pair with the same one and with the side that they
 * open to ("1›" … "‹1").
 */
export function codeNames(codes: readonly InlineCode[]): string[] {
  const open: { id: string; number: number }[] = [];
  let last = 0;
  const next = () => {
    last += 1;
    return last;
  };
  return codes.map(({ kind, id }) => {
    if (kind === 'placeholder') return String(next());
    if (kind === 'open') {
      open.push({ id, number: next() });
      return `${last}›`;
    }
    const at = open.findLastIndex((one) => one.id === id);
    return `‹${at < 0 ? next() : open.splice(at, 1)[0]!.number}`;
  });
}

/** The first inline code of `source` that `target` has less often; null where it lacks none. */
export function nextCode(source: Text, target: Text): number | null {
  const left = [...target].map(codeIndex);
  for (const index of [...source].map(codeIndex)) {
    if (index < 0) continue;
    const at = left.indexOf(index);
    if (at < 0) return index;
    left.splice(at, 1);
  }
  return null;
}

/** What a chip says, and in its tooltip what it stands for. */
export type CodeLabel = { name: string; title: string };

export function codeLabels(codes: readonly InlineCode[]): CodeLabel[] {
  const names = codeNames(codes);
  return codes.map(({ label }, at) => ({ name: names[at]!, title: label }));
}

/** The text without its inline codes. */
export function withoutCodes(text: Text): string {
  return text.replace(/[\uE000-\uF8FF]/g, '');
}

/** Number of words, as progress and exports count them: runs of letters or digits, inner hyphens and apostrophes included. */
export function countWords(text: Text): number {
  return withoutCodes(text).match(/[\p{L}\p{N}]+(?:[-'’.,][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

/** The text as it is kept: well-formed UTF-16, CR LF as LF, no control characters but tab and line feed. */
export function cleanText(text: Text): Text {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])\p{Cc}/gu, '')
    .replace(/\p{Cs}/gu, '\uFFFD');
}
