// The English article inside a page of HTML: its blocks, the mark of a draft, where it comes from.
import { draftMark, englishBlocks, printedLine } from './english-blocks.ts';
import type { ExportDocument } from './format.ts';
import { escapeHtml, htmlBlock } from './html-blocks.ts';

/** Where the article comes from; only web addresses become links. */
function footer({ details, sourceLang }: ExportDocument): string[] {
  const { title, outlet, byline, date, address, rights } = details;
  const text = (value: string) => escapeHtml(printedLine(value));
  const time = date === '' ? '' : `<time datetime="${text(date)}">${text(date)}</time>`;
  const cited = `<cite lang="${escapeHtml(sourceLang)}">${text(title)}</cite>`;
  const original = text(title) === '' ? text(address) : cited;
  const linked = /^https?:\/\//i.test(address) ? `<a href="${text(address)}">${original}</a>` : original;
  const from = [linked, text(byline), text(outlet), time].filter((part) => part !== '');
  const lines = [from.length === 0 ? '' : `<p>Original: ${from.join(', ')}</p>`];
  if (text(rights) !== '') lines.push(`<p>${text(rights)}</p>`);
  const kept = lines.filter((line) => line !== '');
  return kept.length === 0 ? [] : ['<footer>', ...kept, '</footer>'];
}

/** The lines of an <article> element; every tag is closed, but for `<br>`. */
export function htmlArticle(doc: ExportDocument): string[] {
  const mark = draftMark(doc.label);
  return [
    '<article>',
    ...(mark === '' ? [] : [`<p class="draft">${mark}</p>`]),
    ...englishBlocks(doc).map((block) => htmlBlock(block, true)),
    ...footer(doc),
    '</article>',
  ];
}
