// A text's pieces as markup. Written here rather than as a partial: a long document has thousands of them.
import type { CodeLabel } from '../model/text.ts';
import { type Piece, UNSURE_MARK } from '../text/pieces.ts';

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character]!);
}

/** A glossary term of the source: its entry in the page's list, how the target treats it, and its tooltip. */
export type TermMark = { entry: number; status: string; title: string };

/** Pieces of a source; marks are indexes of `terms`. The script finds a term's facts by its `data-` attributes. */
export function sourceHtml(
  pieces: readonly Piece[],
  labels: readonly CodeLabel[],
  terms: readonly TermMark[],
): string {
  return markup(pieces, labels, (text, mark) => {
    const { entry, status, title } = terms[mark]!;
    const facts = `data-term="${mark}" data-entry="${entry}" data-status="${status}" title="${escapeHtml(title)}"`;
    return `<span class="term" ${facts}>${text}</span>`;
  });
}

/** Pieces of a target: terms to mend, and words that the machine is unsure of. */
export function targetHtml(pieces: readonly Piece[], labels: readonly CodeLabel[]): string {
  return markup(pieces, labels, (text, mark) =>
    mark === UNSURE_MARK
      ? `<span class="unsure">${text}</span>`
      : `<span class="term-use term-deprecated" data-term="${mark}">${text}</span>`,
  );
}

/** Pieces of a text that was searched: what was found is marked. */
export function foundHtml(pieces: readonly Piece[], labels: readonly CodeLabel[]): string {
  return markup(pieces, labels, (text) => `<mark>${text}</mark>`);
}

function markup(
  pieces: readonly Piece[],
  labels: readonly CodeLabel[],
  marked: (text: string, mark: number) => string,
): string {
  let html = '';
  for (const { text, mark, code } of pieces) {
    if (code !== null) {
      const { name = String(code + 1), title = '' } = labels[code] ?? {};
      html += `<span class="code-chip" data-code="${code}" title="${escapeHtml(title)}">${escapeHtml(name)}</span>`;
    } else html += mark === null ? escapeHtml(text) : marked(escapeHtml(text), mark);
  }
  return html;
}
