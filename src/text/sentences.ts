// Where sentences begin and end in a paragraph.
import type { Span } from '../model/text.ts';

const segmenters = {
  id: new Intl.Segmenter('id', { granularity: 'sentence' }),
  en: new Intl.Segmenter('en', { granularity: 'sentence' }),
};

/** Spans of the sentences of `text` in order, without the white space between them. */
export function sentenceSpans(text: string, lang: 'id' | 'en'): Span[] {
  const spans: Span[] = [];
  for (const { index, segment } of segmenters[lang].segment(text)) {
    const trimmed = segment.trim();
    if (trimmed === '') continue;
    const start = index + segment.indexOf(trimmed);
    spans.push({ start, end: start + trimmed.length });
  }
  return spans;
}
