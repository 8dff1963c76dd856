// Being built.
import type { ExportDocument, Format, FormatContent } from './format.ts';

export const txt = {
  id: 'txt',
  label: 'formats.txt',
  extensions: ['txt'],
  mime: 'text/plain',
  async read(_bytes: Uint8Array): Promise<FormatContent> {
    throw new Error('not built yet');
  },
  async write(_doc: ExportDocument): Promise<Uint8Array> {
    throw new Error('not built yet');
  },
} as const satisfies Format;
