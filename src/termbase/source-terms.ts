// Terms in a source: an index over the termbase's words, and the search that finds them in their Indonesian forms.
import type { Concept, Term, TermMatch } from '../model/term.ts';
import { englishForms } from '../text/english-forms.ts';
import type { Analyser, Analysis } from '../text/morphology.ts';
import { words } from '../text/tokens.ts';
import type { WordForms } from '../text/word-forms.ts';
import { isAcronym } from './acronym.ts';

/** One word of a term. `root`: what its other forms share, null where only the very word counts; `derived`: it has affixes. */
type TermWord = { text: string; lower: string; root: string | null; derived: boolean };

type Entry = {
  concept: Concept;
  term: Term;
  words: readonly TermWord[];
  targets: readonly string[];
  deprecated: readonly string[];
};

/** A source word with the ways to read it. `bare`: without clitics and copies. */
type SourceWord = {
  start: number;
  end: number;
  text: string;
  lower: string;
  bare: ReadonlySet<string>;
  readings: readonly Analysis[];
};

/** How closely a source word is a term's word: the very word, with clitics or copied, another form of its root. */
const SAME = 3;
const CLITIC = 2;
const FORM = 1;

type Candidate = { entry: Entry; from: number; to: number; closeness: number };

/** Affixes that keep a root's meaning near: kudeta → mengudeta, dikudeta, pengudetaan; not se-. */
const NEAR_AFFIXES = new Set([
  'me-',
  'di-',
  'ter-',
  'ber-',
  'per-',
  'pe-',
  'ke-',
  'memper-',
  'diper-',
  '-kan',
  '-i',
  '-an',
  'R',
]);
const VOICES = new Set(['me-', 'di-', 'pe-', 'memper-', 'diper-']);
const CLITICS = /-?(?:nya|lah|kah|pun|ku|mu)$/;
/** Readings of a word that are believed. */
const READINGS = 1;

export type SourceIndex = { find(source: string): TermMatch[] };

/** An index over the terms of `sourceLang`. Building is linear in the terms; finding, in the words of the source. */
export function indexTerms(
  concepts: readonly Concept[],
  sourceLang: string,
  language: { analyser: Analyser; dictionary: WordForms },
): SourceIndex {
  const entriesByKey = new Map<string, Entry[]>();
  for (const concept of concepts) {
    for (const entry of entriesOf(concept, sourceLang, language.analyser)) {
      const { lower, root } = entry.words[0]!;
      for (const key of root === null ? [lower] : [lower, `√${root}`]) {
        const entries = entriesByKey.get(key) ?? [];
        entries.push(entry);
        entriesByKey.set(key, entries);
      }
    }
  }

  function candidatesAt(source: readonly SourceWord[], from: number): Candidate[] {
    const word = source[from]!;
    const keys = [word.lower, ...word.bare, ...word.readings.map((reading) => `√${reading.root}`)];
    const entries = new Set(keys.flatMap((key) => entriesByKey.get(key) ?? []));
    return [...entries].flatMap((entry) => {
      const to = from + entry.words.length;
      if (to > source.length) return [];
      const each = entry.words.map((wanted, offset) =>
        closenessOf(source[from + offset]!, wanted, entry, offset),
      );
      return each.every((one) => one > 0) ? [{ entry, from, to, closeness: Math.min(...each) }] : [];
    });
  }

  /** Whether the dictionary's English for this very form shares a word with the term's English. */
  function agrees({ entry, from }: Candidate, source: readonly SourceWord[]): boolean {
    const word = source[from]!;
    const rows = [...word.bare, word.lower].flatMap((form) => language.dictionary.lookUp(form));
    const glosses = new Set(
      rows.flatMap((row) => row.english).flatMap((gloss) => gloss.toLowerCase().split(/[^\p{L}]+/u)),
    );
    const targetWords = entry.targets.flatMap((target) =>
      words(target, 'en').map(({ start, end }) => target.slice(start, end)),
    );
    return targetWords.some((target) => [...englishForms(target)].some((form) => glosses.has(form)));
  }

  return {
    find(source) {
      const inSource = words(source, 'id').map(({ start, end }) =>
        sourceWord(source, start, end, language.analyser),
      );
      const candidates = inSource
        .flatMap((_, from) => candidatesAt(inSource, from))
        .map((one) => ({ ...one, length: one.to - one.from, agrees: agrees(one, inSource) ? 1 : 0 }));
      // Longest wins, then the closest form, then what the dictionary agrees with, then the termbase's order.
      candidates.sort((a, b) => b.length - a.length || b.closeness - a.closeness || b.agrees - a.agrees);
      const taken = new Set<number>();
      const found: TermMatch[] = [];
      for (const { entry, from, to } of candidates) {
        const places = Array.from({ length: to - from }, (_, offset) => from + offset);
        if (places.some((place) => taken.has(place))) continue;
        for (const place of places) taken.add(place);
        const span = { start: inSource[from]!.start, end: inSource[to - 1]!.end };
        const { concept, term, targets, deprecated } = entry;
        const form = source.slice(span.start, span.end);
        found.push({
          conceptId: concept.conceptId,
          span,
          form,
          term: term.text,
          targets,
          deprecated,
          note: concept.note,
        });
      }
      return found.sort((a, b) => a.span.start - b.span.start);
    },
  };
}

