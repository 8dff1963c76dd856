// Issues of the checks, ready to show: a title, a sentence, what can be done, who said that it is none.
import type { IssueJson } from '../model/desk-json.ts';
import type { TermUse } from '../model/term.ts';
import type { JudgedIssue } from '../workflow/judged-issues.ts';
import { exactTime, shortTime } from './moment.ts';
import type { Reader } from './row-view.ts';

const ORDER = ['error', 'warning', 'hint'];

/** A glossary's word for an issue whose mending needs a person: where it goes in the sentence, in which form. */
function offerOf(issue: JudgedIssue, uses: readonly TermUse[], { t }: Reader): IssueJson['offer'] {
  if (issue.fix !== null || !issue.check.startsWith('term-')) return null;
  const { source } = issue;
  const use = uses.find(({ match }) => match.span.start === source?.start && match.span.end === source.end);
  const text = use?.match.targets[0];
  return text === undefined ? null : { span: issue.target, text, label: t('desk.term.use', { text }) };
}

/** The issues, the gravest first. `uses`: how the text treats the glossary's terms. */
export function issuesJson(
  issues: readonly JudgedIssue[],
  uses: readonly TermUse[],
  reader: Reader,
): IssueJson[] {
  const { t, now, language } = reader;
  return issues
    .map((issue): IssueJson => {
      const { check, about, severity, message, params, source, target, fix, dismissed } = issue;
      return {
        check,
        about,
        severity,
        severityLabel: t(`checks.severity-one.${severity}`),
        title: t(`checks.of.${check}.title`),
        text: t(`checks.of.${check}.message.${message}`, params),
        source,
        target,
        fix:
          fix === null
            ? null
            : {
                ...fix,
                label: fix.text.trim() === '' ? t('checks.remove') : t('checks.fix', { text: fix.text }),
              },
        offer: offerOf(issue, uses, reader),
        dismissed:
          dismissed === null
            ? null
            : {
                by: `${dismissed.name}, ${shortTime(dismissed.at, now, language)}`,
                exact: exactTime(dismissed.at, language),
              },
      };
    })
    .sort((one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity));
}
