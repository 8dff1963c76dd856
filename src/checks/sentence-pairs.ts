// Which sentences of a source and its target say the same, by the dictionary; and those that nothing on the other side answers.
import { type Span, withoutCodes } from '../model/text.ts';
import { englishForms } from '../text/english-forms.ts';
import { INDONESIAN_WORDS } from '../text/function-words.ts';
import { sentenceSpans } from '../text/sentences.ts';
import type { CheckInput } from './check.ts';

const FEW_WORDS = new Set(
  `the a an of to in on at by for from with as and or but not no is are was were be been being has have had do does did it its this
  that these those he she they him her his their them we our you your i will would can could may might should into over after before
  than then there here who whom which what when where while if so up out off about also only just more most very had own said says`
    .trim()
    .split(/\s+/),
);

/** English words (in any form) that an Indonesian word may become, by the dictionary; a name or number as it is. */
function glossesOf({ language }: CheckInput, word: string): ReadonlySet<string> {
  const glosses = new Set([word]);
  const readings = language.analyser.analyse(word).slice(0, 2);
  const rows = [word, ...readings.map(({ root }) => root)].flatMap((form) =>
    language.dictionary.lookUp(form),
  );
  for (const gloss of rows.flatMap(({ english }) => english)) {
    for (const [one] of gloss.toLowerCase().matchAll(/\p{L}+/gu)) {
      if (!FEW_WORDS.has(one)) for (const form of englishForms(one)) glosses.add(form);
    }
  }
  return glosses;
}

const STEM = 5;
/** Words and, of longer ones, their first letters: policeman answers police, outside answers out. */
function withStems(words: Iterable<string>): ReadonlySet<string> {
  return new Set(
    [...words].flatMap((word) => (word.length > STEM ? [word, `${word.slice(0, STEM)}-`] : [word])),
  );
}
const isIn = (stemmed: ReadonlySet<string>, word: string) =>
  stemmed.has(word) || (word.length >= STEM && stemmed.has(`${word.slice(0, STEM)}-`));

/** One bit for each sentence of the other side. */
type Mask = number;
/** A sentence with, for each of its words that say something, which sentences of the other side answer it. */
type Sentence = { span: Span; answers: Mask[] };

const MOST_SENTENCES = 30;

function maskOf<Other>(others: readonly Other[], answers: (other: Other) => boolean): Mask {
  return others.reduce((mask: Mask, other, at) => (answers(other) ? mask | (1 << at) : mask), 0);
}

function sentencesOf(input: CheckInput): { sources: Sentence[]; targets: Sentence[] } | null {
  const [inSource, inTarget] = [sentenceSpans(input.source, 'id'), sentenceSpans(input.target, 'en')];
  if (inSource.length > MOST_SENTENCES || inTarget.length > MOST_SENTENCES) return null;
  const wordsOf = (text: string, { start, end }: Span, pattern: RegExp) =>
    withoutCodes(text.slice(start, end)).toLowerCase().match(pattern) ?? [];
  const meant = inSource.map((span) =>
    wordsOf(input.source, span, /[\p{L}\p{N}][\p{L}\p{N}-]*/gu)
      .filter((word) => !INDONESIAN_WORDS.has(word))
      .map((word) => glossesOf(input, word)),
  );
  const said = inTarget.map((span) =>
    wordsOf(input.target, span, /[\p{L}\p{N}]+/gu).filter(
      (word) => (word.length > 2 || /\d/.test(word)) && !FEW_WORDS.has(word),
    ),
  );
  const stemsSaid = said.map(withStems);
  const stemsMeant = meant.map((words) => withStems(words.flatMap((glosses) => [...glosses])));
  return {
    sources: inSource.map((span, at) => ({
      span,
      answers: meant[at]!.map((glosses) =>
        maskOf(stemsSaid, (stems) => [...glosses].some((gloss) => isIn(stems, gloss))),
      ),
    })),
    targets: inTarget.map((span, at) => ({
      span,
      answers: said[at]!.map((word) => maskOf(stemsMeant, (stems) => isIn(stems, word))),
    })),
  };
}

/** Sentences of a source and of a target that may belong together. */
const BEADS = [
  [1, 1],
  [1, 0],
  [0, 1],
  [2, 1],
  [1, 2],
  [2, 2],
  [3, 1],
  [1, 3],
  [3, 2],
  [2, 3],
] as const;
type Bead = (typeof BEADS)[number];

/** A sentence of whose words its neighbours' counterparts answer less is not merged with them. */
const SHARED = 0.35;

/** How many words of the sentences from `first` on, `count` of them, are answered by those of `mask`. */
function answered(sentences: readonly Sentence[], first: number, count: number, mask: Mask): number {
  let words = 0;
  for (let at = first; at < first + count; at += 1) {
    for (const answers of sentences[at]!.answers) if ((answers & mask) !== 0) words += 1;
  }
  return words;
}

