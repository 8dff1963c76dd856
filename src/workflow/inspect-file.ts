// What a reader understands of a file, for people who want to know before they import it.

import { type FormatContent, type FormatSegment, type ReadOptions, segmentsOf } from '../formats/format.ts';
import { looksLikeGlossary, readGlossaryFile } from '../formats/glossary/read-glossary.ts';
import { detectFormat, formatById } from '../formats/index.ts';
import { readTmx } from '../formats/tmx/read-tmx.ts';
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

function inspectContent(format: string, content: FormatContent): Inspected {
  const segments = content.paragraphs.flatMap((paragraph) =>
    segmentsOf(paragraph).map((segment): InspectedSegment => {
      const {
        source,
        target,
        state = 'initial',
        translate = true,
        codes = [],
        fileId,
        suggestions,
      } = segment;
      const { sourceLang, targetLang } = paragraph;
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
    }),
  );
  return {
    format,
    version: content.version ?? null,
    encoding: content.encoding ?? null,
    sourceLang: content.sourceLang,
    targetLang: content.targetLang,
    counts: {
      units: content.paragraphs.length,
      segments: segments.length,
      filled: segments.filter(({ target }) => target !== null && target !== '').length,
      words: segments.reduce((sum, { source }) => sum + countWords(source ?? ''), 0),
    },
    warnings: content.warnings,
    segments,
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

async function memoryUnits(bytes: Uint8Array): Promise<object[]> {
  const units: object[] = [];
  async function* chunks() {
    yield bytes;
  }
  for await (const { place: _place, props, ...unit } of readTmx(chunks())) {
    units.push({ ...unit, props: Object.fromEntries(props) });
  }
  return units;
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
  const inspected = inspectContent(format.id, await format.read!(bytes, options));
  if (!format.memory) return inspected;
  const units = await memoryUnits(bytes);
  return { ...inspected, counts: { ...inspected.counts, units: units.length }, units };
}
