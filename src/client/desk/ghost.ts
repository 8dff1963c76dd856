// Asks for suggestions while somebody types, drops answers that come too late, and takes them by word or whole.
import { call } from './api.ts';
import type { Editor } from './editor.ts';
import type { Row } from './row.ts';

export type Ghost = {
  /** The text has changed under somebody's hands. */
  typed: (row: Row, editor: Editor, text: string) => void;
  /** Forgets what is asked for and hides what shows. */
  stop: () => void;
  /** Whether a suggestion shows; its keys mean something only then. */
  shows: () => boolean;
  takeAll: () => void;
  takeWord: () => void;
  /** Hides it until more is typed. */
  hide: () => void;
  setEnabled: (on: boolean) => void;
};

/** Pause after a letter before the machine is asked: a fast typist's gap. */
const PAUSE_MS = 60;
/** So many words of a suggestion left are enough: asking again would only make them flicker. */
const ENOUGH_WORDS = 4;

export function createGhost(enabled: boolean): Ghost {
  let on = enabled;
  let editor: Editor | null = null;
  let timer = 0;
  let asked: AbortController | null = null;

  function drop(): void {
    window.clearTimeout(timer);
    asked?.abort();
    asked = null;
  }

  async function ask(row: Row, wanted: Editor, text: string): Promise<void> {
    if (!wanted.atEnd()) return;
    const mine = new AbortController();
    asked = mine;
    try {
      const path = `/segments/${row.segmentId}/complete`;
      const { completion } = await call<{ completion: string }>(
        'POST',
        path,
        { text },
        { signal: mine.signal },
      );
      // Only an answer about the text as it stands counts.
      if (asked === mine && editor === wanted && wanted.text() === text) wanted.setGhost(completion);
    } catch {
      // No suggestion then; saving tells of lost connections.
    }
  }

  /** Takes `count` characters of the suggestion. */
  function take(count: number): void {
    const ghost = editor?.ghost() ?? '';
    if (ghost !== '') editor?.append(ghost.slice(0, count));
  }

  return {
    typed(row, typing, text) {
      drop();
      editor = typing;
      if (!on || row.source === null || typing.composing()) return;
      const left = typing.ghost().match(/\S+/g)?.length ?? 0;
      if (left >= ENOUGH_WORDS) return;
      timer = window.setTimeout(() => void ask(row, typing, text), PAUSE_MS);
    },
    stop() {
      drop();
      editor = null;
    },
    shows: () => (editor?.ghost() ?? '') !== '',
    takeAll: () => take(Number.POSITIVE_INFINITY),
    takeWord: () => take(/^\s*\S+/.exec(editor?.ghost() ?? '')?.[0].length ?? 0),
    hide() {
      drop();
      editor?.setGhost('');
    },
    setEnabled(next) {
      on = next;
      if (on) return;
      drop();
      editor?.setGhost('');
    },
  };
}
