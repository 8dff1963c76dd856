// Which words of a row belong together: from the row where the machine wrote it, else asked of the server and kept.
import type { AlignmentView } from '../../model/desk-json.ts';
import { call } from './api.ts';
import type { Row } from './row.ts';

export type WordLinks = {
  /** Links of `text`, which the row shows; none while they are not known: then they are asked for after `pause` ms. */
  of(row: Row, text: string, pause: number): readonly AlignmentView[];
};

type Known = { text: string; links: readonly AlignmentView[] };

/** `onAnswer` is called when links have come that were not known when they were asked for. */
export function createWordLinks(onAnswer: () => void): WordLinks {
  const known = new WeakMap<Row, Known>();
  let waiting: { row: Row; text: string } | null = null;
  let timer = 0;
  let request: AbortController | null = null;

  async function ask(row: Row, text: string): Promise<void> {
    const mine = new AbortController();
    request = mine;
    let links: Known['links'] = [];
    try {
      const path = `/segments/${row.segmentId}/word-links`;
      ({ links } = await call<{ links: Known['links'] }>('POST', path, { text }, { signal: mine.signal }));
    } catch {
      // No model, or no connection: the sentence still lights up; the words wait for another text.
    }
    if (request !== mine) return;
    request = null;
    waiting = null;
    known.set(row, { text, links });
    onAnswer();
  }

  return {
    of(row, text, pause) {
      if (row.alignment !== null && row.alignment.length > 0 && row.revised === text) return row.alignment;
      const own = known.get(row);
      if (own?.text === text) return own.links;
      if (text.trim() === '' || (waiting?.row === row && waiting.text === text)) return [];
      request?.abort();
      request = null;
      waiting = { row, text };
      clearTimeout(timer);
      timer = window.setTimeout(() => void ask(row, text), pause);
      return [];
    },
  };
}
