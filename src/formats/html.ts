// HTML: Web pages in, their English back into them; and the English article as one page that stands by itself.
import { draftMark, englishTitle, printedLine } from './english-blocks.ts';
import type { ExportDocument, FileLook, Format, FormatContent, ReadOptions } from './format.ts';
import { readHtml, writeBackHtml } from './html/read-html.ts';
import { htmlArticle } from './html-article.ts';
import { escapeHtml } from './html-blocks.ts';

/** Of an article by itself. */
export const ARTICLE_STYLE = [
  'body { max-width: 38rem; margin: 2rem auto; padding: 0 1rem; font: 1.125rem/1.6 Georgia, serif; }',
  'h1, h2 { line-height: 1.2; }',
  'figure { margin: 1rem 0; }',
  '.deck { font-size: 1.25rem; }',
  'figcaption, footer, .related, .keywords { font-size: 0.875rem; color: #555; }',
  '.draft { border: 2px solid #b00020; padding: 0.5rem 1rem; font-weight: bold; color: #b00020; }',
];

function page(doc: ExportDocument): string {
  const mark = draftMark(doc.label);
  const title = escapeHtml(englishTitle(doc));
  const author = escapeHtml(printedLine(doc.details.byline));
  return [
    '<!doctype html>',
    `<html lang="${escapeHtml(doc.targetLang)}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${mark === '' ? '' : 'DRAFT: '}${title}</title>`,
    ...(author === '' ? [] : [`<meta name="author" content="${author}">`]),
    '<style>',
    ...ARTICLE_STYLE,
    '</style>',
    '</head>',
    '<body>',
    ...htmlArticle(doc),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** How a page begins; pieces of one are told by the block tags that they hold. */
const BEGINS = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html[\s>])/i;
const PIECE = /^\s*<[\s\S]*<\/(?:p|div|h[1-6]|ul|ol|table|article|section|body)\s*>/i;

export const html = {
  id: 'html',
  label: 'formats.html',
  extensions: ['html', 'htm'],
  mime: 'text/html',
  recognise: ({ text }: FileLook): number => (BEGINS.test(text) ? 1 : PIECE.test(text) ? 0.6 : 0),
  async read(bytes: Uint8Array, options?: ReadOptions): Promise<FormatContent> {
    return readHtml(bytes, options);
  },
  async writeBack(doc: ExportDocument, original: Uint8Array): Promise<Uint8Array> {
    return writeBackHtml(doc, original);
  },
  async write(doc: ExportDocument): Promise<Uint8Array> {
    return Buffer.from(page(doc), 'utf8');
  },
} as const satisfies Format;
