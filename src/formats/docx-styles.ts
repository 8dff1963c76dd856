// The named styles of our Word files: Word's own names where it has them, so that a newsroom's template takes them over.
import type { IStylesOptions } from 'docx';

export type DocxStyle =
  | 'Heading1'
  | 'Heading2'
  | 'Subtitle'
  | 'Caption'
  | 'BodyText'
  | 'ListParagraph'
  | 'Related'
  | 'Keywords'
  | 'Draft';

/** Name of the numbering of ordered lists. */
export const NUMBERED = 'numbered';

const GREY = '555555';
const RED = 'B00020';

/** Sizes are half points, spacing is twentieths of a point. */
const custom = (id: DocxStyle, name: string, run: object, after = 160) => ({
  id,
  name,
  basedOn: 'Normal',
  quickFormat: true,
  run,
  paragraph: { spacing: { after, line: 300 } },
});

export const DOCX_STYLES: IStylesOptions = {
  default: {
    document: { run: { font: 'Georgia', size: 23, language: { value: 'en-US' } } },
    heading1: { run: { size: 40, bold: true }, paragraph: { spacing: { after: 160 } } },
    heading2: { run: { size: 28, bold: true }, paragraph: { spacing: { before: 240, after: 120 } } },
  },
  paragraphStyles: [
    custom('Subtitle', 'Subtitle', { size: 27 }, 240),
    custom('Caption', 'Caption', { size: 19, italics: true, color: GREY }, 240),
    custom('BodyText', 'Body Text', {}),
    custom('Related', 'Related', { size: 21, color: GREY }),
    custom('Keywords', 'Keywords', { size: 19, color: GREY }),
    custom('Draft', 'Draft', { bold: true, color: RED }, 240),
  ],
};
