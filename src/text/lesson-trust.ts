// Whether a confirmed text translates its source at all: what does not, teaches nothing.
import type { Span } from '../model/text.ts';
import { isSmallWord } from './english-stem.ts';
import type { WordLink } from './linked-words.ts';
import { alignSentences } from './sentence-align.ts';
import { words } from './tokens.ts';

/** A text with its links to the source, and how likely the model finds each of its words, 0…1. */
export type LinkedText = {
  text: string;
  links: readonly WordLink[];
  words: readonly { target: Span; probability: number }[];
};
export type Languages = { sourceLang: string; targetLang: string };

/**
 * What a sentence must have to teach. Of 329 careful translations of single sentences and paragraphs (the open rows of terms.tsv and
 * numbers.tsv, six articles) 1.2% fail, of those with another sentence's translation 98%.
 */
const LEAST_LIKELY = -3.7;
const LEAST_LINKED = 0.6;
const RATIO = { least: 0.5, most: 2.2 };
/** Shorter words say little about whether a sentence is translated. */
const SHORT = 3;
/** A sentence of fewer words may well have twice as many in English. */
const FEW = 5;

/** The links of `confirmed` that stand in sentences which translate theirs. */
export function trustedLinks(
  source: string,
  confirmed: LinkedText,
  { sourceLang, targetLang }: Languages,
): WordLink[] {
  const trusted = alignSentences(source, confirmed.text, sourceLang, targetLang).filter((pair) =>
    translates(
      words(source.slice(pair.source.start, pair.source.end), sourceLang).map((w) => moved(w, pair.source)),
      words(confirmed.text.slice(pair.target.start, pair.target.end), targetLang).map((w) =>
        moved(w, pair.target),
      ),
      confirmed,
    ),
  );
  return confirmed.links.filter((link) =>
    trusted.some((pair) => overlaps(pair.source, link.source) && overlaps(pair.target, link.target)),
  );
}

function translates(sources: readonly Span[], targets: readonly Span[], confirmed: LinkedText): boolean {
  const { text, links } = confirmed;
  if (sources.length === 0 || targets.length === 0) return false;
  const ratio = targets.length / sources.length;
  if (sources.length >= FEW && (ratio < RATIO.least || ratio > RATIO.most)) return false;
  const likely = confirmed.words.filter((word) => targets.some((t) => overlaps(t, word.target)));
  const sum = likely.reduce((total, { probability }) => total + Math.log(Math.max(1e-9, probability)), 0);
  // An engine that tells no probabilities is taken at its links.
  if (likely.length > 0 && sum / likely.length < LEAST_LIKELY) return false;
  const linkedSources = sources.filter((word) => word.end - word.start > SHORT);
  const linkedTargets = targets.filter((word) => !isSmallWord(text.slice(word.start, word.end)));
  return (
    share(linkedSources, (word) => links.some((link) => overlaps(link.source, word))) >= LEAST_LINKED &&
    share(linkedTargets, (word) => links.some((link) => overlaps(link.target, word))) >= LEAST_LINKED
  );
}

function share(list: readonly Span[], holds: (span: Span) => boolean): number {
  return list.length === 0 ? 1 : list.filter(holds).length / list.length;
}

const overlaps = (a: Span, b: Span) => a.start < b.end && b.start < a.end;
const moved = (span: Span, by: Span): Span => ({ start: span.start + by.start, end: span.end + by.start });
