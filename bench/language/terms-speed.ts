// How long it takes to find 10,000 terms in 2,000 segments: the trie beside the index by first words, in the same run.
import type { Concept, Term } from '../../src/model/term.ts';
import { PLAIN_TERM } from '../../src/model/term.ts';
import { createTermbase } from '../../src/termbase/termbase.ts';
import { createAnalyser } from '../../src/text/morphology.ts';
import { readWordForms } from '../../src/text/word-forms.ts';
import { firstWordIndex } from './first-word-index.ts';

const TERMS = 10_000;
const SEGMENTS = 2_000;
const RUNS = 5;

/** `Ms`: the median of five runs over all segments, in milliseconds; `cold`: the first, each word met for the first time. */
export type TermsSpeed = {
  terms: number;
  segments: number;
  words: number;
  buildMs: number;
  coldMs: number;
  trieMs: number;
  firstWordMs: number;
  marks: number;
};

/** Terms as a large glossary has them: words of the dictionary, and phrases that begin with its commonest ones. */
function manyConcepts(table: string): Concept[] {
  const rows = table
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t') as [string, string, string, string]);
  const nouns = rows.filter(([, , partOfSpeech]) => partOfSpeech.startsWith('n'));
  const term = (lang: string, text: string): Term => ({
    ...PLAIN_TERM,
    termId: `${lang} ${text}`,
    lang,
    text,
    partOfSpeech: 'noun',
    status: 'preferred',
  });
  const concept = (id: string, english: string): Concept => ({
    conceptId: id,
    domain: '',
    definition: '',
    note: '',
    terms: [term('id', id), term('en', english)],
  });
  const singles = nouns
    .slice(0, TERMS / 2)
    .map(([form, , , english]) => concept(form, english.split('|')[0]!));
  const heads = 'kementerian badan dewan menteri kepala pemerintah partai hukum perang rumah'.split(' ');
  const phrases = nouns
    .slice(0, TERMS - singles.length)
    .map(([form, , , english], at) => concept(`${heads[at % heads.length]} ${form}`, english.split('|')[0]!));
  return [...singles, ...phrases];
}

/** Segments of two sentences, no two alike. */
function manySegments(sentences: readonly string[]): string[] {
  const all = new Set<string>();
  for (let step = 1; all.size < SEGMENTS; step += 1) {
    sentences.forEach((sentence, at) => {
      if (all.size < SEGMENTS) all.add(`${sentence} ${sentences[(at + step) % sentences.length]}`);
    });
  }
  return [...all];
}

function median(times: number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

function timed(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

export function measureTerms(wordForms: string, sentences: readonly string[]): TermsSpeed {
  const dictionary = readWordForms(wordForms);
  const concepts = manyConcepts(wordForms);
  const segments = manySegments(sentences);
  const language = { analyser: createAnalyser(dictionary), dictionary };
  const termbase = createTermbase(concepts, language);
  const buildMs = timed(() => termbase.find('', 'id'));
  let marks = 0;
  const coldMs = timed(() => {
    for (const segment of segments) marks += termbase.find(segment, 'id').length;
  });
  const old = firstWordIndex(concepts, language);
  const trie: number[] = [];
  const firstWord: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    trie.push(
      timed(() => {
        for (const segment of segments) termbase.find(segment, 'id');
      }),
    );
    firstWord.push(
      timed(() => {
        for (const segment of segments) old(segment);
      }),
    );
  }
  return {
    terms: concepts.length,
    segments: segments.length,
    words: segments.reduce((sum, segment) => sum + segment.split(/\s+/).length, 0),
    buildMs,
    coldMs,
    trieMs: median(trie),
    firstWordMs: median(firstWord),
    marks,
  };
}
