// The English article as one page that stands by itself, in HTML or in its XML syntax.
import { draftMark, englishTitle, printedLine } from './english-blocks.ts';
import type { ExportDocument } from './format.ts';
import { htmlArticle } from './html-article.ts';
import { escapeHtml } from './html-blocks.ts';

/** Of an article by itself. */
const ARTICLE_STYLE = [
  'body { max-width: 38rem; margin: 2rem auto; padding: 0 1rem; font: 1.125rem/1.6 Georgia, serif; }',
  'h1, h2 { line-height: 1.2; }',
  'figure { margin: 1rem 0; }',
  '.deck { font-size: 1.25rem; }',
  'figcaption, footer, .related, .keywords { font-size: 0.875rem; color: #555; }',
  '.draft { border: 2px solid #b00020; padding: 0.5rem 1rem; font-weight: bold; color: #b00020; }',
];

const VIEWPORT = '<meta name="viewport" content="width=device-width, initial-scale=1">';

/** `xml`: as a content document of an EPUB (EPUB 3.3 section 6.1), which needs a title with letters (HTML section 4.2.2). */
export function articlePage(doc: ExportDocument, xml: boolean): string {
  const lang = escapeHtml(doc.targetLang);
  const author = escapeHtml(printedLine(doc.details.byline));
  const title = escapeHtml(englishTitle(doc));
  const mark = draftMark(doc.label) === '' ? '' : 'DRAFT: ';
  const end = xml ? '/>' : '>';
  const text = [
    ...(xml
      ? [
          '<?xml version="1.0" encoding="UTF-8"?>',
          '<!DOCTYPE html>',
          `<html xmlns="http://www.w3.org/1999/xhtml" lang="${lang}" xml:lang="${lang}">`,
        ]
      : ['<!doctype html>', `<html lang="${lang}">`]),
    '<head>',
    `<meta charset="utf-8"${end}`,
    ...(xml ? [] : [VIEWPORT]),
    `<title>${mark}${xml && title === '' ? 'Article' : title}</title>`,
    ...(author === '' ? [] : [`<meta name="author" content="${author}"${end}`]),
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
  return xml ? text.replaceAll('<br>', '<br/>') : text;
}
