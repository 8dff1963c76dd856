// Being built.
import type { ExportDocument, Format, FormatContent } from './format.ts';

export const xliff21 = {
  id: 'xliff21',
  label: 'formats.xliff21',
  extensions: ['xlf'],
  mime: 'application/xliff+xml',
  async read(_bytes: Uint8Array): Promise<FormatContent> {
    throw new Error('not built yet');
  },
  async write(_doc: ExportDocument): Promise<Uint8Array> {
    throw new Error('not built yet');
  },
} as const satisfies Format;
