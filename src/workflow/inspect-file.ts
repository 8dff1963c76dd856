// What a reader understands of a file, for people who want to know before they import it.

import {
  type FormatContent,
  type FormatFacts,
  type FormatParagraph,
  type FormatSegment,
  type FormatStream,
  type ReadOptions,
  segmentsOf,
} from '../formats/format.ts';
import { looksLikeGlossary, readGlossaryFile } from '../formats/glossary/read-glossary.ts';
import { detectFormat, formatById } from '../formats/index.ts';
import { readTmx } from '../formats/tmx/read-tmx.ts';
import { oneChunk } from '../formats/xml-decode.ts';
import { primaryLang } from '../model/language-tag.ts';
import { countWords } from '../model/text.ts';
import { TERM_LANGS } from './glossary-from-file.ts';

type InspectedSegment = {
  /** As the file has it; null where it has none. */
  id: string | null;
  /** Inline code n is the character U+E000+n, an index into `codes`. */
  source: string | null;
  target: string | null;
  state: string;
  translate: boolean;
  codes: FormatSegment['codes'];
  suggestions?: FormatSegment['suggestions'];
  sourceLang?: string;
  targetLang?: string;
};

/** `units`: trans-units, units, tu, rows or paragraphs; `filled`: segments with a target; `words`: of the sources. */
export type Inspected = {
  format: string;
  version: string | null;
  encoding: string | null;
  sourceLang: string | null;
  targetLang: string | null;
  counts: { units: number; segments: number; filled: number; words: number };
  warnings: FormatContent['warnings'];
  segments: readonly InspectedSegment[];
  /** Of a memory: every unit in all its languages. Of a glossary: every concept. */
  units?: readonly object[];
  concepts?: readonly object[];
};

function inspectSegment(
  { sourceLang, targetLang }: FormatParagraph,
  segment: FormatSegment,
): InspectedSegment {
  const { source, target, state = 'initial', translate = true, codes = [], fileId, suggestions } = segment;
  return {
    id: fileId ?? null,
    source,
    target: target ?? null,
    state,
    translate,
    codes,
    ...(suggestions === undefined ? {} : { suggestions }),
    ...(sourceLang === undefined ? {} : { sourceLang, targetLang }),
  };
}

/** What is said of a file before its segments, which `put` is given one after the other. */
export async function inspectParagraphs(
  format: string,
  { facts, paragraphs }: { facts: FormatFacts; paragraphs: FormatStream['paragraphs'] | FormatParagraph[] },
  put: (segment: InspectedSegment) => unknown,
): Promise<Omit<Inspected, 'segments'>> {
  const counts = { units: 0, segments: 0, filled: 0, words: 0 };
  for await (const paragraph of paragraphs) {
    counts.units += 1;
    for (const segment of segmentsOf(paragraph)) {
      const inspected = inspectSegment(paragraph, segment);
      counts.segments += 1;
      if (inspected.target !== null && inspected.target !== '') counts.filled += 1;
      counts.words += countWords(inspected.source ?? '');
      await put(inspected);
    }
  }
  return {
    format,
    version: facts.version ?? null,
    encoding: facts.encoding ?? null,
    sourceLang: facts.sourceLang,
    targetLang: facts.targetLang,
    counts: { ...counts, units: facts.units ?? counts.units },
    warnings: facts.warnings,
  };
}

function inspectGlossary(bytes: Uint8Array): Inspected {
  const { format, version, encoding, concepts, problems } = readGlossaryFile(bytes);
  const terms = concepts.flatMap((concept) => concept.terms);
  const langs = [...new Set(terms.map(({ lang }) => lang))];
  const [sourceLang = null, targetLang = null] = langs.sort((a, b) => rank(a) - rank(b));
  return {
    format,
    version,
    encoding,
    sourceLang,
    targetLang,
    counts: {
      units: concepts.length,
      segments: terms.length,
      filled: terms.length,
      words: terms.reduce((sum, term) => sum + countWords(term.text), 0),
    },
    warnings: problems.map(({ key, line, params }) => ({ key, params: { line, ...params } })),
    segments: [],
    concepts: concepts,
  };
}

/** Indonesian first, then English, then the others as the file has them. */
const rank = (lang: string): number => {
  const at = TERM_LANGS.indexOf(primaryLang(lang));
  return at < 0 ? TERM_LANGS.length : at;
};

/** The units of a memory as they are shown: in all their languages. */
export async function* memoryUnits(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<object> {
  for await (const { place: _place, props, ...unit } of readTmx(chunks)) {
    yield { ...unit, props: Object.fromEntries(props) };
  }
}

/** The format of a file, by its first 64 KB, that is read as it comes; undefined where it is one that is held whole. */
export function streamableFormat(head: Uint8Array) {
  const format = looksLikeGlossary(head) ? undefined : detectFormat(head);
  return format?.stream === undefined ? undefined : { ...format, stream: format.stream };
}

/**
 * Reads any file that a reader knows by its content. `glossary`: a table of terms that does not say so itself; the rest as its reader takes it. Throws the AppErrors
 * of reading it.
 */
export async function inspectFile(
  bytes: Uint8Array,
  { glossary = false, ...options }: ReadOptions & { glossary?: boolean } = {},
): Promise<Inspected> {
  if (glossary || looksLikeGlossary(bytes)) return inspectGlossary(bytes);
  const format = detectFormat(bytes) ?? formatById('txt')!;
  const content = await format.read!(bytes, options);
  const segments: InspectedSegment[] = [];
  const about = await inspectParagraphs(
    format.id,
    { facts: content, paragraphs: content.paragraphs },
    (segment) => segments.push(segment),
  );
  if (!format.memory) return { ...about, segments };
  const units: object[] = [];
  for await (const unit of memoryUnits(oneChunk(bytes))) units.push(unit);
  return { ...about, segments, units };
}
