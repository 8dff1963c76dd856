// Plain text: what people paste and save, read paragraph by paragraph; and the English alone.
import { badInput } from '../errors.ts';
import { readBytes } from '../text/encoding.ts';
import { splitParagraphs } from '../text/paragraphs.ts';
import type { ExportDocument, Format, FormatContent, FormatParagraph, ReadOptions } from './format.ts';
import { literalCodes } from './literal-codes.ts';

export const txt = {
  id: 'txt',
  label: 'formats.txt',
  extensions: ['txt'],
  mime: 'text/plain',
  /** Any text in a character encoding that can be told. Rejects with AppError `import.binary`, `import.empty`. */
  async read(bytes: Uint8Array, options: ReadOptions = {}): Promise<FormatContent> {
    const { text, encoding } = readBytes(bytes);
    const paragraphs = splitParagraphs(text).map((paragraph): FormatParagraph => {
      const codes = literalCodes(paragraph.source);
      return codes.codes.length === 0 ? paragraph : { ...paragraph, source: codes.text, codes: codes.codes };
    });
    if (paragraphs.length === 0) throw badInput('import.empty');
    const title = paragraphs.find((one) => one.kind === 'headline')?.source ?? '';
    return {
      details: title === '' ? {} : { title },
      sourceLang: options.sourceLang ?? 'id',
      targetLang: options.targetLang ?? 'en',
      paragraphs,
      encoding,
      warnings: [],
    };
  },
  async write(_doc: ExportDocument): Promise<Uint8Array> {
    throw new Error('not built yet');
  },
} as const satisfies Format;
