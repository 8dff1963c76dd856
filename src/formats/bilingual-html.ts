// HTML: original and English side by side in two columns, as one page that stands by itself.
import { type BilingualRow, bilingualRows } from './bilingual-rows.ts';
import { draftMark, englishTitle } from './english-blocks.ts';
import type { ExportDocument, Format } from './format.ts';
import { escapeHtml } from './html-blocks.ts';

const STYLE = [
  'body { max-width: 62rem; margin: 2rem auto; padding: 0 1rem; font: 1.0625rem/1.55 Georgia, serif; }',
  'table { width: 100%; border-collapse: collapse; table-layout: fixed; }',
  'th { padding: 0 1rem 0.5rem 0; text-align: left; font: 600 0.875rem/1.4 sans-serif; }',
  'td { padding: 0.5rem 1rem 0.5rem 0; vertical-align: top; border-top: 1px solid #ddd; overflow-wrap: break-word; }',
  'tr { break-inside: avoid; }',
  '.headline td { font-size: 1.25rem; line-height: 1.3; font-weight: bold; }',
  '.heading td, .deck td { font-weight: bold; }',
  '.caption td, .related td, .keywords td { font-size: 0.875rem; color: #555; }',
  '.draft { border: 2px solid #b00020; padding: 0.5rem 1rem; font-weight: bold; color: #b00020; }',
];

/** A language's name in the reader's own English, or its tag where nobody knows it. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function tableRow({ kind, source, target }: BilingualRow, langs: readonly [string, string]): string {
  const cell = (lines: readonly string[], lang: string) =>
    `<td lang="${escapeHtml(lang)}">${lines.map(escapeHtml).join('<br>\n')}</td>`;
  return `<tr class="${kind}">${cell(source, langs[0])}${cell(target, langs[1])}</tr>`;
}

function page(doc: ExportDocument): string {
  const mark = draftMark(doc.label);
  const langs = [doc.sourceLang, doc.targetLang] as const;
  return [
    '<!doctype html>',
    `<html lang="${escapeHtml(doc.targetLang)}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${mark === '' ? '' : 'DRAFT: '}${escapeHtml(englishTitle(doc))}</title>`,
    '<style>',
    ...STYLE,
    '</style>',
    '</head>',
    '<body>',
    ...(mark === '' ? [] : [`<p class="draft">${mark}</p>`]),
    '<table class="bilingual">',
    `<thead><tr>${langs.map((lang) => `<th scope="col">${escapeHtml(languageName(lang))}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...bilingualRows(doc).map((row) => tableRow(row, langs)),
    '</tbody>',
    '</table>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

export const bilingualHtml = {
  id: 'bilingual-html',
  label: 'formats.bilingual-html',
  extensions: ['html'],
  mime: 'text/html',
  bilingual: true,
  async write(doc: ExportDocument): Promise<Uint8Array> {
    return Buffer.from(page(doc), 'utf8');
  },
} as const satisfies Format;
