// A file of one format as a file of another, without a document in between.
import { randomUUID } from 'node:crypto';
import { badInput } from '../errors.ts';
import {
  type ExportHead,
  type Format,
  type FormatContent,
  type FormatFacts,
  type FormatParagraph,
  type FormatStream,
  type PieceWriter,
  type ReadOptions,
  segmentsOf,
} from '../formats/format.ts';
import { looksLikeGlossary } from '../formats/glossary/read-glossary.ts';
import { detectFormat, formatByFileName, formatById, WRITABLE } from '../formats/index.ts';
import { isAllowed } from '../model/term.ts';
import { NO_DETAILS } from './details.ts';
import { GLOSSARY_TARGETS, writeGlossary } from './glossary-export.ts';
import { readGlossary } from './glossary-from-file.ts';

/** The glossary in one of its own formats; null for other formats. Throws the AppErrors of reading. */
function convertGlossary(bytes: Uint8Array, to: string): Uint8Array | null {
  const format = GLOSSARY_TARGETS.find((one) => one === to);
  return format === undefined
    ? null
    : Buffer.from(writeGlossary(readGlossary(bytes, randomUUID), format), 'utf8');
}

/** A glossary as a memory's pairs: each allowed English term of a concept with its first Indonesian one. */
function pairsOf(bytes: Uint8Array): FormatContent {
  const paragraphs = readGlossary(bytes, randomUUID).flatMap(({ terms }) => {
    const source = terms.find(({ lang }) => lang === 'id');
    const targets = terms.filter((term) => term.lang === 'en' && isAllowed(term));
    if (source === undefined) return [];
    return targets.map(
      ({ text }): FormatParagraph => ({
        kind: 'paragraph',
        included: true,
        dateline: null,
        source: source.text,
        target: text,
        state: 'translated',
      }),
    );
  });
  return { details: {}, sourceLang: 'id', targetLang: 'en', paragraphs, warnings: [] };
}

/** The id of the format to write: the one named, else by the name of the file. Throws badInput `convert.format`. */
export function targetFormat(name: string, asked?: string): string {
  const extension = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase();
  const id = asked ?? formatByFileName(name)?.id ?? extension;
  const known: readonly string[] = [...WRITABLE, ...GLOSSARY_TARGETS];
  if (id === undefined || !known.includes(id)) {
    throw badInput('convert.format', { name: asked ?? name, formats: known.join(', ') });
  }
  return id;
}

/**
 * Reads by content, writes as asked. Throws the AppErrors of reading, badInput `convert.no-english` where a format for the
 * translation alone is asked of a file that has none.
 */
export async function convertFile(
  bytes: Uint8Array,
  to: string,
  options: ReadOptions = {},
): Promise<Uint8Array> {
  const isGlossary = looksLikeGlossary(bytes);
  const glossary = isGlossary ? convertGlossary(bytes, to) : null;
  if (glossary !== null) return glossary;
  const format = detectFormat(bytes) ?? formatById('txt')!;
  const writer = formatById(to);
  if (writer?.write === undefined)
    throw badInput('convert.glossary', { name: to, formats: WRITABLE.join(', ') });
  const content = isGlossary ? pairsOf(bytes) : await format.read!(bytes, options);
  requireEnglish(content.paragraphs.some(hasEnglish), writer);
  return writer.write({ ...headOf(content), paragraphs: content.paragraphs });
}

function hasEnglish(paragraph: FormatParagraph): boolean {
  return segmentsOf(paragraph).some(({ target = '' }) => target !== '');
}

/** Formats of one language, and memories, are written from the translations alone. */
function requireEnglish(any: boolean, { bilingual, memory }: Format): void {
  if (!any && (!bilingual || memory)) throw badInput('convert.no-english');
}

function headOf({ details, sourceLang, targetLang }: FormatFacts): ExportHead {
  const label = { version: null, draft: false };
  return { details: { ...NO_DETAILS, ...details }, sourceLang, targetLang, label };
}

/**
 * convertFile in the memory of one paragraph: the body's pieces go to `put`; answers what stands before and after them. Throws as
 * convertFile.
 */
export async function convertStream(
  { facts, paragraphs }: FormatStream,
  writer: Format,
  pieces: PieceWriter,
  put: (piece: string) => unknown,
): Promise<{ head: string; tail: string }> {
  let filled = false;
  for await (const paragraph of paragraphs) {
    filled ||= hasEnglish(paragraph);
    await put(pieces.piece(paragraph, facts));
  }
  requireEnglish(filled, writer);
  return pieces.frame(headOf(facts));
}
