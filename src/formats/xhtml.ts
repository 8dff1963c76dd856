// XHTML: the English article as a content document of an EPUB (EPUB 3.3 section 6.1: HTML in its XML syntax).
import { draftMark, englishTitle, printedLine } from './english-blocks.ts';
import type { ExportDocument, Format } from './format.ts';
import { ARTICLE_STYLE } from './html.ts';
import { htmlArticle } from './html-article.ts';
import { escapeHtml } from './html-blocks.ts';

function page(doc: ExportDocument): string {
  const lang = escapeHtml(doc.targetLang);
  const author = escapeHtml(printedLine(doc.details.byline));
  const title = escapeHtml(englishTitle(doc));
  const mark = draftMark(doc.label) === '' ? '' : 'DRAFT: ';
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE html>',
    `<html xmlns="http://www.w3.org/1999/xhtml" lang="${lang}" xml:lang="${lang}">`,
    '<head>',
    '<meta charset="utf-8"/>',
    // A title without letters is an error of the EPUB (section 6.1.1.1, HTML section 4.2.2).
    `<title>${mark}${title === '' ? 'Article' : title}</title>`,
    ...(author === '' ? [] : [`<meta name="author" content="${author}"/>`]),
    '<style>',
    ...ARTICLE_STYLE,
    '</style>',
    '</head>',
    '<body>',
    ...htmlArticle(doc),
    '</body>',
    '</html>',
    '',
  ]
    .join('\n')
    .replaceAll('<br>', '<br/>');
}

export const xhtml = {
  id: 'xhtml',
  label: 'formats.xhtml',
  extensions: ['xhtml'],
  mime: 'application/xhtml+xml',
  async write(doc: ExportDocument): Promise<Uint8Array> {
    return Buffer.from(page(doc), 'utf8');
  },
} as const satisfies Format;
