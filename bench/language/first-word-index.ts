// The index that the trie replaced: entries by the first word of a term, every one of them tried. Kept for the comparison.
import type { Concept, Term } from '../../src/model/term.ts';
import {
  closenessOf,
  type SourceWord,
  sourceWords,
  type TermWord,
  termWord,
} from '../../src/termbase/source-words.ts';
import { englishForms } from '../../src/text/english-forms.ts';
import type { Analyser } from '../../src/text/morphology.ts';
import { words } from '../../src/text/tokens.ts';
import type { WordForms } from '../../src/text/word-forms.ts';

type Entry = { term: Term; words: readonly TermWord[]; targets: readonly string[] };
type Candidate = { entry: Entry; from: number; length: number; closeness: number; agrees: number };

/** Counts the terms in a source, as the index of the first release found them. */
export function firstWordIndex(
  concepts: readonly Concept[],
  { analyser, dictionary }: { analyser: Analyser; dictionary: WordForms },
): (source: string) => number {
  const byKey = new Map<string, Entry[]>();
  for (const concept of concepts) {
    const targets = concept.terms.filter((term) => term.lang === 'en').map((term) => term.text);
    for (const term of concept.terms.filter((one) => one.lang === 'id')) {
      const own = words(term.text, 'id').map(({ start, end }) =>
        termWord(term.text.slice(start, end), term.partOfSpeech, 'any', analyser),
      );
      const { lower, root } = own[0]!;
      for (const key of root === null ? [lower] : [lower, `√${root}`]) {
        byKey.set(key, [...(byKey.get(key) ?? []), { term, words: own, targets }]);
      }
    }
  }

  function agrees(entry: Entry, word: SourceWord): number {
    const rows = [...word.bare, word.lower].flatMap((form) => dictionary.lookUp(form));
    const glosses = new Set(rows.flatMap((row) => row.english).flatMap((gloss) => gloss.split(/[^\p{L}]+/u)));
    const targets = entry.targets.flatMap((target) => target.split(' '));
    return targets.some((target) => [...englishForms(target)].some((form) => glosses.has(form))) ? 1 : 0;
  }

  return (source) => {
    const inSource = sourceWords(source, analyser);
    const candidates = inSource.flatMap((word, from): Candidate[] => {
      const entries = new Set(word.firstKeys.flatMap((key) => byKey.get(key) ?? []));
      return [...entries].flatMap((entry) => {
        const { length } = entry.words;
        if (from + length > inSource.length) return [];
        const each = entry.words.map((wanted, offset) =>
          closenessOf(inSource[from + offset]!, wanted, offset, length > 1),
        );
        if (each.some((one) => one === 0)) return [];
        return [{ entry, from, length, closeness: Math.min(...each), agrees: agrees(entry, word) }];
      });
    });
    candidates.sort((a, b) => b.length - a.length || b.closeness - a.closeness || b.agrees - a.agrees);
    const taken = new Set<number>();
    let found = 0;
    for (const { from, length } of candidates) {
      const places = Array.from({ length }, (_, at) => from + at);
      if (places.some((place) => taken.has(place))) continue;
      for (const place of places) taken.add(place);
      found += 1;
    }
    return found;
  };
}
