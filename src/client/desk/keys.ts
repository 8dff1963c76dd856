// The page's keyboard: which shortcut a keystroke means here, and what it does.
import { type ShortcutId, type ShortcutScope, shortcutFor } from '../../model/shortcuts.ts';

/** What each shortcut does; answers false to let the keystroke go on (to the editor or the browser). */
export type KeyActions = Partial<Record<ShortcutId, (event: KeyboardEvent) => boolean>>;

/** Listens before the editor does. `scopes`: what is in reach just now. */
export function startKeys(scopes: () => readonly ShortcutScope[], actions: KeyActions): void {
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
      const id = shortcutFor(event, scopes());
      if (id === null) return;
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !NOT_TYPED.includes(event.key);
      if (plain && isField(event.target)) return;
      if (actions[id]?.(event)) {
        event.preventDefault();
        event.stopPropagation();
      }
    },
    true,
  );
}

/** Keys that write nothing, so that a field has no claim on them; what a shortcut leaves goes on to it. */
const NOT_TYPED: readonly string[] = ['Escape', 'Tab'];

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}
