// Pieces to English text, keeping which characters each piece wrote.
import type { Span } from '../../model/text.ts';
import { SPACE, type Vocabulary } from './vocabulary.ts';

/** Marks that no space comes before. */
const CLOSING = /[,.;:!?)\]”’%]/;
/** … and after which none comes. */
const OPENING = /[([“‘]$/;

export type TargetText = { text: string; spans: readonly Span[] };

/** Joins `pieces`: `▁` is a space, runs of spaces are one, none stands at either end; bytes are read as UTF-8. */
export function targetText(pieces: readonly number[], vocabulary: Vocabulary): TargetText {
  let text = '';
  const spans: Span[] = [];
  let pending = false;
  for (let n = 0; n < pieces.length; n++) {
    let written = vocabulary.spelling(pieces[n]!);
    const first = n;
    if (vocabulary.byte(pieces[n]!) >= 0) {
      const bytes: number[] = [];
      for (; n < pieces.length && vocabulary.byte(pieces[n]!) >= 0; n++)
        bytes.push(vocabulary.byte(pieces[n]!));
      n--;
      written = new TextDecoder().decode(Uint8Array.from(bytes)).replaceAll('\uFFFD', '');
    }
    let start = -1;
    for (const character of written) {
      // A byte piece may spell a tab or a line end: white space of any kind parts words and nothing else.
      if (character === SPACE || character.trim() === '') {
        pending = text !== '';
        continue;
      }
      if (pending && !CLOSING.test(character) && !OPENING.test(text)) text += ' ';
      pending = false;
      if (start < 0) start = text.length;
      text += character;
    }
    spans.push({ start: start < 0 ? text.length : start, end: text.length });
    for (let rest = first; rest < n; rest++) spans.push({ start: text.length, end: text.length });
  }
  return { text, spans };
}
