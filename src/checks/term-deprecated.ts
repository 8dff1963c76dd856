// Words that the glossary rejects, where the preferred one belongs; an error where it forbids them.
import { englishForms } from '../text/english-forms.ts';
import { finding, type SegmentCheck } from './check.ts';

/** Whether `written` is `term` in any form: its last word may be inflected. */
function isFormOf(written: string, term: string): boolean {
  const [head, base] = [written, term].map((text) => text.toLowerCase().split(/\s+/));
  if (head!.length !== base!.length) return false;
  return head!.every((word, at) => word === base![at] || englishForms(base![at]!).has(word));
}

/** The plural (or third person) of a term's last word by the rule; null where it has none of its own. */
function withS(term: string): string | null {
  const at = term.lastIndexOf(' ') + 1;
  const last = term.slice(at);
  const form = [...englishForms(last)].find(
    (one) => one !== last && one.endsWith('s') && /^\p{Ll}/u.test(last),
  );
  return form === undefined ? null : term.slice(0, at) + form;
}

/** The preferred term in the form of what is written: as it is, or with -s for -s. Another form needs a person. */
function inItsForm(written: string, rejected: readonly string[], preferred: string): string | null {
  const lower = written.toLowerCase();
  const base = rejected.find((one) => isFormOf(written, one));
  if (base === undefined) return null;
  if (base.toLowerCase() === lower) return preferred;
  return withS(base.toLowerCase()) === lower ? withS(preferred) : null;
}

export const termDeprecated: SegmentCheck<'term-deprecated'> = {
  id: 'term-deprecated',
  scope: 'segment',
  severity: 'warning',
  run: ({ terms, target }) =>
    terms
      .filter(({ status, match }) => status === 'deprecated' && match.targets.length > 0)
      .flatMap(({ match, spans }) =>
        spans.map((span) => {
          const written = target.slice(span.start, span.end);
          const capital = (text: string) =>
            /^\p{Lu}/u.test(written) ? text[0]!.toUpperCase() + text.slice(1) : text;
          const right = capital(match.targets[0]!);
          const isForbidden = match.forbidden.some((one) => isFormOf(written, one));
          const certain = inItsForm(written, match.deprecated, match.targets[0]!);
          return finding(isForbidden ? 'forbidden' : 'deprecated', {
            source: match.span,
            target: span,
            params: { source: match.form, target: written, right },
            fix: certain === null ? null : { span, text: capital(certain) },
            ...(isForbidden ? { severity: 'error' as const } : {}),
          });
        }),
      ),
};
