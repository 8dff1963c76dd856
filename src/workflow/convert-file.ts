// A file of one format as a file of another, without a document in between.
import { badInput } from '../errors.ts';
import { segmentsOf } from '../formats/format.ts';
import { detectFormat, formatByFileName, formatById, WRITABLE } from '../formats/index.ts';
import { NO_DETAILS } from './details.ts';

/** Formats that hold both languages: the others are written from the translations alone. */
const BILINGUAL: ReadonlySet<string> = new Set(['xliff21', 'xliff12', 'tmx']);

/** The id of the format to write: the one named, else by the name of the file. Throws badInput `convert.format`. */
export function targetFormat(name: string, asked?: string): string {
  const id = asked ?? formatByFileName(name)?.id;
  if (id === undefined || !WRITABLE.some((one) => one === id)) {
    throw badInput('convert.format', { name: asked ?? name, formats: WRITABLE.join(', ') });
  }
  return id;
}

/**
 * Reads by content, writes as asked. Throws the AppErrors of reading, badInput `convert.no-english` where a format for the
 * translation alone is asked of a file that has none.
 */
export async function convertFile(bytes: Uint8Array, to: string): Promise<Uint8Array> {
  const format = detectFormat(bytes) ?? formatById('txt')!;
  const content = await format.read!(bytes);
  const filled = content.paragraphs.flatMap(segmentsOf).some(({ target = '' }) => target !== '');
  if (!filled && !BILINGUAL.has(to)) throw badInput('convert.no-english');
  if (!filled && to === 'tmx') throw badInput('convert.no-english');
  const { details, sourceLang, targetLang, paragraphs } = content;
  return formatById(to)!.write!({
    details: { ...NO_DETAILS, ...details },
    sourceLang,
    targetLang,
    label: { version: null, draft: false },
    paragraphs,
  });
}
