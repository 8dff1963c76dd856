// Which characters of a text each of its pieces stands for, although SentencePiece normalises the text first.
import type { Span } from '../../model/text.ts';
import { SPACE, type Vocabulary } from './vocabulary.ts';

/** How far a character is looked for where the two normalisations (SentencePiece's nmt_nfkc, ours NFKC) differ. */
const LOOKAHEAD = 12;

/** For each of `ids`, the encoding of `text`, the span of `text` that it covers (empty where it covers none). */
export function pieceSpans(text: string, ids: readonly number[], vocabulary: Vocabulary): Span[] {
  const { characters, spans } = normalised(text);
  let at = 0;
  let bytes: number[] = [];
  return ids.map((id) => {
    let covered: Span | undefined;
    let written = vocabulary.spelling(id).replaceAll(SPACE, ' ');
    if (vocabulary.byte(id) >= 0) {
      bytes.push(vocabulary.byte(id));
      const decoded = new TextDecoder().decode(Uint8Array.from(bytes));
      if (!decoded.includes('\uFFFD') || bytes.length >= 4) {
        written = decoded;
        bytes = [];
      }
    } else bytes = [];
    for (const character of written) {
      const found = seek(characters, character, at);
      if (found < 0) continue;
      at = found + 1;
      const span = spans[found]!;
      if (character !== ' ') covered = { start: covered?.start ?? span.start, end: span.end };
    }
    const here = spans[at]?.start ?? text.length;
    return covered ?? { start: here, end: here };
  });
}

function seek(characters: readonly string[], character: string, from: number): number {
  const reach = character === ' ' ? 1 : LOOKAHEAD;
  for (let at = from; at < Math.min(from + reach, characters.length); at++)
    if (characters[at] === character) return at;
  return -1;
}

/** The characters of `text` after NFKC, each with the span that it came from. */
function normalised(text: string): { characters: string[]; spans: Span[] } {
  const characters: string[] = [];
  const spans: Span[] = [];
  for (const match of text.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)) {
    const span = { start: match.index, end: match.index + match[0].length };
    for (const character of match[0].normalize('NFKC').replace(/\s/g, ' ')) {
      characters.push(character);
      spans.push(span);
    }
  }
  return { characters, spans };
}
