// XHTML: the English article as a content document of an EPUB (EPUB 3.3 section 6.1: HTML in its XML syntax).
import type { ExportDocument, Format } from './format.ts';
import { articlePage } from './html-page.ts';

export const xhtml = {
  id: 'xhtml',
  label: 'formats.xhtml',
  extensions: ['xhtml'],
  mime: 'application/xhtml+xml',
  async write(doc: ExportDocument): Promise<Uint8Array> {
    return Buffer.from(articlePage(doc, true), 'utf8');
  },
} as const satisfies Format;
