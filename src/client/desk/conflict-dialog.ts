// A conflict shown to the person: both texts, the differences by word, and the three ways out.

import { mergedText, mergeHunks, type Side } from './merge.ts';
import type { Messages } from './messages.ts';
import type { Row } from './row.ts';
import type { SaveState } from './save-state.ts';

/** Opens the dialog; `settle` is called with the text that shall stand. Closing it otherwise leaves everything as it is. */
export function openConflict(
  row: Row,
  state: SaveState,
  messages: Messages,
  targetLang: string,
  settle: (text: string) => void,
): void {
  const { theirs } = state;
  const dialog = document.getElementById('conflict') as HTMLDialogElement;
  if (theirs === null || dialog.open) return;
  const mine = state.text;
  const name = theirs.authorName ?? messages.text('conflict.somebody');
  const hunks = mergeHunks(state.revised, mine, theirs.text, targetLang);
  const choices: Side[] = hunks.flatMap((hunk) => (hunk.kind === 'change' ? [hunk.suggested] : []));

  const choose = (text: string) => {
    dialog.close();
    settle(text);
  };
  const merged = element('p', 'conflict-merged');
  merged.lang = targetLang;
  const drawMerged = () => {
    merged.textContent = mergedText(hunks, choices);
  };

  const picks = element('p', 'conflict-picks');
  picks.lang = targetLang;
  let change = 0;
  for (const hunk of hunks) {
    if (hunk.kind === 'same') picks.append(hunk.text);
    else picks.append(pickOf(hunk, change++));
  }

  function pickOf(hunk: { theirs: string; mine: string; both: boolean }, index: number): HTMLElement {
    const pick = button('', 'pick');
    if (hunk.both) pick.classList.add('pick-both');
    const draw = () => {
      const side = choices[index]!;
      const other = side === 'mine' ? 'theirs' : 'mine';
      const nothing = messages.text('conflict.nothing');
      pick.dataset.side = side;
      const kept = element('ins', '', hunk[side]);
      const dropped = element('del', '', hunk[other]);
      pick.replaceChildren(...[dropped, kept].filter((part) => part.textContent !== ''));
      const label = messages.text(`conflict.from-${side}`, {
        number: index + 1,
        text: hunk[side].trim() || nothing,
        other: hunk[other].trim() || nothing,
      });
      pick.setAttribute('aria-label', hunk.both ? `${label} (${messages.text('conflict.both')})` : label);
      pick.title = label;
    };
    pick.addEventListener('click', () => {
      choices[index] = choices[index] === 'mine' ? 'theirs' : 'mine';
      draw();
      drawMerged();
    });
    draw();
    return pick;
  }

  const title = element('h2', 'conflict-title', messages.text('conflict.title', { number: row.number }));
  title.id = 'conflict-title';
  const sides = element('div', 'conflict-sides');
  sides.append(
    textBlock(messages.text('conflict.theirs', { name }), theirs.text, 'theirs'),
    textBlock(messages.text('conflict.mine'), mine, 'mine'),
  );
  const acts = element('div', 'conflict-acts');
  const keepTheirs = button(messages.text('conflict.keep-theirs'), 'button');
  const keepMine = button(messages.text('conflict.keep-mine'), 'button');
  const useMerge = button(messages.text('conflict.use-merge'), 'button button-primary');
  keepTheirs.addEventListener('click', () => choose(theirs.text));
  keepMine.addEventListener('click', () => choose(mine));
  useMerge.addEventListener('click', () => choose(mergedText(hunks, choices)));
  acts.append(keepTheirs, keepMine, useMerge);
  const close = button('×', 'button-icon conflict-close');
  close.setAttribute('aria-label', messages.text('act.close'));
  close.addEventListener('click', () => dialog.close());
  drawMerged();
  dialog.replaceChildren(
    close,
    title,
    element('p', 'soft', messages.text('conflict.lead', { name })),
    sides,
    element('h3', 'conflict-head', messages.text('conflict.merge')),
    element('p', 'soft', messages.text('conflict.pick')),
    picks,
    element('h3', 'conflict-head', messages.text('conflict.merged')),
    merged,
    acts,
  );
  dialog.showModal();
  // Not a button: the dialog opens while somebody types, and a space would press it.
  title.tabIndex = -1;
  title.focus();

  function textBlock(label: string, text: string, side: Side): HTMLElement {
    const block = element('section', `conflict-side conflict-${side}`);
    const words = element('p', 'conflict-text', text);
    words.lang = targetLang;
    block.append(element('h3', 'conflict-head', label), words);
    return block;
  }
}

function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function button(label: string, className: string): HTMLButtonElement {
  const made = element('button', className, label) as HTMLButtonElement;
  made.type = 'button';
  return made;
}
