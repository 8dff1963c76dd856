// Traces of a concept: letters of which one stands in every source that may hold it, for passing over the others cheaply.
import type { Concept } from '../model/term.ts';
import type { Analyser } from '../text/morphology.ts';
import { words } from '../text/tokens.ts';
import { termWord } from './source-words.ts';

/**
 * Whether a source may hold one of the concept's terms. A no is sure but for forms that only the dictionary explains; a yes
 * is not. Of a word that changes, its root without the first sound counts: kudeta is in mengudeta as udeta.
 */
export function createTraces(
  concept: Concept,
  sourceLang: string,
  analyser: Analyser,
): (source: string) => boolean {
  const traces = concept.terms
    .filter((term) => term.lang === sourceLang)
    .flatMap((term) =>
      [term.text, ...term.forms].map((text) => {
        const first = words(text, 'id')[0];
        if (first === undefined) return '';
        const word = termWord(text.slice(first.start, first.end), term.partOfSpeech, term.caseRule, analyser);
        return word.root === null ? word.lower : word.root.split(' ')[0]!.slice(1);
      }),
    );
  return (source) => {
    const lower = source.toLowerCase();
    return traces.some((trace) => lower.includes(trace));
  };
}
