// The keyboard shortcuts: one table that the keymap, the tooltips and the shortcuts page all read.

/**
 * Where a shortcut works: on every page, anywhere on the document page, while a translation is being edited, while a
 * suggestion shows at its end, on a changes page, or in the glossary's list.
 */
export const SHORTCUT_SCOPES = ['page', 'desk', 'editing', 'ghost', 'changes', 'glossary'] as const;
export type ShortcutScope = (typeof SHORTCUT_SCOPES)[number];

/**
 * `keys`: alternatives, each like `Ctrl+Shift+Enter`; letters and digits name the key's place on a US keyboard.
 * On a Mac, Ctrl also answers to Cmd. The description is the message `shortcuts.<id>`.
 */
export type Shortcut = { id: string; scope: ShortcutScope; keys: readonly string[] };

export const SHORTCUTS = [
  // A suggestion's keys come before those that they stand for elsewhere.
  { id: 'ghost-all', scope: 'ghost', keys: ['Tab'] },
  { id: 'ghost-word', scope: 'ghost', keys: ['Ctrl+ArrowRight'] },
  { id: 'ghost-hide', scope: 'ghost', keys: ['Escape'] },
  { id: 'edit', scope: 'desk', keys: ['Enter'] },
  { id: 'confirm-next', scope: 'editing', keys: ['Ctrl+Enter'] },
  { id: 'confirm', scope: 'editing', keys: ['Ctrl+Shift+Enter'] },
  { id: 'previous', scope: 'desk', keys: ['Ctrl+ArrowUp'] },
  { id: 'next', scope: 'desk', keys: ['Ctrl+ArrowDown'] },
  { id: 'copy-source', scope: 'editing', keys: ['Ctrl+I'] },
  { id: 'insert-code', scope: 'editing', keys: ['Alt+K'] },
  { id: 'insert-term', scope: 'editing', keys: ['Ctrl+1…9'] },
  { id: 'insert-match', scope: 'editing', keys: ['Alt+1…9'] },
  { id: 'propagate', scope: 'desk', keys: ['Alt+P'] },
  { id: 'concordance', scope: 'desk', keys: ['Ctrl+K'] },
  { id: 'add-term', scope: 'desk', keys: ['Ctrl+E'] },
  { id: 'look-up', scope: 'desk', keys: ['Alt+L'] },
  { id: 'comment', scope: 'desk', keys: ['Alt+M'] },
  { id: 'move-up', scope: 'desk', keys: ['Alt+Shift+ArrowUp'] },
  { id: 'move-down', scope: 'desk', keys: ['Alt+Shift+ArrowDown'] },
  { id: 'merge-next', scope: 'desk', keys: ['Alt+G'] },
  { id: 'draft', scope: 'desk', keys: ['Alt+D'] },
  { id: 'alternatives', scope: 'editing', keys: ['Alt+A'] },
  { id: 'next-issue', scope: 'editing', keys: ['Alt+J'] },
  { id: 'fix-issue', scope: 'editing', keys: ['Alt+X'] },
  { id: 'dismiss-issue', scope: 'editing', keys: ['Alt+N'] },
  { id: 'line-break', scope: 'editing', keys: ['Shift+Enter'] },
  { id: 'undo', scope: 'editing', keys: ['Ctrl+Z'] },
  { id: 'redo', scope: 'editing', keys: ['Ctrl+Shift+Z', 'Ctrl+Y'] },
  { id: 'undo-action', scope: 'desk', keys: ['Alt+Z'] },
  { id: 'leave', scope: 'editing', keys: ['Escape'] },
  { id: 'find', scope: 'desk', keys: ['/'] },
  { id: 'search-replace', scope: 'desk', keys: ['Ctrl+Shift+F'] },
  { id: 'inspector', scope: 'desk', keys: ['Alt+I'] },
  { id: 'copy-english', scope: 'desk', keys: ['Alt+C'] },
  { id: 'search', scope: 'page', keys: ['/'] },
  { id: 'shortcuts', scope: 'page', keys: ['Alt+H', '?'] },
  { id: 'next-change', scope: 'changes', keys: ['N', 'Alt+ArrowDown'] },
  { id: 'previous-change', scope: 'changes', keys: ['P', 'Alt+ArrowUp'] },
  { id: 'accept-change', scope: 'changes', keys: ['A'] },
  { id: 'reject-change', scope: 'changes', keys: ['R'] },
  { id: 'next-concept', scope: 'glossary', keys: ['ArrowDown'] },
  { id: 'previous-concept', scope: 'glossary', keys: ['ArrowUp'] },
] as const satisfies readonly Shortcut[];

export type ShortcutId = (typeof SHORTCUTS)[number]['id'];

/** What matching needs of a KeyboardEvent. */
export type Keystroke = {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
};

/** The key's name as the table writes it: `code` for letters and digits, so that Alt+C works where Alt makes a `ç`. */
function keyName(stroke: Keystroke): string {
  if (/^Key[A-Z]$/.test(stroke.code)) return stroke.code.slice(3);
  if (/^(Digit|Numpad)[0-9]$/.test(stroke.code)) return stroke.code.slice(-1);
  return stroke.key;
}

function matches(written: string, stroke: Keystroke): boolean {
  const parts = written.split('+');
  const key = parts.pop()!;
  const wants = (modifier: string) => parts.includes(modifier);
  const ctrl = stroke.ctrlKey || stroke.metaKey;
  // A sign such as ? is made with Shift on some keyboards and without on others.
  if (parts.length === 0 && /^[^\w]$/.test(key)) return stroke.key === key && !ctrl && !stroke.altKey;
  if (wants('Ctrl') !== ctrl || wants('Alt') !== stroke.altKey || wants('Shift') !== stroke.shiftKey)
    return false;
  const name = keyName(stroke);
  return key === '1…9' ? /^[1-9]$/.test(name) : key === name;
}

/** The shortcut that a keystroke means within the given scopes, or null. */
export function shortcutFor(stroke: Keystroke, scopes: readonly ShortcutScope[]): ShortcutId | null {
  for (const shortcut of SHORTCUTS) {
    if (scopes.includes(shortcut.scope) && shortcut.keys.some((key) => matches(key, stroke)))
      return shortcut.id;
  }
  return null;
}

/** How a shortcut is written in a tooltip: `Ctrl+↑`; '' for an id that has none. */
export function shortcutLabel(id: ShortcutId, alternative = 0): string {
  const keys: readonly string[] = SHORTCUTS.find((shortcut) => shortcut.id === id)?.keys ?? [];
  return writtenKey(keys[alternative] ?? '');
}

/** A key of the table as people know it: `Ctrl+ArrowUp` is `Ctrl+↑`. */
export function writtenKey(key: string): string {
  return key
    .replace('ArrowUp', '↑')
    .replace('ArrowDown', '↓')
    .replace('ArrowRight', '→')
    .replace('Escape', 'Esc');
}
