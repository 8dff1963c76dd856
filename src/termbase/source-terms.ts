// Terms in a source: a trie over the termbase's words, and the search that finds them in their Indonesian forms.
import { byStatus, type Concept, EVERYDAY, isAllowed, type Term, type TermMatch } from '../model/term.ts';
import { englishForms } from '../text/english-forms.ts';
import { areOfOneFamily, isSmallWord } from '../text/english-stem.ts';
import type { Analyser } from '../text/morphology.ts';
import { words } from '../text/tokens.ts';
import type { WordForms } from '../text/word-forms.ts';
import {
  closenessOf,
  FORM,
  isVoiceOf,
  type SourceWord,
  sourceWords,
  type TermWord,
  termWord,
} from './source-words.ts';
import { createTermTrie } from './term-trie.ts';

/** What the matches of one concept share. */
type English = Pick<TermMatch, 'english' | 'targets' | 'deprecated' | 'forbidden'>;
type Entry = { concept: Concept; term: Term; words: readonly TermWord[]; english: English };
type Candidate = { entry: Entry; from: number; to: number; closeness: number };

/** Terms offered at one place besides the one that is marked. */
const MOST_ALSO = 8;

export type SourceIndex = { find(source: string): TermMatch[] };

/** An index over the terms of `sourceLang`. Building is linear in the terms; finding, in the words of the source. */
export function indexTerms(
  concepts: readonly Concept[],
  sourceLang: string,
  language: { analyser: Analyser; dictionary: WordForms },
): SourceIndex {
  const trie = createTermTrie<Entry>();
  for (const concept of concepts) {
    for (const entry of entriesOf(concept, sourceLang, language.analyser)) {
      const keys = entry.words.map(({ lower, root }, offset) =>
        root === null || offset > 0 ? [lower] : [lower, `√${root}`],
      );
      trie.add(entry, keys);
    }
  }

  function candidatesAt(source: readonly SourceWord[], from: number): Candidate[] {
    const found = trie.at(from, (place, offset) => {
      const word = source[place];
      return word === undefined ? null : offset === 0 ? word.firstKeys : word.keys;
    });
    return [...found].flatMap((entry) => {
      const isPhrase = entry.words.length > 1;
      let closeness = Number.POSITIVE_INFINITY;
      entry.words.forEach((wanted, offset) => {
        closeness = Math.min(closeness, closenessOf(source[from + offset]!, wanted, offset, isPhrase));
      });
      return closeness > 0 ? [{ entry, from, to: from + entry.words.length, closeness }] : [];
    });
  }

  /** The English words that the dictionary has for these forms. */
  const glossesOf = (forms: readonly string[]): ReadonlySet<string> =>
    new Set(
      forms
        .flatMap((form) => language.dictionary.lookUp(form))
        .flatMap((row) => row.english)
        .flatMap((gloss) => gloss.toLowerCase().split(/[^\p{L}]+/u)),
    );

  /**
   * Whether another form of a term's root may mean something else: a noun with -kan or -i always (saksi is a witness, menyaksikan to
   * watch); else where more than its voice has changed (kudeta and mengudeta are one) and the dictionary's English for the form is of
   * no family with the term's.
   */
  function mayMeanOther({ entry, from, closeness }: Candidate, source: readonly SourceWord[]): boolean {
    const word = source[from]!;
    const wanted = entry.words[0]!;
    if (closeness > FORM || isVoiceOf(word, wanted)) return false;
    if (!wanted.derived && word.reading.affixes.some((affix) => affix === '-kan' || affix === '-i'))
      return true;
    const glosses = [...glossesOf([...word.bare, word.lower])].filter((gloss) => !isSmallWord(gloss));
    const english = entry.english.targets.flatMap(wordsOfTarget).filter((one) => !isSmallWord(one));
    return glosses.length > 0 && !glosses.some((gloss) => english.some((one) => areOfOneFamily(gloss, one)));
  }

  const isOptional = (winner: Candidate, inSource: readonly SourceWord[], source: string): boolean =>
    winner.entry.concept.domain === EVERYDAY ||
    mayMeanOther(winner, inSource) ||
    isMoney(source, inSource[winner.from]!) ||
    isPersonOrPlace(winner, inSource, source) ||
    endsName(winner, inSource);

  /** 1 where the dictionary's English for this very form shares a word with the term's English, else 0. */
  function agrees({ entry, from }: Candidate, source: readonly SourceWord[]): number {
    const word = source[from]!;
    const glosses = glossesOf([...word.bare, word.lower]);
    const targetWords = entry.english.targets.flatMap(wordsOfTarget);
    return targetWords.some((target) => [...englishForms(target)].some((form) => glosses.has(form))) ? 1 : 0;
  }

  return {
    find(source) {
      const inSource = sourceWords(source, language.analyser);
      const candidates = inSource.flatMap((_, from) => candidatesAt(inSource, from));
      const agreement = new Map<Candidate, number>();
      const agreeing = (candidate: Candidate): number => {
        const known = agreement.get(candidate) ?? agrees(candidate, inSource);
        agreement.set(candidate, known);
        return known;
      };
      // Longest wins, then the closest form, then what the dictionary agrees with, then the termbase's order.
      candidates.sort(
        (a, b) =>
          b.to - b.from - (a.to - a.from) ||
          b.closeness - a.closeness ||
          (a.from === b.from ? agreeing(b) - agreeing(a) : 0),
      );
      const winners: Candidate[] = [];
      const taken = new Set<number>();
      for (const candidate of candidates) {
        const places = Array.from({ length: candidate.to - candidate.from }, (_, at) => candidate.from + at);
        if (places.some((place) => taken.has(place))) continue;
        for (const place of places) taken.add(place);
        winners.push(candidate);
      }
      const inOrder = candidates.toSorted((a, b) => a.from - b.from || b.to - a.to);
      return winners
        .map((winner) => ({
          ...matchOf(winner, inSource, source),
          ...(isOptional(winner, inSource, source) ? { optional: true as const } : {}),
          also: othersOf(winner, inOrder)
            .slice(0, MOST_ALSO)
            .map((other) => matchOf(other, inSource, source)),
        }))
        .sort((a, b) => a.span.start - b.span.start);
    },
  };
}

