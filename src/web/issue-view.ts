// Issues of the checks, ready to show: a title, a sentence, what can be done.
import type { Issue } from '../checks/index.ts';
import type { IssueJson } from '../model/desk-json.ts';
import type { Translate } from './row-view.ts';

const ORDER = ['error', 'warning', 'hint'];
/** The glossary's tab and marks tell of these with their own buttons. */
const OF_TERMS = new Set(['term-missing', 'term-deprecated']);

/** The issues that the list of checks shows beside the terms', the gravest first. */
export function issuesJson(issues: readonly Issue[], t: Translate): IssueJson[] {
  return issues
    .filter(({ check }) => !OF_TERMS.has(check))
    .map(({ check, severity, message, params, source, target, fix }) => ({
      check,
      severity,
      severityLabel: t(`checks.severity.${severity}`),
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
    }))
    .sort((one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity));
}
