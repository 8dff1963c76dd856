// Being built.
import type { ExportDocument, Format } from './format.ts';

export const html = {
  id: 'html',
  label: 'formats.html',
  extensions: ['html'],
  mime: 'text/html',

  async write(_doc: ExportDocument): Promise<Uint8Array> {
    throw new Error('not built yet');
  },
} as const satisfies Format;
