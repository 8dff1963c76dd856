// Going from row to row: by key, and on to the next after confirming.
import type { Desk } from './desk.ts';
import type { Row } from './row.ts';

/** The row being edited, or else the one the keyboard is on. */
export function rowInHand(desk: Desk): Row | null {
  return desk.active.current() ?? (document.activeElement ? desk.rowAt(document.activeElement) : null);
}

/** Opens the next (1) or previous (-1) row that is shown. `open`: the next that is not confirmed, if there is one. */
export function move(desk: Desk, step: 1 | -1, open = false): void {
  const list = [...desk.rows.values()].filter((row) => !row.element.hidden || row === desk.active.current());
  const from = rowInHand(desk);
  const at = from === null ? (step === 1 ? -1 : list.length) : list.indexOf(from);
  const rest = step === 1 ? list.slice(at + 1) : list.slice(0, at).reverse();
  const unconfirmed = open ? rest.find((row) => row.element.dataset.confirmed !== 'true') : undefined;
  const next = unconfirmed ?? rest[0];
  if (next !== undefined) {
    desk.active.activate(next);
    reveal(next);
  } else if (open) desk.active.leave(true);
}

/** Scrolls no further than needed; CSS keeps the row clear of the page's head. */
export function reveal(row: Row): void {
  row.element.scrollIntoView({ block: 'nearest' });
}
