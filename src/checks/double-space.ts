// Two spaces or more in a row, and a space before a mark that stands at its word.
import { finding, type SegmentCheck } from './check.ts';

export const doubleSpace: SegmentCheck<'double-space'> = {
  id: 'double-space',
  scope: 'segment',
  severity: 'warning',
  run: ({ target }) =>
    [...target.matchAll(/[^\S\n]{2,}|(?<=[\p{L}\p{N}])[^\S\n](?=[,.;:!?](?:\s|["”’]|$))/gu)].map((match) => {
      const span = { start: match.index, end: match.index + match[0].length };
      const isBeforeMark = match[0].length === 1;
      return finding(isBeforeMark ? 'mark' : 'spaces', {
        target: span,
        fix: { span, text: isBeforeMark ? '' : ' ' },
      });
    }),
};
