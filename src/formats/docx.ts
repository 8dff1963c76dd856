// Being built.
import type { ExportDocument, Format } from './format.ts';

export const docx = {
  id: 'docx',
  label: 'formats.docx',
  extensions: ['docx'],
  mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',

  async write(_doc: ExportDocument): Promise<Uint8Array> {
    throw new Error('not built yet');
  },
} as const satisfies Format;
