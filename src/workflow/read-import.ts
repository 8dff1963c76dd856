// Reading a file or pasted text for import: finds its format by what is in it and gives its paragraphs.
import type { FormatContent } from '../formats/format.ts';
import { detectFormat, formatById } from '../formats/index.ts';

/**
 * The content of a file whose format is found by its content. Throws AppError (`import.empty`, `import.binary`, the format's
 * own) and never gives half a file.
 */
export async function readForImport(bytes: Uint8Array): Promise<{ content: FormatContent; format: string }> {
  // What no reader knows, plain text refuses in the right words.
  const format = detectFormat(bytes) ?? formatById('txt')!;
  return { content: await format.read!(bytes), format: format.id };
}
