// Clicks and keys of the document page, and what each does.

import { nextCode } from '../../model/text.ts';
import { createAlternatives } from './alternatives.ts';
import type { Arranging } from './arranging.ts';
import { placeAt } from './counterpart-hover.ts';
import type { Desk } from './desk.ts';
import { type KeyActions, startKeys } from './keys.ts';
import { move, rowInHand } from './movement.ts';
import type { Row } from './row.ts';
import type { RowActs } from './row-acts.ts';
import { offsetOf, readText } from './text-dom.ts';
import type { Verdicts } from './verdicts.ts';

export function startPageActions(
  desk: Desk,
  acts: RowActs,
  find: { focus: () => void },
  copy: () => void,
  words: {
    addTerm: () => void;
    lookUp: () => void;
    comment: (row: Row) => void;
    arranging: Arranging;
    concordance: () => void;
    verdicts: Verdicts;
    propagate: () => void;
  },
): void {
  const { active, saver, data } = desk;
  const alternatives = createAlternatives(desk);

  function confirmNext(): void {
    const row = active.current();
    if (row === null) return;
    active.confirm();
    if (saver.state(row.segmentId)?.status !== 'conflict') move(desk, 1, true);
  }
  function copySource(): void {
    const source = active.current()?.source;
    if (source) active.editor()?.replace(readText(source));
  }
  /** Puts the first code that the translation lacks at the cursor, or the one asked for. */
  function insertCode(asked?: number): void {
    const source = active.current()?.source;
    const editor = active.editor();
    if (!source || editor === null) return;
    const index = asked ?? nextCode(readText(source), editor.text());
    if (index !== null) editor.insertCode(index);
  }
  function insertTerm(nth: number): void {
    const term = active.current()?.source?.querySelector<HTMLElement>(`.term[data-term="${nth}"]`);
    const first = data.terms[Number(term?.dataset.entry)]?.targets[0];
    if (first !== undefined) active.editor()?.insert(first);
  }
  const withRow = (run: (row: Row) => void) => {
    const row = rowInHand(desk);
    if (row) run(row);
  };

  /** The buttons, by their `data-act`. */
  const buttons: Record<string, () => void> = {
    resolve: () => active.resolve(),
    confirm: () => active.confirm(),
    'confirm-next': confirmNext,
    'copy-source': copySource,
    'insert-code': () => insertCode(),
    draft: () => withRow(acts.draft),
    reviewed: () => withRow(acts.review),
    unconfirm: () => withRow(acts.unconfirm),
    previous: () => move(desk, -1),
    next: () => move(desk, 1),
    leave: () => active.leave(true),
    'undo-typing': () => active.editor()?.undo(),
    'redo-typing': () => active.editor()?.redo(),
    inspector: () => desk.inspector.toggle(),
    'copy-english': copy,
    'ghost-all': () => desk.ghost.takeAll(),
    alternatives,
    concordance: words.concordance,
    propagate: words.propagate,
    'add-term': words.addTerm,
    'look-up': words.lookUp,
    comment: () => withRow(words.comment),
    'move-up': () => withRow((row) => words.arranging.move(row, -1)),
    'move-down': () => withRow((row) => words.arranging.move(row, 1)),
    'merge-next': () => withRow(words.arranging.merge),
    'next-issue': () => words.verdicts.next(),
  };

  const keys: KeyActions = {
    edit(event) {
      const target = event.target as Element;
      const row = target.matches('.target .text') ? desk.rowAt(target) : null;
      if (row === null || active.current() === row) return false;
      active.activate(row);
      return true;
    },
    'ghost-all': did(buttons['ghost-all']!),
    'ghost-word': did(() => desk.ghost.takeWord()),
    'ghost-hide': did(() => desk.ghost.hide()),
    alternatives: did(alternatives),
    confirm: did(buttons.confirm!),
    'confirm-next': did(confirmNext),
    previous: did(buttons.previous!),
    next: did(buttons.next!),
    'copy-source': did(copySource),
    'insert-code': did(() => insertCode()),
    'insert-term': did((event) => insertTerm(Number(event.code.slice(-1)) - 1)),
    'insert-match': did((event) => desk.inspector.useMatch(Number(event.code.slice(-1)) - 1)),
    concordance: did(words.concordance),
    propagate: did(words.propagate),
    'add-term': did(words.addTerm),
    'look-up': did(words.lookUp),
    comment: did(buttons.comment!),
    'move-up': did(buttons['move-up']!),
    'move-down': did(buttons['move-down']!),
    'merge-next': did(buttons['merge-next']!),
    'next-issue': did(() => words.verdicts.next()),
    'fix-issue': did(() => words.verdicts.fixCurrent()),
    'dismiss-issue': did(() => words.verdicts.dismissCurrent()),
    draft: did(buttons.draft!),
    'undo-action': () => desk.toasts.undoLast(),
    leave: did(buttons.leave!),
    find: did(() => find.focus()),
    'search-replace': did(() => searchEverywhere()),
    inspector: did(buttons.inspector!),
    'copy-english': did(copy),
  };
  startKeys(() => {
    const row = active.current();
    if (row === null || isElsewhere(row)) return ['desk'];
    return desk.ghost.shows() ? ['ghost', 'editing', 'desk'] : ['editing', 'desk'];
  }, keys);

  document.addEventListener('click', (event) => {
    const target = event.target as Element;
    const number = target.closest<HTMLAnchorElement>('.gutter .number');
    const numbered = number && desk.rowAt(number);
    if (numbered) {
      event.preventDefault();
      active.activate(numbered);
    }
    const chip = target.closest<HTMLElement>('.row-active .source .code-chip');
    if (chip) insertCode(Number(chip.dataset.code));
    openAt(target.closest<HTMLElement>('.target .text[data-side]'), event);
    const name = target.closest<HTMLElement>('[data-act]')?.dataset.act;
    if (name === undefined) return;
    if (target.closest('a[data-act]')) event.preventDefault();
    buttons[name]?.();
  });
  // Pressing a row's button leaves the cursor in the editor.
  document.addEventListener('mousedown', (event) => {
    if ((event.target as Element).closest('.row-acts > button, .row-active .source .code-chip, .ghost'))
      event.preventDefault();
  });
  document.addEventListener('change', (event) => {
    const form = (event.target as Element).closest<HTMLFormElement>('[data-paragraph-form]');
    const row = active.current();
    if (form && row) acts.settle(row, form);
  });

  function openAt(text: HTMLElement | null, event: MouseEvent): void {
    const row = text && desk.rowAt(text);
    // A selection being made is for copying, not for editing.
    if (!row || active.current() === row || getSelection()?.isCollapsed === false) return;
    const place = placeAt(event.clientX, event.clientY);
    active.activate(row, (place && offsetOf(row.target, place.node, place.offset)) ?? 'end');
  }
}

/** Whether the keyboard is in a field beside the row being edited: its keys are then the field's. */
function isElsewhere(row: Row): boolean {
  const field = document.activeElement?.closest('input, textarea, select');
  return field != null && !row.element.contains(field);
}

/** Goes to search and replace, the document chosen, for the words that are selected. */
function searchEverywhere(): void {
  const link = document.querySelector<HTMLAnchorElement>('[data-search-link]')!;
  const address = new URL(link.href);
  const selected = getSelection()?.toString().trim() ?? '';
  if (selected !== '' && selected.length <= 200) address.searchParams.set('q', selected);
  location.assign(address);
}

/** A key whose action always takes the keystroke. */
function did(run: (event: KeyboardEvent) => void): (event: KeyboardEvent) => boolean {
  return (event) => {
    run(event);
    return true;
  };
}
