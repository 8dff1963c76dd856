// The lists of a row's issues in the inspector, drawn again whenever the row has been checked.
import type { IssueJson } from '../../model/desk-json.ts';
import { shortcutLabel } from '../../model/shortcuts.ts';
import type { Messages } from './messages.ts';
import type { Row } from './row.ts';

export type IssueActs = {
  /** Puts in what the issue's fix, or its offer, has. */
  mend: (issue: IssueJson) => void;
  show: (issue: IssueJson) => void;
  /** Says that the issue is none, or takes that back. */
  judge: (issue: IssueJson, undo: boolean) => void;
};

/** Issues that nobody has dismissed. */
export function openOnes(issues: readonly IssueJson[]): IssueJson[] {
  return issues.filter(({ dismissed }) => dismissed === null);
}

/** Draws the row's issues into the panel of checks. `current`: the key of the one that the keys act on. */
export function showIssues(
  body: HTMLElement,
  row: Row,
  current: string | null,
  messages: Messages,
  acts: IssueActs,
): void {
  const list = body.querySelector<HTMLElement>('[data-issues]');
  const folded = body.querySelector<HTMLElement>('[data-dismissed]');
  if (list === null || folded === null || row.issues === null) return;
  const focused = focusedAct(body);
  const draw = (issue: IssueJson) => drawIssue(issue, issue.about === current, messages, acts);
  const open = openOnes(row.issues);
  list.replaceChildren(...open.map(draw));
  const dismissed = row.issues.filter((issue) => issue.dismissed !== null);
  folded.replaceChildren(...dismissed.map(draw));
  const details = folded.closest('details')!;
  details.hidden = dismissed.length === 0;
  details.querySelector('[data-count=dismissed]')!.textContent = String(dismissed.length);
  if (focused) refocus(body, focused);
}

function drawIssue(issue: IssueJson, isCurrent: boolean, messages: Messages, acts: IssueActs): HTMLLIElement {
  const item = document.createElement('li');
  item.className = 'check-item';
  item.dataset.severity = issue.severity;
  item.dataset.about = issue.about;
  if (isCurrent) item.setAttribute('aria-current', 'true');
  const said = document.createElement('p');
  const title = document.createElement('strong');
  title.textContent = issue.title;
  const severity = document.createElement('span');
  severity.className = 'severity';
  severity.textContent = issue.severityLabel;
  said.append(title, ' ', severity, document.createElement('br'), issue.text);
  item.append(said);
  const row = document.createElement('div');
  row.className = 'check-acts';
  const button = (act: string, label: string, style: string, key: string, run: () => void) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = style;
    made.dataset.issueAct = act;
    made.textContent = label;
    if (key !== '') made.title = `${label} (${key})`;
    made.addEventListener('click', run);
    row.append(made);
  };
  const quiet = 'button button-small button-quiet';
  if (issue.dismissed !== null) {
    const by = document.createElement('p');
    by.className = 'soft';
    by.textContent = issue.dismissed.by;
    by.title = issue.dismissed.exact;
    item.append(by);
    button('undo', messages.text('checks.undo'), quiet, '', () => acts.judge(issue, true));
  } else {
    const mend = issue.fix ?? issue.offer;
    if (mend !== null) button('mend', mend.label, 'chip', shortcutLabel('fix-issue'), () => acts.mend(issue));
    const { target } = issue;
    if (target !== null && target.start < target.end)
      button('show', messages.text('checks.jump'), quiet, shortcutLabel('next-issue'), () =>
        acts.show(issue),
      );
    button('dismiss', messages.text('checks.dismiss'), quiet, shortcutLabel('dismiss-issue'), () =>
      acts.judge(issue, false),
    );
  }
  item.append(row);
  return item;
}

type Focused = { about: string; act: string };

function focusedAct(body: HTMLElement): Focused | null {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || !body.contains(element)) return null;
  const about = element.closest<HTMLElement>('[data-about]')?.dataset.about;
  const act = element.dataset.issueAct;
  return about === undefined || act === undefined ? null : { about, act };
}

/** The keyboard stays where it was; where its button has gone, on the panel. */
function refocus(body: HTMLElement, { about, act }: Focused): void {
  const same = body.querySelector<HTMLElement>(`[data-about="${about}"] [data-issue-act="${act}"]`);
  const next = same ?? body.querySelector<HTMLElement>(`[data-issue-act="${act}"]`);
  (next ?? body.querySelector<HTMLElement>('#panel-checks'))?.focus();
}
