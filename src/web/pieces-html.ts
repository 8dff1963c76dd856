// A text's pieces as markup. Written here rather than as a partial: a long document has thousands of them.
import type { CodeLabel } from '../model/text.ts';
import { cutInvisible, invisibleAttributes } from '../text/invisible.ts';
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

/** Names of invisible characters by id, in the reader's language. */
type InvisibleName = (id: string) => string;

function runs(text: string, nameOf: InvisibleName): string {
  let html = '';
  for (const { text: run, invisible } of cutInvisible(text)) {
    if (invisible === null) html += escapeHtml(run);
    else html += `<span${attributesOf(invisibleAttributes(invisible, nameOf(invisible.id)))}>${run}</span>`;
  }
  return html;
}

function attributesOf(attributes: Record<string, string>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join('');
}

/** A glossary term of the source: its entry in the page's list, how the target treats it, and its tooltip. */
export type TermMark = { entry: number; status: string; title: string };

/** Pieces of a source; marks are indexes of `terms`. The script finds a term's facts by its `data-` attributes. */
export function sourceHtml(
  pieces: readonly Piece[],
  labels: readonly CodeLabel[],
  terms: readonly TermMark[],
  nameOf: InvisibleName,
): string {
  return markup(pieces, labels, nameOf, (text, mark) => {
    const { entry, status, title } = terms[mark]!;
    const facts = `data-term="${mark}" data-entry="${entry}" data-status="${status}" title="${escapeHtml(title)}"`;
    return `<span class="term" ${facts}>${text}</span>`;
  });
}

/** Pieces of a target: terms to mend, and words that the machine is unsure of. */
export function targetHtml(
  pieces: readonly Piece[],
  labels: readonly CodeLabel[],
  nameOf: InvisibleName,
): string {
  return markup(pieces, labels, nameOf, (text, mark) =>
    mark === UNSURE_MARK
      ? `<span class="unsure">${text}</span>`
      : `<span class="term-use term-deprecated" data-term="${mark}">${text}</span>`,
  );
}

/** Pieces of a text that was searched: what was found is marked. */
export function foundHtml(pieces: readonly Piece[], labels: readonly CodeLabel[]): string {
  return markup(pieces, labels, null, (text) => `<mark>${text}</mark>`);
}

function markup(
  pieces: readonly Piece[],
  labels: readonly CodeLabel[],
  nameOf: InvisibleName | null,
  marked: (text: string, mark: number) => string,
): string {
  let html = '';
  for (const { text, mark, code } of pieces) {
    if (code !== null) {
      const { name = String(code + 1), title = '' } = labels[code] ?? {};
      html += `<span class="code-chip" data-code="${code}" title="${escapeHtml(title)}">${escapeHtml(name)}</span>`;
      continue;
    }
    const words = nameOf === null ? escapeHtml(text) : runs(text, nameOf);
    html += mark === null ? words : marked(words, mark);
  }
  return html;
}
