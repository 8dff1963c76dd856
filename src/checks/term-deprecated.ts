// Words that the glossary rejects, where the preferred one belongs.
import { finding, type SegmentCheck } from './check.ts';

export const termDeprecated: SegmentCheck<'term-deprecated'> = {
  id: 'term-deprecated',
  scope: 'segment',
  severity: 'warning',
  run: ({ terms, target }) =>
    terms
      .filter(({ status }) => status === 'deprecated')
      .flatMap(({ match, spans }) =>
        spans.map((span) => {
          const written = target.slice(span.start, span.end);
          const preferred = match.targets[0]!;
          const right = /^\p{Lu}/u.test(written)
            ? preferred[0]!.toUpperCase() + preferred.slice(1)
            : preferred;
          // An inflected form (districts) needs a person: the preferred one would stand in the wrong form.
          const isBase = match.deprecated.some((one) => one.toLowerCase() === written.toLowerCase());
          return finding('deprecated', {
            source: match.span,
            target: span,
            params: { source: match.form, target: written, right: preferred },
            fix: isBase ? { span, text: right } : null,
          });
        }),
      ),
};
