// Sentences dropped or added. Two merged or one split, with all said, is honest.
import { finding, type SegmentCheck } from './check.ts';
import { unanswered } from './sentence-pairs.ts';

export const sentenceCount: SegmentCheck<'sentence-count'> = {
  id: 'sentence-count',
  scope: 'segment',
  severity: 'warning',
  run(input) {
    if (input.kind === 'headline' || input.kind === 'keywords') return [];
    const { sources, targets, dropped, added } = unanswered(input);
    const params = { source: String(sources), target: String(targets) };
    return [
      ...dropped.map((span) => finding('dropped', { source: span, params })),
      ...added
        // "Are we to keep quiet?" Wayan asked: the attribution belongs to the quotation.
        .filter(
          ({ start, end }) =>
            !(/[?!]["”’]\s*$/.test(input.target.slice(start, end)) && end < input.target.length),
        )
        .map((span) => finding('added', { target: span, params })),
    ];
  },
};
