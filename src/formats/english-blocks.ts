// The English article that monolingual writers share: included paragraphs in order, without codes, lists put together.
import type { ParagraphKind } from '../model/paragraph.ts';
import { type Text, withoutCodes } from '../model/text.ts';
import { listMarker } from '../text/news-lines.ts';
import {
  type ExportDocument,
  type ExportLabel,
  type Filler,
  type FormatParagraph,
  segmentsOf,
} from './format.ts';

/** `lines`: the text, cut where it has line breaks; never empty. `first`: the first headline, the article's own. */
export type EnglishBlock =
  | { kind: Exclude<ParagraphKind, 'list-item'>; lines: readonly string[]; first: boolean }
  | { kind: 'list'; ordered: boolean; items: readonly (readonly string[])[] };

// biome-ignore lint/suspicious/noControlCharactersInRegex: no format can carry them.
const UNPRINTABLE = /[\0-\x08\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]/g;

/** The lines of a text as readers see them: trimmed, none empty, no character that a file format refuses. */
export function printedLines(text: Text): string[] {
  return withoutCodes(text)
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(UNPRINTABLE, '')
    .split(/[\n\r\v\f\u0085\u2028\u2029]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A string for titles and properties: one printable line. */
export function printedLine(text: Text): string {
  return printedLines(text).join(' ');
}

/** What stands between two segments: their fillers, or one space unless a text brings its own. */
function between(before: Text, fillers: readonly (Filler | undefined)[], after: Text): Text {
  const known = fillers.filter((one) => one !== undefined);
  if (known.length > 0) return known.map((one) => one.target ?? one.source).join('');
  return /\s$/.test(before) || /^\s/.test(after) ? '' : ' ';
}

function englishOf(paragraph: FormatParagraph): Text {
  const written = segmentsOf(paragraph).filter((segment) => withoutCodes(segment.target ?? '').trim() !== '');
  return written
    .map(({ target = '', before }, i) => {
      const last = written[i - 1];
      return last === undefined ? target : between(last.target ?? '', [last.after, before], target) + target;
    })
    .join('');
}

/** The article; paragraphs that are left out of the export or have no English are not in it. */
export function englishBlocks(doc: ExportDocument): EnglishBlock[] {
  const blocks: EnglishBlock[] = [];
  let headline = false;
  for (const paragraph of doc.paragraphs) {
    const { kind, included } = paragraph;
    const lines = included ? printedLines(englishOf(paragraph)) : [];
    const [line] = lines;
    if (line === undefined) continue;
    if (kind !== 'list-item') {
      blocks.push({ kind, lines, first: kind === 'headline' && !headline });
      headline ||= kind === 'headline';
      continue;
    }
    const marker = listMarker(line);
    const item = [line.slice(marker.length), ...lines.slice(1)];
    const ordered = /\d/.test(marker);
    const list = blocks.at(-1);
    if (list?.kind === 'list' && list.ordered === ordered) {
      blocks[blocks.length - 1] = { ...list, items: [...list.items, item] };
    } else blocks.push({ kind: 'list', ordered, items: [item] });
  }
  return blocks;
}

/** The English headline, else the document's title, which is the original's. */
export function englishTitle(doc: ExportDocument): string {
  for (const block of englishBlocks(doc)) if (block.kind === 'headline') return block.lines.join(' ');
  return printedLine(doc.details.title);
}

/** What a file that is not approved says above its text, in the language of the text; '' for an approved version. */
export function draftMark({ draft, version }: ExportLabel): string {
  if (!draft) return '';
  return version === null ? 'DRAFT: not approved' : `DRAFT: version ${version}, not approved`;
}
