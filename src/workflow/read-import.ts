// Reading a file or pasted text for import: finds its format by what is in it and gives its paragraphs.
import { badInput } from '../errors.ts';
import { type FormatContent, type FormatParagraph, segmentsOf } from '../formats/format.ts';
import { detectFormat, formatById } from '../formats/index.ts';

/** `id-ID` as `id`: a document is in a language, whatever the country. */
function language(tag: string): string {
  return /^[A-Za-z]{2,3}(?=[-_]|$)/.exec(tag)?.[0].toLowerCase() ?? tag;
}

/** A paragraph without the segments that stay as they are in the file; null where that is all of them. */
function translatable(paragraph: FormatParagraph): FormatParagraph | null {
  const segments = segmentsOf(paragraph);
  const kept = segments.filter(({ translate }) => translate !== false);
  if (kept.length === segments.length) return paragraph;
  return kept.length === 0 ? null : { ...paragraph, segments: kept };
}

/** What a document takes of a file: texts to be translated, in the languages of the first. The rest is told of. */
function forDocument(content: FormatContent): FormatContent {
  const warnings = [...content.warnings];
  const count = (paragraphs: readonly FormatParagraph[]) => paragraphs.flatMap(segmentsOf).length;
  const own = content.paragraphs.filter(
    ({ sourceLang, targetLang }) =>
      language(sourceLang ?? content.sourceLang) === language(content.sourceLang) &&
      language(targetLang ?? content.targetLang) === language(content.targetLang),
  );
  const paragraphs = own.map(translatable).filter((one) => one !== null);
  const others = count(content.paragraphs) - count(own);
  const still = count(own) - count(paragraphs);
  if (others > 0) warnings.push({ key: 'languages', params: { count: others } });
  if (still > 0) warnings.push({ key: 'kept', params: { count: still } });
  if (paragraphs.length === 0) throw badInput('import.nothing');
  const [sourceLang, targetLang] = [language(content.sourceLang), language(content.targetLang)];
  return { ...content, sourceLang, targetLang, paragraphs, warnings };
}

/**
 * The content of a file whose format is found by its content. Throws AppError (`import.empty`, `import.binary`,
 * `import.nothing`, the format's own) and never gives half a file.
 */
export async function readForImport(bytes: Uint8Array): Promise<{ content: FormatContent; format: string }> {
  // What no reader knows, plain text refuses in the right words.
  const format = detectFormat(bytes) ?? formatById('txt')!;
  if (format.memory) throw badInput('import.memory');
  return { content: forDocument(await format.read!(bytes)), format: format.id };
}