function wordsOfTarget(target: string): string[] {
  return words(target, 'en').map(({ start, end }) => target.slice(start, end));
}

/** A common noun as the last part of a name: PT Angkasa Pura, Christine Hakim. Indonesian names a thing before its name: Rutan Salemba. */
function endsName({ entry, from, to }: Candidate, inSource: readonly SourceWord[]): boolean {
  const [word, before] = [inSource[from]!, inSource[from - 1]];
  if (to - from > 1 || entry.words[0]!.exact || before === undefined || before.opens) return false;
  const isHeadline = inSource.every((one) => one.text.length < 5 || isCapital(one.text));
  return isCapital(word.text) && isCapital(before.text) && !isHeadline && before.end + 1 === word.start;
}

const isCapital = (text: string): boolean => /^\p{Lu}/u.test(text);

/** Letters that stand for a person (seorang pria berinisial AS, MA (31)), and the country after a town (Mountain View, AS,): English leaves both. */
function isPersonOrPlace(
  { entry, from, to }: Candidate,
  inSource: readonly SourceWord[],
  source: string,
): boolean {
  if (to - from > 1 || !entry.words[0]!.exact) return false;
  const { start, end } = inSource[from]!;
  const [before, after] = [source.slice(0, start), source.slice(end)];
  const isInitials = /(?:inisial|alias) $/i.test(before) || /^ \(\d{1,2}(?: tahun)?\)/.test(after);
  return isInitials || (/\p{Lu}[\p{L} ]*, $/u.test(before) && /^[,.)]/.test(after));
}

/** The country's name in that of its money (AS$ 10, dolar AS): English has a sign for it. */
function isMoney(source: string, { start, end }: SourceWord): boolean {
  return (
    /^[$€£¥]/.test(source.slice(end)) || /\bdol+ar\s$/i.test(source.slice(Math.max(0, start - 8), start))
  );
}

/** Other concepts' candidates that share a word with the winner, each concept once a place. */
function othersOf(winner: Candidate, inOrder: readonly Candidate[]): Candidate[] {
  const seen = new Set([`${winner.entry.concept.conceptId} ${winner.from}`]);
  return inOrder.filter(({ entry, from, to }) => {
    const key = `${entry.concept.conceptId} ${from}`;
    if (seen.has(key) || to <= winner.from || winner.to <= from) return false;
    seen.add(key);
    return true;
  });
}

function matchOf({ entry, from, to }: Candidate, inSource: readonly SourceWord[], source: string): TermMatch {
  const span = { start: inSource[from]!.start, end: inSource[to - 1]!.end };
  const { concept, term, english } = entry;
  return {
    conceptId: concept.conceptId,
    span,
    form: source.slice(span.start, span.end),
    term: term.text,
    ...english,
    note: concept.note,
    also: [],
  };
}

/** A concept's entries: its terms of the source language and their extra forms. None where it has no allowed English. */
function entriesOf(concept: Concept, sourceLang: string, analyser: Analyser): Entry[] {
  const terms = concept.terms.filter((term) => term.lang !== sourceLang).sort(byStatus);
  const english = {
    english: terms,
    targets: terms.filter(isAllowed).map((term) => term.text),
    deprecated: terms.filter((term) => !isAllowed(term)).map((term) => term.text),
    forbidden: terms.filter((term) => term.forbidden).map((term) => term.text),
  };
  if (english.targets.length === 0) return [];
  return concept.terms
    .filter((term) => term.lang === sourceLang)
    .flatMap((term) => {
      const wordsOf = (text: string) =>
        words(text, 'id').map(({ start, end }) =>
          termWord(text.slice(start, end), term.partOfSpeech, term.caseRule, analyser),
        );
      // An extra form is one form: nothing is derived from it.
      const extra = term.forms.map((form) =>
        wordsOf(form).map((word) => ({ ...word, root: null, derived: false })),
      );
      return [wordsOf(term.text), ...extra].map((each) => ({ concept, term, words: each, english }));
    })
    .filter((entry) => entry.words.length > 0);
}
