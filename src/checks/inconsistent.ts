// One source put into English in several ways across a document and the memory, or one English for several sources.
import { type Text, withoutCodes } from '../model/text.ts';
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

/**
 * Where the segment goes apart from its neighbours. `remembered`: what the memory has for its source; where the memory also
 * has it as it is here, nothing is said.
 */
export function inconsistencies(
  segment: NeighbourSegment,
  neighbours: Neighbours,
  remembered: readonly { source: Text; target: Text }[] = [],
): Finding[] {
  const own = { source: plain(segment.source), target: plain(segment.target) };
  if (own.source === '' || own.target === '') return [];
  const found: Finding[] = [];
  for (const side of SIDES) {
    const other = side === 'source' ? 'target' : 'source';
    const different = neighbours[side]
      .get(own[side])
      ?.find((one) => one.segmentId !== segment.segmentId && plain(one[other]) !== own[other]);
    if (different === undefined) continue;
    found.push(
      finding(side === 'source' ? 'same-source' : 'same-target', {
        [side]: { start: 0, end: segment[side].length },
        params: { other: withoutCodes(different[other]), segmentId: different.segmentId },
      }),
    );
  }
  if (found.some(({ message }) => message === 'same-source') || wordsIn(own.source) < FEWEST_WORDS)
    return found;
  const alike = remembered.filter(({ source }) => plain(source) === own.source);
  const before = alike[0];
  if (before === undefined || alike.some(({ target }) => plain(target) === own.target)) return found;
  found.push(
    finding('memory-source', {
      source: { start: 0, end: segment.source.length },
      params: { other: withoutCodes(before.target) },
    }),
  );
  return found;
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
