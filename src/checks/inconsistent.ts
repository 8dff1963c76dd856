// One source put into English in several ways across a document and the memory, or one English for several sources.
import { type Text, withoutCodes } from '../model/text.ts';
import { lineKind } from '../text/news-lines.ts';
import { type DocumentCheck, type Finding, finding, type NeighbourSegment } from './check.ts';

/** Letter case, codes, spaces and the end mark aside. */
const plain = (text: string) =>
  withoutCodes(text)
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[.!?…]+$/u, '')
    .toLowerCase();
const wordsIn = (text: string) => text.split(' ').length;
/** Shorter texts (a name, "Ya.") are rightly put in many ways, and many into one. */
const FEWEST_WORDS = 3;

/** Below this many words an English of the memory (a heading, "He did not answer.") rightly stands for many sources. */
const FEWEST_WORDS_OF_MEMORY = 4;
/** An English that the memory has for more sources than this is a stock phrase. */
const MOST_SOURCES = 5;
/** "By Rani Wijaya", "Reporting by …", "Editor: …". */
const BYLINE =
  /^[([]?(?:(?:by|(?:report|edit|writ)(?:ing|ed|ten) by|photos? by) \p{Lu}[^.]*$|(?:reporter|editor|writer|author|photo|source)s?\s?:)/iu;
/** Words that Indonesian leaves out or puts in at will: the sources say the same with and without. */
const SMALL_WORDS = /^(?:yang|itu|ini|tersebut|telah|sudah|pun|para|adalah|ialah|bahwa|sang|si)$/;

/** What a source says but for numbers (another check compares them), marks and small words. */
const gist = (source: string) =>
  (
    withoutCodes(source)
      .toLowerCase()
      .match(/[\p{L}\p{M}]+|\p{N}+(?:[.,:]\p{N}+)*/gu) ?? []
  )
    .map((word) => (/^\p{N}/u.test(word) ? '#' : word))
    .filter((word) => !SMALL_WORDS.test(word))
    .join(' ');
const isCommonLine = ({ source, target }: Pair) =>
  ['related', 'keywords', 'caption'].includes(lineKind(source, Number.POSITIVE_INFINITY)) ||
  BYLINE.test(withoutCodes(target).trim());

type Pair = { source: Text; target: Text };
type Side = 'source' | 'target';
const SIDES = ['source', 'target'] as const;

/** The segments of a document by what they say on either side. */
export type Neighbours = Readonly<Record<Side, ReadonlyMap<string, readonly NeighbourSegment[]>>>;

export function indexNeighbours(segments: readonly NeighbourSegment[]): Neighbours {
  const filled = segments.filter(({ source, target }) => plain(source) !== '' && plain(target) !== '');
  const by = (side: Side) => {
    const byText = new Map<string, NeighbourSegment[]>();
    for (const segment of filled) {
      const key = plain(segment[side]);
      if (wordsIn(key) < FEWEST_WORDS) continue;
      const group = byText.get(key);
      if (group === undefined) byText.set(key, [segment]);
      else group.push(segment);
    }
    return byText;
  };
  return { source: by('source'), target: by('target') };
}

/** What the memory has for a segment's source, and what for its English. */
export type RememberedPairs = Readonly<Record<Side, readonly Pair[]>>;
const NOTHING_REMEMBERED: RememberedPairs = { source: [], target: [] };

/**
 * Where the segment goes apart from its neighbours and from the memory; where the memory also has it as it is here, nothing
 * is said of the memory.
 */
export function inconsistencies(
  segment: NeighbourSegment,
  neighbours: Neighbours,
  remembered: RememberedPairs = NOTHING_REMEMBERED,
): Finding[] {
  const own = { source: plain(segment.source), target: plain(segment.target) };
  if (own.source === '' || own.target === '') return [];
  const say = (side: Side, message: string, params: Finding['params']) =>
    finding(message, { [side]: { start: 0, end: segment[side].length }, params });
  return SIDES.flatMap((side) => {
    const other = side === 'source' ? 'target' : 'source';
    const different = neighbours[side]
      .get(own[side])
      ?.find((one) => one.segmentId !== segment.segmentId && isApart(one, segment, other));
    if (different !== undefined) {
      const params = { other: withoutCodes(different[other]), segmentId: different.segmentId };
      return [say(side, `same-${side}`, params)];
    }
    const fewest = side === 'source' ? FEWEST_WORDS : FEWEST_WORDS_OF_MEMORY;
    if (wordsIn(own[side]) < fewest || (side === 'target' && isCommonLine(segment))) return [];
    const alike = remembered[side].filter((one) => plain(one[side]) === own[side]);
    const before = alike[0];
    if (side === 'target' && new Set(alike.map((one) => gist(one.source))).size > MOST_SOURCES) return [];
    if (before === undefined || alike.some((one) => !isApart(one, segment, other))) return [];
    return [say(side, `memory-${side}`, { other: withoutCodes(before[other]) })];
  });
}

/** Whether two pairs that agree on one side go apart on the other. */
function isApart(one: Pair, two: Pair, side: Side): boolean {
  if (plain(one[side]) === plain(two[side])) return false;
  return side === 'target' || gist(one.source) !== gist(two.source);
}

export const inconsistent: DocumentCheck<'inconsistent'> = {
  id: 'inconsistent',
  scope: 'document',
  severity: 'hint',
  run(segments) {
    const neighbours = indexNeighbours(segments);
    const told = segments.map(
      (segment) => [segment.segmentId, inconsistencies(segment, neighbours)] as const,
    );
    return new Map(told.filter(([, findings]) => findings.length > 0));
  },
};
