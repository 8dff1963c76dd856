// HTML: Web pages in, their English back into them; and the English article as one page that stands by itself.
import type { ExportDocument, FileLook, Format, FormatContent, ReadOptions } from './format.ts';
import { readHtml, writeBackHtml } from './html/read-html.ts';
import { articlePage } from './html-page.ts';

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
    return Buffer.from(articlePage(doc, false), 'utf8');
  },
} as const satisfies Format;