const bits = (first: number, count: number): Mask => ((1 << count) - 1) << first;

/** The beads, in order, by which most words are answered (dynamic programming, as in Gale and Church 1993, with words for lengths). */
function beadsOf(sources: readonly Sentence[], targets: readonly Sentence[]): Bead[] {
  const best: { score: number; bead: Bead | null }[][] = [];
  for (let i = 0; i <= sources.length; i += 1) {
    best.push([]);
    for (let j = 0; j <= targets.length; j += 1) {
      let cell: (typeof best)[number][number] = { score: i + j === 0 ? 0 : -1, bead: null };
      for (const bead of BEADS) {
        const [a, b] = bead;
        const from = best[i - a]?.[j - b];
        if (from === undefined || from.score < 0) continue;
        const alone = a === 0 ? targets[j - 1] : b === 0 ? sources[i - 1] : undefined;
        const gain =
          alone === undefined
            ? answered(sources, i - a, a, bits(j - b, b)) + answered(targets, j - b, b, bits(i - a, a))
            : SHARED * alone.answers.length;
        if (from.score + gain > cell.score) cell = { score: from.score + gain, bead };
      }
      best[i]!.push(cell);
    }
  }
  const beads: Bead[] = [];
  for (let [i, j] = [sources.length, targets.length]; i > 0 || j > 0; ) {
    const bead = best[i]![j]!.bead!;
    beads.unshift(bead);
    i -= bead[0];
    j -= bead[1];
  }
  return beads;
}

/** Words that a sentence must say something with, where the other side has fewer sentences, and where it has not. */
const FEWEST = { fewer: 1, asMany: 4 };
/** What is shorter (a credit, "Ya.") is told in passing. In UTF-16 units. */
const SHORTEST = 12;

/** Letters of an English text for one of its Indonesian, at the most and at the least. */
const MOST = 1.5;
/** Of very short texts the share says little: letters that they may be longer by. */
const SLACK = 5;
const REST = 0.7;

const lengthOf = (sentences: readonly Sentence[]) =>
  sentences.reduce((sum, { span }) => sum + span.end - span.start, 0);

function leastAnswered(sentences: readonly Sentence[], count: number): Sentence[] {
  const share = ({ answers }: Sentence) => answers.filter((mask) => mask !== 0).length / answers.length;
  return sentences.toSorted((a, b) => share(a) - share(b)).slice(0, Math.max(0, count));
}

/** Sentences of a source that its target leaves out, and of a target that its source has not; how many each has. */
export type Unanswered = {
  sources: number;
  targets: number;
  dropped: readonly Span[];
  added: readonly Span[];
};

/**
 * The sentences without a counterpart. Two merged, one split and one put freely are no loss: a sentence counts where the words of
 * its neighbours' translation answer hardly any of its own, no sentence stands for it at its place, and what is left is a whole
 * translation by its length: English has 0.75 to 1.6 times the letters of its Indonesian, half of it 0.94 to 1.15 times.
 */
export function unanswered(input: CheckInput): Unanswered {
  const sentences = sentencesOf(input);
  if (sentences === null) return { sources: 0, targets: 0, dropped: [], added: [] };
  const { sources, targets } = sentences;
  const dropped: Sentence[] = [];
  const added: Sentence[] = [];
  let alone: { dropped: Sentence[]; added: Sentence[] } = { dropped: [], added: [] };
  const settle = () => {
    // Left on both sides at one place, they are a free translation of each other, as far as they go.
    dropped.push(...leastAnswered(alone.dropped, alone.dropped.length - alone.added.length));
    added.push(...leastAnswered(alone.added, alone.added.length - alone.dropped.length));
    alone = { dropped: [], added: [] };
  };
  let [i, j] = [0, 0];
  for (const [a, b] of beadsOf(sources, targets)) {
    if (b === 0) alone.dropped.push(sources[i]!);
    else if (a === 0) alone.added.push(targets[j]!);
    else settle();
    i += a;
    j += b;
  }
  settle();
  const [all, said] = [lengthOf(sources), lengthOf(targets)];
  const spansOf = (some: readonly Sentence[], isFewer: boolean) =>
    some
      .filter(
        ({ span, answers }) =>
          span.end - span.start >= SHORTEST && answers.length >= (isFewer ? FEWEST.fewer : FEWEST.asMany),
      )
      .map(({ span }) => span);
  return {
    sources: sources.length,
    targets: targets.length,
    dropped:
      said > Math.min(all, MOST * (all - lengthOf(dropped)) + SLACK)
        ? []
        : spansOf(dropped, targets.length < sources.length),
    added:
      said < all || said - lengthOf(added) < REST * all
        ? []
        : spansOf(added, sources.length < targets.length),
  };
}
