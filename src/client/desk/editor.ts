// The one ProseMirror view of the page: mounted in place on the active row's target, with its marks as decorations.
import { closeHistory, history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { Fragment, Slice } from 'prosemirror-model';
import { EditorState, Plugin, PluginKey, TextSelection } from 'prosemirror-state';
import { Decoration, DecorationSet, EditorView } from 'prosemirror-view';
import { type CodeLabel, codeCharacter, type Span } from '../../model/text.ts';
import { docFromText, schema, textFromDoc } from './editor-schema.ts';
import { ghostPlugin, showGhost, shownGhost } from './ghost-plugin.ts';
import { invisiblePlugin } from './invisible-plugin.ts';

/** A mark over the edited text: `term` is the index of the row's term; positions are offsets of the text. */
export type EditorMark = Span & { term: number; status: 'present' | 'deprecated' | 'unsure' | 'issue' };

export type EditorOptions = {
  /** The element at rest; the view takes it over, so that nothing moves. */
  element: HTMLElement;
  text: string;
  codeLabels: readonly CodeLabel[];
  /** The name of an invisible character, by its id. */
  nameOf: (invisible: string) => string;
  label: string;
  lang: string;
  /** Where to put the cursor: a text offset, or the end. */
  cursor: number | 'end';
  onChange: (text: string) => void;
  onBlur: () => void;
};

export type Editor = {
  element: HTMLElement;
  text: () => string;
  /** Replaces the whole text, as one step that Ctrl+Z takes back. */
  replace: (text: string) => void;
  /** Puts words at the cursor, set off by spaces where they would touch other words. */
  insert: (text: string) => void;
  /** Puts an inline code at the cursor. */
  insertCode: (index: number) => void;
  replaceSpan: (span: Span, text: string) => void;
  /** The words that are selected; '' for a cursor. */
  selected: () => string;
  /** The span that is selected; empty, at the cursor, where nothing is. */
  selection: () => Span;
  /** Selects the span and brings it into view. */
  select: (span: Span) => void;
  setMarks: (marks: readonly EditorMark[]) => void;
  /** Shows a suggestion after the end of the text; '' hides it. */
  setGhost: (text: string) => void;
  /** The suggestion that shows, or ''. */
  ghost: () => string;
  /** Adds to the end, as one step that Ctrl+Z takes back. */
  append: (text: string) => void;
  /** Where the cursor is: its offset in the text, and its place in the window. */
  cursor: () => { at: number; left: number; bottom: number };
  /** Whether the cursor stands at the end, with nothing selected. */
  atEnd: () => boolean;
  /** Whether an input method is in the middle of a word. */
  composing: () => boolean;
  focus: () => void;
  undo: () => void;
  redo: () => void;
  close: () => void;
};

const marksKey = new PluginKey<DecorationSet>('marks');

/** Opens the editor. The caller closes it before the element is drawn at rest again. */
export function openEditor(options: EditorOptions): Editor {
  const { element } = options;
  const attributes = {
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': options.label,
    lang: options.lang,
    spellcheck: 'true',
  };
  const state = EditorState.create({
    doc: docFromText(options.text, options.codeLabels),
    plugins: [
      history(),
      keymap({
        'Mod-z': undo,
        'Mod-y': redo,
        'Mod-Shift-z': redo,
        // A segment is one paragraph: Enter would split what the article keeps whole, so it does nothing.
        Enter: () => true,
        'Shift-Enter': (editing, dispatch) => {
          dispatch?.(editing.tr.insertText('\n').scrollIntoView());
          return true;
        },
      }),
      marksPlugin(),
      ghostPlugin(),
      invisiblePlugin(options.nameOf),
    ],
  });
  element.textContent = '';
  const view = new EditorView(
    { mount: element },
    {
      state,
      attributes,
      dispatchTransaction(transaction) {
        view.updateState(view.state.apply(transaction));
        if (transaction.docChanged) options.onChange(textFromDoc(view.state.doc));
      },
      clipboardTextSerializer: (slice) => textFromDoc(schema.node('doc', null, slice.content)),
      clipboardTextParser: (pasted) => plainSlice(pasted),
      handlePaste: (editing, event) => pastePlain(editing, event),
      handleDOMEvents: {
        blur: () => {
          options.onBlur();
          return false;
        },
      },
    },
  );
  const end = view.state.doc.content.size;
  const at = options.cursor === 'end' ? end : Math.min(options.cursor, end);
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, at)));
  const replaceSpan = (span: Span, text: string) => {
    // A step of its own for undo, not one with the words typed just before or just after.
    view.dispatch(
      closeHistory(view.state.tr)
        .replaceWith(span.start, span.end, docFromText(text, options.codeLabels).content)
        .scrollIntoView(),
    );
    view.dispatch(closeHistory(view.state.tr));
    view.focus();
  };
  return {
    element,
    text: () => textFromDoc(view.state.doc),
    replace: (text) => replaceSpan({ start: 0, end: view.state.doc.content.size }, text),
    insert(text) {
      const { from, to } = view.state.selection;
      const whole = textFromDoc(view.state.doc);
      replaceSpan({ start: from, end: to }, spaced(whole.slice(0, from), text, whole.slice(to)));
    },
    insertCode(index) {
      const at = view.state.selection.to;
      replaceSpan({ start: at, end: at }, codeCharacter(index));
    },
    replaceSpan,
    selected() {
      const { from, to } = view.state.selection;
      return textFromDoc(view.state.doc).slice(from, to);
    },
    selection() {
      readSelection(view);
      return { start: view.state.selection.from, end: view.state.selection.to };
    },
    select({ start, end }) {
      const selection = TextSelection.create(view.state.doc, start, end);
      view.dispatch(view.state.tr.setSelection(selection).scrollIntoView());
      view.focus();
    },
    setMarks(marks) {
      readSelection(view);
      view.dispatch(view.state.tr.setMeta(marksKey, marks));
    },
    setGhost: (text) => showGhost(view, text),
    ghost: () => shownGhost(view),
    append(text) {
      const end = view.state.doc.content.size;
      view.dispatch(closeHistory(view.state.tr).insertText(text, end).scrollIntoView());
    },
    cursor() {
      const at = view.state.selection.head;
      const { left, bottom } = view.coordsAtPos(at);
      return { at, left, bottom };
    },
    atEnd: () => view.state.selection.empty && view.state.selection.to === view.state.doc.content.size,
    composing: () => view.composing,
    focus: () => view.focus(),
    undo: () => undo(view.state, view.dispatch) && view.focus(),
    redo: () => redo(view.state, view.dispatch) && view.focus(),
    close: () => {
      view.destroy();
      for (const name of [...Object.keys(attributes), 'contenteditable', 'translate'])
        element.removeAttribute(name);
      element.classList.remove('ProseMirror', 'ProseMirror-focused');
    },
  };
}

