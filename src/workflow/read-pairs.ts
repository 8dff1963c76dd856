// Reading a file for its pairs of texts, not for a document: what an import takes, memories, and tables of two languages as well.
import { badInput } from '../errors.ts';
import type { FormatContent } from '../formats/format.ts';
import { detectFormat } from '../formats/index.ts';
import { readHtmlColumns, readWordColumns } from '../formats/table/read-columns.ts';
import { readForImport } from './read-import.ts';

const COLUMNS: Readonly<Record<string, (bytes: Uint8Array) => FormatContent | null>> = {
  html: readHtmlColumns,
  xhtml: readHtmlColumns,
  docx: readWordColumns,
};

/** The file's pairs; `bilingual`: whether it is of a kind that has both languages. Throws as readForImport, and badInput `tmx.*`. */
export async function readPairs(bytes: Uint8Array): Promise<{ content: FormatContent; bilingual: boolean }> {
  const format = detectFormat(bytes);
  if (format?.memory) return { content: await readMemory(bytes, format.read!), bilingual: true };
  const columns = COLUMNS[format?.id ?? '']?.(bytes) ?? null;
  if (columns !== null) return { content: columns, bilingual: true };
  const { content } = await readForImport(bytes);
  return { content, bilingual: format?.bilingual === true || format?.id === 'po' };
}

async function readMemory(
  bytes: Uint8Array,
  read: (bytes: Uint8Array, languages: Languages) => Promise<FormatContent>,
): Promise<FormatContent> {
  const languages = { sourceLang: 'id', targetLang: 'en' };
  const content = await read(bytes, languages);
  if (content.paragraphs.length > 0) return content;
  const units = content.warnings.reduce((sum, { params }) => sum + Number(params?.count ?? 0), 0);
  if (units === 0) throw badInput('import.nothing');
  throw badInput('tmx.languages', { units, source: languages.sourceLang, target: languages.targetLang });
}

type Languages = { sourceLang: string; targetLang: string };
