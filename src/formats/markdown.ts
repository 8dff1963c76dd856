// Being built.
import type { ExportDocument, Format } from './format.ts';

export const markdown = {
  id: 'markdown',
  label: 'formats.markdown',
  extensions: ['md'],
  mime: 'text/markdown',

  async write(_doc: ExportDocument): Promise<Uint8Array> {
    throw new Error('not built yet');
  },
} as const satisfies Format;
