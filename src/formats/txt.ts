// Plain text: what people paste and save, read paragraph by paragraph; and the English alone.
import { badInput } from '../errors.ts';
import { readBytes } from '../text/encoding.ts';
import { splitParagraphs } from '../text/paragraphs.ts';
import { draftMark, englishBlocks } from './english-blocks.ts';
import type {
  ExportDocument,
  FileLook,
  Format,
  FormatContent,
  FormatParagraph,
  ReadOptions,
} from './format.ts';
import { literalCodes } from './literal-codes.ts';
import { requireFewLines, requireShortLines } from './long-texts.ts';
import { plainText } from './plain-blocks.ts';

export const txt = {
  id: 'txt',
  label: 'formats.txt',
  extensions: ['txt'],
  mime: 'text/plain',
  /** What nothing else claims. */
  recognise: ({ text }: FileLook): number => (text.trim() === '' ? 0 : 0.1),
  /** Any text in a character encoding that can be told. Rejects with AppError `import.binary`, `import.empty`, `import.texts`, `xml.long`. */
  async read(bytes: Uint8Array, options: ReadOptions = {}): Promise<FormatContent> {
    const { text, encoding } = readBytes(bytes);
    requireShortLines(text);
    requireFewLines(text);
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
  async write(doc: ExportDocument): Promise<Uint8Array> {
    const text = [draftMark(doc.label), plainText(englishBlocks(doc))].filter((part) => part !== '');
    return Buffer.from(`${text.join('\n\n')}\n`, 'utf8');
  },
} as const satisfies Format;
