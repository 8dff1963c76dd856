// Other ways to put some words of a translation, the rest of the sentence kept where it can be.
import type { Span } from '../../model/text.ts';
import type { EngineParagraph, Rephrasing } from '../engine.ts';
import { alignSentences } from './align.ts';
import { branchOut, scoreTails } from './branches.ts';
import { wholeUnit } from './complete.ts';
import type { NeuralModel } from './model.ts';
import { targetText } from './target-text.ts';

/** Beginnings that are followed, and pieces that each may take to come back to the sentence. */
const BRANCHES = 10;
const LONGEST_BRANCH = 32;
/** Translations that the lexicon has for the word's source. */
const FROM_LEXICON = 12;
/** Pieces after the words by which it is judged how well others fit in their place. */
const JUDGED = 6;
/** Words that may be more than there were. */
const MORE_WORDS = 3;
/** Continuations that do not come back to the sentence: for those who would rather have its end another way. */
const AWAY = 2;
/** So much less likely a piece than the best: what is worse is no choice. */
const WORSE = 1.2;

type Turn = () => Promise<void> | void;

/**
 * Up to `count` other wordings for `span` of `target`, a translation of `sentence` under way; likeliest first. Those that cannot
 * rejoin the words after it stand for all that follows.
 */
export async function rephraseSpan(
  model: NeuralModel,
  sentence: EngineParagraph,
  target: string,
  span: Span,
  count: number,
  turn: Turn,
): Promise<Rephrasing[]> {
  const { vocabulary } = model;
  const { source } = wholeUnit(model, sentence);
  const before = target.slice(0, span.start).trimEnd();
  const own = target.slice(span.start, span.end);
  const after = target.slice(span.end);
  const prefix = vocabulary.encodeTarget(before);
  if (prefix.length + LONGEST_BRANCH >= model.config.maxLength) return [];
  const branches = await branchOut(model, source, prefix, { count: BRANCHES, steps: LONGEST_BRANCH, turn });
  const most = wordsOf(own).length + MORE_WORDS;
  const rejoined = new Map<string, string>();
  const away: string[] = [];
  const add = (words: string) => {
    const key = words.toLowerCase();
    if (words !== '' && key !== own.toLowerCase() && !rejoined.has(key)) rejoined.set(key, words);
  };
  for (const pieces of branches) {
    const text = targetText(pieces, vocabulary).text;
    const words = untilRest(text, after, most);
    if (words === null) away.push(text);
    else add(words);
  }
  for (const words of await fromLexicon(model, sentence.source, target, span, turn))
    add(inCase(words, before));
  const rest = vocabulary.encodeTarget(after.trim()).slice(0, JUDGED);
  const choices = [...rejoined.values()].map((text) => ({ text, pieces: vocabulary.encodeTarget(text) }));
  await turn();
  const tails = choices.map(({ pieces }) => [...pieces, ...rest]);
  const scores = tails.length === 0 ? [] : await scoreTails(model, source, prefix, tails);
  const best = Math.max(...scores);
  const found = choices
    .map(({ text }, n) => ({ text, score: scores[n]! }))
    .filter(({ score }) => score >= best - WORSE)
    .sort((a, b) => b.score - a.score)
    .map(({ text }) => ({ span, text }));
  const toEnd = { start: span.start, end: target.length };
  return [...found, ...away.slice(0, AWAY).map((text) => ({ span: toEnd, text }))].slice(0, count);
}

/**
 * The words of `text` before it goes on as `after` does: two equal words, or one where there is only one. Null where it does
 * not within `most` words.
 */
export function untilRest(text: string, after: string, most: number): string | null {
  const rest = wordsOf(after).slice(0, 2);
  const words = [...text.matchAll(WORD)];
  if (rest.length === 0) return words.length <= most ? text.replace(/[.!?…”"]+$/, '') : null;
  for (let n = 1; n <= Math.min(most, words.length - rest.length); n++)
    if (rest.every((word, k) => words[n + k]![0].toLowerCase() === word))
      return text.slice(0, words[n - 1]!.index + words[n - 1]![0].length);
  return null;
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:[-'’.,][\p{L}\p{N}\p{M}]+)*/gu;
const wordsOf = (text: string) => (text.match(WORD) ?? []).map((word) => word.toLowerCase());

/** What the lexicon has for the one source word that became `span`; nothing where several did. */
async function fromLexicon(
  model: NeuralModel,
  source: string,
  target: string,
  span: Span,
  turn: Turn,
): Promise<string[]> {
  const { alignment } = await alignSentences(model, { source, target }, turn);
  const links = alignment.filter((l) => l.target.start < span.end && span.start < l.target.end);
  const [first] = links;
  if (first === undefined || links.some((l) => l.source.start !== first.source.start)) return [];
  return model.lexicon
    .lookUp(source.slice(first.source.start, first.source.end))
    .slice(0, FROM_LEXICON)
    .map(({ pieces }) => targetText(pieces, model.vocabulary).text);
}

/** `words` with a capital where they begin the sentence. */
function inCase(words: string, before: string): string {
  return before === '' ? words.slice(0, 1).toUpperCase() + words.slice(1) : words;
}
