// Reading a file or pasted text for import: finds its format by what is in it and gives its paragraphs.
import { badInput } from '../errors.ts';
import type { Format, FormatContent } from '../formats/format.ts';
import { FORMATS, formatById } from '../formats/index.ts';
import { readBytes } from '../text/encoding.ts';

const LIST: readonly Format[] = FORMATS;
/** Characters of the file that a format may look at to recognise itself. */
const START = 4096;

/**
 * The content of a file whose format is found by its content, plain text being what nothing else claims. Throws
 * AppError (`import.empty`, `import.binary`, the format's own) and never gives half a file.
 */
export async function readForImport(bytes: Uint8Array): Promise<{ content: FormatContent; format: string }> {
  const start = readBytes(bytes).text.slice(0, START);
  if (start.trim() === '') throw badInput('import.empty');
  const format = LIST.find((one) => one.read !== undefined && one.sniff?.(start)) ?? formatById('txt')!;
  return { content: await format.read!(bytes), format: format.id };
}
