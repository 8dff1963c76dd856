// Taking over what the server says of rows: after an act of this page, or because something changed elsewhere.
import { baseOf, type Desk } from './desk.ts';
import { patchRow } from './row.ts';
import type { RevisionAnswer } from './saver.ts';

/** An answer to this page: the row as it is now, unless its text is being edited here, and the progress. */
export function takeAnswer(desk: Desk, { row: json, progress }: RevisionAnswer): void {
  const row = desk.rows.get(json.segmentId);
  if (row) {
    const editing = desk.active.current() === row;
    const unsaved = desk.saver.unsaved().includes(row.segmentId);
    patchRow(row, json, desk.messages, editing || unsaved);
    const state = desk.saver.state(row.segmentId);
    if (editing && state) desk.active.showState(row.segmentId, state);
  }
  desk.showProgress(progress);
  desk.filters.recount();
}

/** A revision that somebody else, the machine or a restore made. Unsaved text stays: saving it will show both. */
export function takeChange(desk: Desk, answer: RevisionAnswer): void {
  const { row: json } = answer;
  const row = desk.rows.get(json.segmentId);
  if (row === undefined) return;
  const editing = desk.active.current() === row;
  if (json.base > baseOf(desk, row)) {
    // Own text over an older revision stays as well, though the server has it: its next save shows both.
    if (json.workingBase < json.base) return;
    if (!desk.saver.replaced(row.segmentId, json.base, json.text)) return;
    if (editing) desk.active.editor()?.replace(json.text);
    else lightUp(row.element);
  }
  takeAnswer(desk, answer);
  if (!editing) return;
  desk.active.recheck();
  desk.inspector.show(row);
}

function lightUp(element: HTMLElement): void {
  element.classList.add('row-arrived');
  window.setTimeout(() => element.classList.remove('row-arrived'), 1500);
}
