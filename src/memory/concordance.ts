// Concordance: where the words that were searched for stand in a unit's texts.
import type { Span } from '../model/text.ts';
import { searchWord, wordSpans } from './keys.ts';

/** Words between two of the searched for: `kudeta militer` also finds `kudeta oleh militer`. */
const GAP = 1;

/**
 * Spans of `text` in which the words of `search` stand in order, at most one word between two of them, each in any of the forms
 * that searchWord takes for the same. Empty where they do not.
 */
export function concordanceSpans(text: string, search: string, lang: string): Span[] {
  const form = (whole: string, span: Span) => searchWord(whole.slice(span.start, span.end), lang);
  const sought = wordSpans(search).map((span) => form(search, span));
  if (sought.length === 0) return [];
  const spans = wordSpans(text);
  const forms = spans.map((span) => form(text, span));
  const found: Span[] = [];
  for (let at = 0; at < forms.length; at++) {
    const places = placesFrom(forms, sought, at);
    if (places === null) continue;
    // Neighbouring words are one highlight, with the space between them.
    for (const place of places) {
      const span = spans[place]!;
      const last = found.at(-1);
      if (last !== undefined && place > 0 && spans[place - 1]!.end === last.end) last.end = span.end;
      else found.push({ ...span });
    }
    at = places.at(-1)!;
  }
  return found;
}

/** Places of the sought words from `at` on, or null where they do not all follow. */
function placesFrom(forms: readonly string[], sought: readonly string[], at: number): number[] | null {
  const places: number[] = [];
  let from = at;
  for (const [nth, word] of sought.entries()) {
    const reach = nth === 0 ? 1 : GAP + 1;
    const place = forms.slice(from, from + reach).indexOf(word);
    if (place < 0) return null;
    places.push(from + place);
    from += place + 1;
  }
  return places;
}
