// Invisible characters of the edited text: each shows a small mark, and goes by itself.
import { type EditorState, Plugin, PluginKey, TextSelection } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { cutInvisible, type Invisible, invisibleAttributes } from '../../text/invisible.ts';

const key = new PluginKey<DecorationSet>('invisible');

type Found = { from: number; to: number; invisible: Invisible };

function foundIn(doc: EditorState['doc']): Found[] {
  const found: Found[] = [];
  doc.forEach((node, offset) => {
    if (!node.isText) return;
    let at = offset;
    for (const { text, invisible } of cutInvisible(node.text ?? '')) {
      if (invisible !== null) found.push({ from: at, to: at + text.length, invisible });
      at += text.length;
    }
  });
  return found;
}

/** `nameOf`: of an invisible character, by its id. */
export function invisiblePlugin(nameOf: (id: string) => string): Plugin<DecorationSet> {
  const marks = (doc: EditorState['doc']) =>
    DecorationSet.create(
      doc,
      foundIn(doc).map(({ from, to, invisible }) =>
        Decoration.inline(from, to, invisibleAttributes(invisible, nameOf(invisible.id))),
      ),
    );
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_config, { doc }) => marks(doc),
      apply: (transaction, set) => (transaction.docChanged ? marks(transaction.doc) : set),
    },
    props: {
      decorations: (state) => key.getState(state),
      // A click on a mark selects its character: the next key removes it.
      handleClick(view, _at, event) {
        const mark = (event.target as Element).closest('.invisible');
        if (mark === null) return false;
        const from = view.posAtDOM(mark, 0);
        const found = foundIn(view.state.doc).find((one) => one.from === from);
        if (found === undefined) return false;
        const selection = TextSelection.create(view.state.doc, found.from, found.to);
        view.dispatch(view.state.tr.setSelection(selection));
        return true;
      },
      // Browsers take a joiner away together with the letter before it.
      handleKeyDown(view, event) {
        const { selection, doc, tr } = view.state;
        if (!selection.empty || event.ctrlKey || event.metaKey || event.altKey) return false;
        const side = event.key === 'Backspace' ? 'to' : event.key === 'Delete' ? 'from' : null;
        const found = side && foundIn(doc).find((one) => one[side] === selection.from);
        if (!found) return false;
        view.dispatch(tr.delete(found.from, found.to).scrollIntoView());
        return true;
      },
    },
  });
}
