// Reading a file or pasted text for import: finds its format by what is in it and gives its paragraphs.
import { badInput } from '../errors.ts';
import {
  type FormatContent,
  type FormatParagraph,
  type FormatSegment,
  segmentsOf,
  type TableChoice,
} from '../formats/format.ts';
import { looksLikeTbxFile } from '../formats/glossary/read-glossary.ts';
import { detectFormat, formatById } from '../formats/index.ts';
import type { LockedText, LockReason } from '../model/locked.ts';

/** `id-ID` as `id`: a document is in a language, whatever the country. */
function language(tag: string): string {
  return /^[A-Za-z]{2,3}(?=[-_]|$)/.exec(tag)?.[0].toLowerCase() ?? tag;
}

type Locked = { before: LockedText[]; after: LockedText[] };

/**
 * The paragraphs with their segments that are to be translated, each told of the texts around it that stay as they are: what the
 * file locks, and what is in other languages than its first text.
 */
function apart(content: FormatContent): { paragraphs: FormatParagraph[]; count: Record<LockReason, number> } {
  const [own, ownTarget] = [language(content.sourceLang), language(content.targetLang)];
  const count = { file: 0, language: 0 };
  const around = new Map<FormatSegment, Locked>();
  const first: LockedText[] = [];
  let last: FormatSegment | null = null;
  const lock = (segment: FormatSegment, reason: LockReason, languages: readonly [string, string]) => {
    count[reason] += 1;
    const { source, target = null, codes = [] } = segment;
    const [sourceLang, targetLang] = languages;
    const text = { reason, source, target, codes, sourceLang, targetLang };
    if (last === null) first.push(text);
    else if (around.has(last)) around.get(last)!.after.push(text);
    else around.set(last, { before: [], after: [text] });
  };
  const kept = content.paragraphs.flatMap((paragraph) => {
    const { sourceLang = content.sourceLang, targetLang = content.targetLang } = paragraph;
    const other = language(sourceLang) !== own || language(targetLang) !== ownTarget;
    const segments = segmentsOf(paragraph).filter((segment) => {
      if (other || segment.translate === false) {
        lock(segment, other ? 'language' : 'file', [sourceLang, targetLang]);
        return false;
      }
      if (last === null && first.length > 0) around.set(segment, { before: first, after: [] });
      last = segment;
      return true;
    });
    return segments.length === 0 ? [] : [{ paragraph, segments }];
  });
  const withLocked = <Segment extends FormatSegment>(segment: Segment): Segment => {
    const locked = around.get(segment);
    return locked === undefined ? segment : { ...segment, locked };
  };
  const paragraphs = kept.map(({ paragraph, segments }) =>
    paragraph.segments === undefined || paragraph.segments.length === 0
      ? withLocked(paragraph)
      : { ...paragraph, segments: segments.map(withLocked) },
  );
  return { paragraphs, count };
}

/** What a document takes of a file: texts to be translated, in the languages of the first. The rest is told of. */
function forDocument(content: FormatContent): FormatContent {
  const warnings = [...content.warnings];
  const { paragraphs, count } = apart(content);
  if (count.language > 0) warnings.push({ key: 'languages', params: { count: count.language } });
  if (count.file > 0) warnings.push({ key: 'kept', params: { count: count.file } });
  if (paragraphs.length === 0) throw badInput('import.nothing');
  const [sourceLang, targetLang] = [language(content.sourceLang), language(content.targetLang)];
  return { ...content, sourceLang, targetLang, paragraphs, warnings };
}

/**
 * `articleOnly`: without the menus, forms and notices around an article; they stay as they are in the file. `table`: the sheet and
 * columns of a table.
 */
export type ImportChoice = { articleOnly?: boolean; table?: Partial<TableChoice> };

/** What a person asked to leave out goes, and is told of. */
function asked(content: FormatContent, { articleOnly = false }: ImportChoice): FormatContent {
  const paragraphs = content.paragraphs.filter((one) => !(articleOnly && one.boilerplate));
  const count = content.paragraphs.length - paragraphs.length;
  if (count === 0) return content;
  return {
    ...content,
    paragraphs,
    warnings: [...content.warnings, { key: 'boilerplate', params: { count } }],
  };
}

/**
 * The content of a file whose format is found by its content; `boilerplate`: texts in it that stand around its article. Throws AppError (`import.empty`, `import.binary`,
 * `import.nothing`, `import.memory`, `import.glossary`, the format's own) and never gives half a file.
 */
export async function readForImport(
  bytes: Uint8Array,
  choice: ImportChoice = {},
): Promise<{ content: FormatContent; format: string; boilerplate: number }> {
  if (looksLikeTbxFile(bytes)) throw badInput('import.glossary');
  // What no reader knows, plain text refuses in the right words.
  const format = detectFormat(bytes) ?? formatById('txt')!;
  if (format.memory) throw badInput('import.memory');
  const content = await format.read!(bytes, choice.table === undefined ? {} : { table: choice.table });
  const boilerplate = content.paragraphs.filter((one) => one.boilerplate).length;
  return { content: forDocument(asked(content, choice)), format: format.id, boilerplate };
}
