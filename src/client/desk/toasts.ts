// Short messages at the bottom of the page, some with an Undo button.

export type ToastOptions = {
  undo?: () => void;
  undoLabel?: string;
  action?: { label: string; run: () => void };
};

export type Toasts = {
  /** Answers what takes it away again. */
  show: (text: string, options?: ToastOptions) => () => void;
  /** Undoes the newest action that can be undone; false where there is none. */
  undoLast: () => boolean;
};

const LIFETIME_MS = 8000;

export function createToasts(
  region: HTMLElement,
  labels: { undo: string; close: string; shortcut: string },
): Toasts {
  let lastUndo: (() => void) | null = null;

  const show = (text: string, options: ToastOptions = {}): (() => void) => {
    const toast = document.createElement('div');
    toast.className = 'toast';
    const words = document.createElement('span');
    words.textContent = text;
    toast.append(words);
    const close = () => {
      window.clearTimeout(timer);
      toast.remove();
    };
    if (options.undo) {
      const { undo } = options;
      const once = () => {
        if (lastUndo === once) lastUndo = null;
        close();
        undo();
      };
      lastUndo = once;
      toast.append(button(labels.undo, once, `${labels.undo} (${labels.shortcut})`));
    }
    if (options.action) {
      const { action } = options;
      const run = () => {
        close();
        action.run();
      };
      toast.append(button(action.label, run));
    }
    const dismiss = button('×', close, labels.close);
    dismiss.setAttribute('aria-label', labels.close);
    dismiss.classList.add('toast-close');
    toast.append(dismiss);
    let timer = window.setTimeout(close, LIFETIME_MS);
    // A toast somebody points at or has focused stays.
    toast.addEventListener('pointerenter', () => window.clearTimeout(timer));
    toast.addEventListener('focusin', () => window.clearTimeout(timer));
    toast.addEventListener('pointerleave', () => {
      timer = window.setTimeout(close, LIFETIME_MS / 2);
    });
    while (region.children.length >= 2) region.firstElementChild?.remove();
    region.append(toast);
    return close;
  };

  return {
    show,
    undoLast() {
      if (lastUndo === null) return false;
      lastUndo();
      return true;
    },
  };
}

function button(label: string, run: () => void, title = label): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'toast-button';
  element.textContent = label;
  element.title = title;
  element.addEventListener('click', run);
  return element;
}
