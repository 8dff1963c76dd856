// The English of a document in the shapes that leave the house: the clipboard's two texts.
import type { ExportDocument } from './format.ts';

/** Rich and plain text of the included English paragraphs, for *Copy English*. */
export function englishClipboard(_doc: ExportDocument): { html: string; text: string } {
  throw new Error('not built yet');
}
