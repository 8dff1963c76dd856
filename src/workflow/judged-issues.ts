// Issues with what people said of them.
import { aboutOf } from '../checks/about.ts';
import type { Issue } from '../checks/index.ts';
import type { Text } from '../model/text.ts';
import type { Dismissal } from '../store/dismissals.ts';

/** An issue with its key, and who said that it is none. */
export type JudgedIssue = Issue & {
  about: string;
  dismissed: { name: string; at: number } | null;
};

/** The issues of a segment's texts with what people said of them. */
export function judge(
  issues: readonly Issue[],
  texts: { source: Text | null; target: Text },
  dismissals: readonly Dismissal[],
): JudgedIssue[] {
  return issues.map((issue) => {
    const about = aboutOf(issue, texts.source ?? '', texts.target);
    const said = dismissals.find((one) => one.checkId === issue.check && one.about === about);
    return {
      ...issue,
      about,
      dismissed: said === undefined ? null : { name: said.name, at: said.dismissedAt },
    };
  });
}

/** Issues that nobody has dismissed. */
export function openIssues<One extends JudgedIssue>(issues: readonly One[]): One[] {
  return issues.filter(({ dismissed }) => dismissed === null);
}
