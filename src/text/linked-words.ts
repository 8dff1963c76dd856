// The English of single source words in a translation whose words are linked.
import type { Span } from '../model/text.ts';
import { isSmallWord } from './english-stem.ts';

export type WordLink = { source: Span; target: Span };

/** Words that one source word may have become. */
const MOST_WORDS = 2;

/**
 * Where in `target` the word at `source` is written: one or two words in a row that no other source word became; null where that is not
 * so plain. Small words beside them are left out.
 */
export function englishOf(source: Span, target: string, links: readonly WordLink[]): Span | null {
  const isOf = (link: WordLink) => link.source.start < source.end && source.start < link.source.end;
  const own = links
    .filter((link) => isOf(link) && !isSmallWord(target.slice(link.target.start, link.target.end)))
    .map((link) => link.target)
    .sort((a, b) => a.start - b.start);
  const [first] = own;
  if (first === undefined || own.length > MOST_WORDS) return null;
  if (own.some((word) => links.some((link) => link.target.start === word.start && !isOf(link)))) return null;
  const span = { start: first.start, end: own.at(-1)!.end };
  const between = target.slice(span.start, span.end);
  return between.split(/\s+/).length === own.length && !/[.,;:!?]\s/.test(between) ? span : null;
}