function entriesOf(concept: Concept, sourceLang: string, analyser: Analyser): Entry[] {
  const english = (status: string) =>
    concept.terms
      .filter((term) => term.lang !== sourceLang && term.status === status)
      .map((term) => term.text);
  const targets = [...english('preferred'), ...english('admitted')];
  if (targets.length === 0) return [];
  return concept.terms
    .filter((term) => term.lang === sourceLang)
    .map((term) => ({
      concept,
      term,
      words: words(term.text, 'id').map(({ start, end }) =>
        termWord(term, term.text.slice(start, end), analyser),
      ),
      targets,
      deprecated: english('deprecated'),
    }))
    .filter((entry) => entry.words.length > 0);
}

/** A root stands for its derived forms; a derived noun (pejabat) only for itself; a verb for its other voices. */
function termWord(term: Term, text: string, analyser: Analyser): TermWord {
  const lower = text.toLowerCase();
  if (isAcronym(text)) return { text, lower, root: null, derived: false };
  const best = analyser.analyse(lower)[0]!;
  const derived = best.affixes.length > 0;
  return { text, lower, root: derived && term.partOfSpeech !== 'verb' ? null : best.root, derived };
}

function sourceWord(source: string, start: number, end: number, analyser: Analyser): SourceWord {
  const text = source.slice(start, end);
  const lower = text.toLowerCase();
  const bare = new Set([lower.replace(CLITICS, '')]);
  const [one, other] = lower.split('-');
  if (other !== undefined && (one === other || one === other.replace(CLITICS, ''))) bare.add(one!);
  return { start, end, text, lower, bare, readings: analyser.analyse(text).slice(0, READINGS) };
}

function closenessOf(word: SourceWord, wanted: TermWord, entry: Entry, offset: number): number {
  if (isAcronym(wanted.text)) {
    if (word.text === wanted.text) return SAME;
    return word.text.replace(CLITICS, '') === wanted.text ? CLITIC : 0;
  }
  if (word.lower === wanted.lower) return SAME;
  if (word.bare.has(wanted.lower)) return CLITIC;
  if (wanted.root === null) return 0;
  const reading = word.readings.find((one) => one.root === wanted.root);
  if (reading === undefined) return 0;
  // Only the first word of a phrase changes: pengunjuk rasa, but not kedutaan besar (the building) for duta besar.
  if (offset > 0) return 0;
  // A verb's other voices, not its root: ditinggal or peninggalan is near meninggal, tinggal and tertinggal are not.
  if (wanted.derived && !reading.affixes.some((affix) => VOICES.has(affix))) return 0;
  const isPhrase = entry.words.length > 1;
  const isNear = (affix: string) =>
    affix.startsWith('=') || (NEAR_AFFIXES.has(affix) && !(isPhrase && affix === 'ke-'));
  return reading.affixes.every(isNear) ? FORM : 0;
}