/**
 * Takes over where the browser's cursor is. Browsers tell of a moved cursor a moment late; marks that arrive from the
 * server in between would put it back to where it was.
 */
function readSelection(view: EditorView): void {
  (view as unknown as { domObserver: { flush: () => void } }).domObserver.flush();
}

/** `text` as it goes between `before` and `after`: never glued to a word, nor to the full stop of the sentence before. */
export function spaced(before: string, text: string, after: string): string {
  const left = /[\p{L}\p{N}.,;:!?)”]$/u.test(before) ? ' ' : '';
  const right = /^[\p{L}\p{N}(“]/u.test(after) ? ' ' : '';
  return left + text + right;
}

/** Marks that are not the glossary's. */
const CLASSES: Readonly<Record<string, string>> = { unsure: 'unsure', issue: 'issue-mark' };

/** Glossary marks; they move with the text until the next check answers. */
function marksPlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: marksKey,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, set) {
        const marks: readonly EditorMark[] | undefined = transaction.getMeta(marksKey);
        if (marks === undefined) return set.map(transaction.mapping, transaction.doc);
        const size = transaction.doc.content.size;
        const decorations = marks
          .filter((mark) => mark.start < mark.end && mark.end <= size)
          .map((mark) =>
            Decoration.inline(mark.start, mark.end, {
              class: CLASSES[mark.status] ?? `term-use term-${mark.status}`,
            }),
          );
        return DecorationSet.create(transaction.doc, decorations);
      },
    },
    props: { decorations: (state) => marksKey.getState(state) },
  });
}

/** What is pasted comes in as plain words of one paragraph: web pages bring markup and line ends that a segment lacks. */
function plainSlice(pasted: string): Slice {
  const text = pasted
    .replace(/[\uE000-\uF8FF]/g, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\t/g, ' ');
  return text === '' ? Slice.empty : new Slice(Fragment.from(schema.text(text)), 0, 0);
}

function pastePlain(view: EditorView, event: ClipboardEvent): boolean {
  const data = event.clipboardData;
  if (data === null) return false;
  // Our own copies keep their code chips.
  if (data.getData('text/html').includes('data-pm-slice')) return false;
  view.dispatch(view.state.tr.replaceSelection(plainSlice(data.getData('text/plain'))).scrollIntoView());
  return true;
}
