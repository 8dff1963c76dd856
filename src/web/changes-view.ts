// Tracked changes, ready to draw: pieces with their marks, and one line for each change with who and when.
import type { TrackedMark, TrackedRun } from '../formats/tracked-html.ts';
import { type ChangeKind, changesIn, markedOnly, type TrackedChange } from '../text/tracked.ts';
import type { TrackedRow } from '../workflow/tracked-changes.ts';
import { exactTime, shortTime } from './moment.ts';
import type { Reader } from './row-view.ts';

/** Which changes are marked; the others count as made. `by`: a user id, `machine`, or '' for everybody. */
export type ChangeFilter = { by: string; space: boolean; punctuation: boolean; accepted: boolean };

export type ChangeMark = TrackedMark & { id: string; title: string; kind: ChangeKind };
type MarkedPiece = {
  text: string;
  inserted: ChangeMark | null;
  deleted: ChangeMark | null;
  /** It is the first piece of this change: where going through the changes stops. */
  first: string | null;
};

export type JudgedChange = {
  id: string;
  deleted: string;
  inserted: string;
  name: string;
  hand: string;
  time: string;
  exact: string;
  kind: string;
  accepted: boolean;
};

export type ChangedRow = TrackedRow & { marked: readonly MarkedPiece[]; changes: readonly JudgedChange[] };

function isMarked(row: TrackedRow, filter: ChangeFilter): (change: TrackedChange) => boolean {
  return ({ id, by, kind }) =>
    (filter.by === '' || filter.by === (by === '' ? 'machine' : by)) &&
    (filter.space || kind !== 'space') &&
    (filter.punctuation || kind !== 'punctuation') &&
    (filter.accepted || !row.accepted.has(id));
}

function markOf(row: TrackedRow, change: TrackedChange): TrackedMark {
  const made = row.made.get(change.number);
  const { name, hand } = made?.by ?? { name: '', hand: 'machine' as const };
  return { name, hand, at: made?.at ?? 0, moved: change.kind === 'move' };
}

/** The row's text as runs for a file. */
export function trackedRuns(row: TrackedRow, filter: ChangeFilter): TrackedRun[] {
  return markedOnly(row.pieces, isMarked(row, filter)).map(({ text, inserted, deleted }) => ({
    text,
    inserted: inserted === null ? null : markOf(row, inserted),
    deleted: deleted === null ? null : markOf(row, deleted),
  }));
}

/** The row with what the filter marks; `changes` is empty where that is nothing. */
export function changedRow(row: TrackedRow, filter: ChangeFilter, reader: Reader): ChangedRow {
  const { t, now, language } = reader;
  const pieces = markedOnly(row.pieces, isMarked(row, filter));
  const machine = t('changes.hand.machine');
  const view = (change: TrackedChange | null, act: 'inserted' | 'deleted'): ChangeMark | null => {
    if (change === null) return null;
    const mark = markOf(row, change);
    const said = t(`changes.said.${change.kind === 'move' ? `moved-${act}` : act}`, {
      name: mark.name || machine,
      time: shortTime(mark.at, now, language),
    });
    return { ...mark, id: change.id, title: said, kind: change.kind };
  };
  const seen = new Set<string>();
  const marked = pieces.map(({ text, inserted, deleted }) => {
    const change = deleted ?? inserted;
    const first = change === null || seen.has(change.id) ? null : change.id;
    if (first !== null) seen.add(first);
    return { text, inserted: view(inserted, 'inserted'), deleted: view(deleted, 'deleted'), first };
  });
  const changes = changesIn(pieces).map((change): JudgedChange => {
    const { name, hand, at } = markOf(row, change);
    const said = (act: 'inserted' | 'deleted') =>
      pieces
        .filter((piece) => piece[act]?.id === change.id)
        .map((piece) => piece.text)
        .join('')
        .trim();
    return {
      id: change.id,
      deleted: said('deleted'),
      inserted: said('inserted'),
      name: name || machine,
      hand,
      time: shortTime(at, now, language),
      exact: exactTime(at, language),
      kind: change.kind,
      accepted: row.accepted.has(change.id),
    };
  });
  return { ...row, marked, changes };
}
