// What is done about issues of the row being edited: mending, showing, "not an issue here", by click and by key.
import type { IssueJson, TermUseJson } from '../../model/desk-json.ts';
import { ApiFailure, call } from './api.ts';
import type { Desk } from './desk.ts';
import { type IssueActs, openOnes } from './issue-list.ts';
import type { Row } from './row.ts';

export type Verdicts = IssueActs & {
  /** Key of the issue that the keys act on. */
  current: () => string | null;
  /** Goes to the next issue, round and round. */
  next: () => void;
  fixCurrent: () => void;
  dismissCurrent: () => void;
  /** The row has been checked: where the page's address names one of its issues, that one is shown, once. */
  arrived: () => void;
};

export function createVerdicts(desk: () => Desk): Verdicts {
  let current: string | null = null;
  let asked = new URLSearchParams(location.search).get('issue');

  /** The row being edited with its editor, if its issues are about the text as it stands. */
  function checked(): { row: Row; issues: readonly IssueJson[] } | null {
    const { active } = desk();
    const row = active.current();
    // What was typed since the check has moved the words: the next answer, a moment later, has the right place.
    if (row === null || row.issues === null || active.editor()?.text() !== row.checkedText) return null;
    return { row, issues: openOnes(row.issues) };
  }

  function show({ about, target }: IssueJson): void {
    const state = checked();
    if (state === null) return;
    current = about;
    desk().inspector.refreshUses(state.row);
    if (target !== null) desk().active.editor()?.select(target);
  }

  function mend(issue: IssueJson): void {
    const state = checked();
    const editor = desk().active.editor();
    const fix = issue.fix ?? issue.offer;
    if (state === null || editor === null || fix === null) return;
    if (fix.span === null) editor.insert(fix.text);
    else editor.replaceSpan(fix.span, fix.text);
  }

  async function send(row: Row, issue: IssueJson, undo: boolean): Promise<void> {
    const { active, inspector, toasts, messages } = desk();
    const { check, about } = issue;
    const text = row.checkedText;
    const answer = await call<{ uses: TermUseJson[]; issues: IssueJson[] }>(
      'POST',
      `/segments/${row.segmentId}/dismissals`,
      { check, about, text, undo, operationId: crypto.randomUUID() },
    );
    if (active.current() === row) active.takeCheck(text, answer);
    inspector.open('checks');
    if (undo) toasts.show(messages.text('checks.was-restored', { title: issue.title }));
    else {
      toasts.show(messages.text('checks.was-dismissed', { title: issue.title }), {
        undo: () => judgeIn(row, issue, true),
      });
    }
  }

  function judgeIn(row: Row, issue: IssueJson, undo: boolean): void {
    send(row, issue, undo).catch((error: unknown) => {
      if (!(error instanceof ApiFailure)) throw error;
      const { messages, toasts, active } = desk();
      const reason = error.message === '' ? messages.text('save.retrying') : error.message;
      toasts.show(messages.text('toast.failed', { reason }));
      active.recheck();
    });
  }

  /** The issue that the keys act on: the one that was shown last, else the first for which `wanted` holds. */
  function chosen(wanted: (issue: IssueJson) => boolean): IssueJson | null {
    const issues = checked()?.issues ?? [];
    const shown = issues.find((issue) => issue.about === current);
    return shown !== undefined && wanted(shown) ? shown : (issues.find(wanted) ?? null);
  }

  return {
    current: () => current,
    mend,
    show,
    judge(issue, undo) {
      const row = desk().active.current();
      if (row !== null) judgeIn(row, issue, undo);
    },
    next() {
      const issues = checked()?.issues ?? [];
      const at = issues.findIndex((issue) => issue.about === current);
      const next = issues[(at + 1) % issues.length];
      if (next === undefined) return;
      desk().inspector.open('checks');
      show(next);
    },
    arrived() {
      const issue = checked()?.issues.find(({ about }) => about === asked);
      if (issue === undefined) return;
      asked = null;
      show(issue);
    },
    fixCurrent() {
      const issue = chosen(({ fix }) => fix !== null);
      if (issue !== null) mend(issue);
    },
    dismissCurrent() {
      const issue = chosen(() => true);
      const row = desk().active.current();
      if (issue !== null && row !== null) judgeIn(row, issue, false);
    },
  };
}
