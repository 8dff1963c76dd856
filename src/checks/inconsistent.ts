// One source put into English in several ways across a document, or one English for several sources.
import { withoutCodes } from '../model/text.ts';
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

function groups(segments: readonly NeighbourSegment[], side: 'source' | 'target'): NeighbourSegment[][] {
  const byText = new Map<string, NeighbourSegment[]>();
  for (const segment of segments) {
    const key = plain(segment[side]);
    if (key === '' || wordsIn(key) < FEWEST_WORDS) continue;
    const group = byText.get(key) ?? [];
    group.push(segment);
    byText.set(key, group);
  }
  return [...byText.values()].filter((group) => group.length > 1);
}

export const inconsistent: DocumentCheck<'inconsistent'> = {
  id: 'inconsistent',
  scope: 'document',
  severity: 'hint',
  run(segments) {
    const found = new Map<string, Finding[]>();
    const report = (group: readonly NeighbourSegment[], side: 'source' | 'target', message: string) => {
      const other = side === 'source' ? 'target' : 'source';
      for (const segment of group) {
        const different = group.find((one) => plain(one[other]) !== plain(segment[other]));
        if (different === undefined) continue;
        const list = found.get(segment.segmentId) ?? [];
        list.push(
          finding(message, {
            [side]: { start: 0, end: segment[side].length },
            params: { other: withoutCodes(different[other]), segmentId: different.segmentId },
          }),
        );
        found.set(segment.segmentId, list);
      }
    };
    const filled = segments.filter(({ source, target }) => plain(source) !== '' && plain(target) !== '');
    for (const group of groups(filled, 'source')) report(group, 'source', 'same-source');
    for (const group of groups(filled, 'target')) report(group, 'target', 'same-target');
    return found;
  },
};
