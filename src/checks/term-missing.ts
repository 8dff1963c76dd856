// Terms of the glossary that the source has and the English does not, in any allowed form.
import { finding, type SegmentCheck } from './check.ts';

export const termMissing: SegmentCheck<'term-missing'> = {
  id: 'term-missing',
  scope: 'segment',
  severity: 'warning',
  run: ({ terms }) =>
    terms
      .filter(({ status }) => status === 'missing')
      .map(({ match }) =>
        finding('missing', {
          source: match.span,
          params: { source: match.form, right: match.targets.join(', ') },
        }),
      ),
};
