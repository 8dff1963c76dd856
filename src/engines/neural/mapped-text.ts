// A text derived from another one that remembers, unit by unit, where it came from.
import type { Span } from '../../model/text.ts';

/** `origin[i]`: offset in the original of the text's UTF-16 unit i; one more entry stands for its end. */
export type MappedText = { text: string; origin: readonly number[] };

/** A piece of a text under construction: a span of the original kept as it is, or other text put in its place. */
export type Part = Span | { span: Span; text: string };

/** Joins `parts` of `original`. Replacements are taken to come from the start of what they replace. */
export function mapParts(original: string, parts: readonly Part[]): MappedText {
  let text = '';
  const origin: number[] = [];
  let end = 0;
  for (const part of parts) {
    const span = 'span' in part ? part.span : part;
    const written = 'span' in part ? part.text : original.slice(span.start, span.end);
    for (let n = 0; n < written.length; n++) origin.push('span' in part ? span.start : span.start + n);
    text += written;
    end = span.end;
  }
  origin.push(end);
  return { text, origin };
}

/** The part of the original that `span` of the derived text came from; at least one unit where `span` holds any. */
export function originalSpan(mapped: MappedText, span: Span): Span {
  const start = mapped.origin[span.start]!;
  if (span.end <= span.start) return { start, end: start };
  return { start, end: Math.max(start, mapped.origin[span.end - 1]!) + 1 };
}

/** The offset in the derived text of the first unit that came from `offset` or later. For texts in the original's order. */
export function derivedOffset(mapped: MappedText, offset: number): number {
  let low = 0;
  let high = mapped.text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mapped.origin[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
