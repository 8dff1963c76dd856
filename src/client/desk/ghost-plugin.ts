// The suggestion behind the cursor, at the end of the text: drawn over the editor, no part of the text and in nobody's way.
import { Plugin, PluginKey } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';

const ghostKey = new PluginKey<string>('ghost');

/** The suggestion that shows now, or ''. */
export function shownGhost(view: EditorView): string {
  return ghostKey.getState(view.state) ?? '';
}

/** Shows `text` after the end; '' shows nothing. Where the cursor is elsewhere nothing shows either. */
export function showGhost(view: EditorView, text: string): void {
  if (shownGhost(view) !== text) view.dispatch(view.state.tr.setMeta(ghostKey, text));
}

/**
 * Holds the suggestion. Letters typed as it says are taken off its start; any other change, and a cursor that leaves the end,
 * drop it. Its words are generated content over what stands below: nothing moves, nothing is read aloud, found or copied.
 */
export function ghostPlugin(): Plugin<string> {
  return new Plugin<string>({
    key: ghostKey,
    state: {
      init: () => '',
      apply(transaction, ghost, before, after) {
        const { selection, doc } = after;
        const atEnd = selection.empty && selection.to === doc.content.size;
        const told: string | undefined = transaction.getMeta(ghostKey);
        if (!atEnd) return '';
        if (told !== undefined) return told;
        if (ghost === '' || !transaction.docChanged) return ghost;
        const old = before.doc.content.size;
        const typed = doc.textBetween(Math.min(old, doc.content.size), doc.content.size);
        const goesOn = typed !== '' && ghost.startsWith(typed) && doc.cut(0, old).eq(before.doc);
        return goesOn ? ghost.slice(typed.length) : '';
      },
    },
    view: (view) => {
      const element = ghostElement(view.dom);
      return { update: (now) => draw(now, element), destroy: () => element.remove() };
    },
  });
}

/** Stands beside the editor, not in it. */
function ghostElement(editor: HTMLElement): HTMLElement {
  const element = editor.ownerDocument.createElement('div');
  element.className = 'ghost';
  element.setAttribute('aria-hidden', 'true');
  element.hidden = true;
  const words = editor.ownerDocument.createElement('span');
  // Where there is no Tab key, a tap takes it.
  words.dataset.act = 'ghost-all';
  element.append(words);
  editor.after(element);
  return element;
}

/** Puts the words where the next letter would stand: on the cursor's line, as wide as the text, in its type. */
function draw(view: EditorView, element: HTMLElement): void {
  const ghost = shownGhost(view);
  element.hidden = ghost === '';
  if (ghost === '') return;
  (element.firstElementChild as HTMLElement).dataset.ghost = ghost;
  const editor = view.dom;
  const { fontFamily, fontSize, fontWeight, lineHeight } = getComputedStyle(editor);
  const cursor = view.coordsAtPos(view.state.doc.content.size, -1);
  const box = editor.getBoundingClientRect();
  const from = (element.offsetParent ?? editor).getBoundingClientRect();
  const line = Number.parseFloat(lineHeight);
  Object.assign(element.style, { fontFamily, fontSize, fontWeight, lineHeight });
  element.style.width = `${box.width}px`;
  element.style.left = `${box.left - from.left}px`;
  element.style.top = `${(cursor.top + cursor.bottom) / 2 - line / 2 - from.top}px`;
  element.style.textIndent = `${cursor.left - box.left}px`;
}
