// What was pasted and typed and not saved yet: kept in this browser, given back on the next visit, gone once saved.

const FIELDS = [
  'text',
  'title',
  'outlet',
  'byline',
  'address',
  'date',
  'rights',
  'headlineEn',
  'deckEn',
] as const;

type Kept = Partial<Record<(typeof FIELDS)[number] | 'proposed' | 'operationId', string>>;

export type KeptForm = {
  /** Writes the fields down, after a short pause. */
  keep(): void;
  /** Puts back what was kept, where the form is empty. Answers whether there was anything. */
  restore(): boolean;
  forget(): void;
  /** Takes the notice away: what was kept stays. */
  dismiss(): void;
  onDiscard(act: () => void): void;
};

/** `form`: with the storage's key in data-kept. Storage that is full or switched off is passed over. */
export function createKeptForm(form: HTMLFormElement): KeptForm {
  const key = form.dataset.kept ?? '';
  const notice = document.getElementById('import-kept')!;
  const field = (name: string) => {
    const found = form.elements.namedItem(name);
    return found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement ? found : null;
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let discarded = () => {};

  function rest(): void {
    clearTimeout(timer);
    timer = undefined;
  }

  function write(): void {
    rest();
    const kept: Kept = {};
    for (const name of [...FIELDS, 'proposed', 'operationId'] as const) kept[name] = field(name)?.value ?? '';
    try {
      if (FIELDS.every((name) => kept[name] === '')) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(kept));
    } catch {
      // Storage is full or switched off: the page still holds the text.
    }
  }

  function read(): Kept | null {
    try {
      return JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null;
    } catch {
      return null;
    }
  }

  function forget(): void {
    rest();
    try {
      localStorage.removeItem(key);
    } catch {
      // Switched off: nothing was kept.
    }
  }

  notice.querySelector('[data-discard]')?.addEventListener('click', () => {
    for (const name of FIELDS) field(name)!.value = '';
    notice.hidden = true;
    forget();
    discarded();
  });
  window.addEventListener('pagehide', () => {
    if (timer !== undefined) write();
  });

  return {
    keep() {
      clearTimeout(timer);
      timer = setTimeout(write, 250);
    },
    restore() {
      const kept = read();
      const empty = FIELDS.every((name) => field(name)?.value === '') && form.dataset.mode === 'paste';
      if (kept === null || !empty) return false;
      for (const [name, value] of Object.entries(kept)) {
        const place = field(name);
        if (place) place.value = value;
      }
      notice.hidden = false;
      return true;
    },
    forget,
    dismiss() {
      notice.hidden = true;
    },
    onDiscard(act) {
      discarded = act;
    },
  };
}
