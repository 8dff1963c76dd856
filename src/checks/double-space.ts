// Two spaces or more in a row.
import { finding, type SegmentCheck } from './check.ts';

export const doubleSpace: SegmentCheck<'double-space'> = {
  id: 'double-space',
  scope: 'segment',
  severity: 'warning',
  run: ({ target }) =>
    [...target.matchAll(/[^\S\n]{2,}/g)].map((match) => {
      const span = { start: match.index, end: match.index + match[0].length };
      return finding('spaces', { target: span, fix: { span, text: ' ' } });
    }),
};
