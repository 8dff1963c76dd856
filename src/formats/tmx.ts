// TMX (1.1 to 1.4b read, 1.4b written) as a document's format: the pairs of a memory, or of an article for another tool's memory.
import { primaryLang } from '../model/language-tag.ts';
import {
  collect,
  type ExportDocument,
  type FileLook,
  type Format,
  type FormatContent,
  type FormatFacts,
  type FormatParagraph,
  type FormatStream,
  type PieceWriter,
  type ReadOptions,
  segmentsOf,
  type WriteOptions,
  writePieces,
} from './format.ts';
import { readTmx } from './tmx/read-tmx.ts';
import { pairTexts, type TmxUnit } from './tmx/tmx-unit.ts';
import { TMX_END, tmxHeader, tmxUnit } from './tmx/write-tmx.ts';
import { oneChunk } from './xml-decode.ts';

/** The unit's pair in the languages asked for: the exact tag before another of the same language. */
function variantIn({ variants }: TmxUnit, lang: string) {
  return (
    variants.find((one) => one.lang.toLowerCase() === lang.toLowerCase()) ??
    variants.find((one) => primaryLang(one.lang) === primaryLang(lang))
  );
}

/** A unit as a paragraph; null where it lacks a language. */
function pair(unit: TmxUnit, sourceLang: string, targetLang: string, ref: number): FormatParagraph | null {
  const source = variantIn(unit, sourceLang);
  const target = variantIn(unit, targetLang);
  if (source === undefined || target === undefined) return null;
  const { codes, ...texts } = pairTexts(source, target);
  return {
    kind: 'paragraph',
    included: true,
    dateline: null,
    ...texts,
    state: 'translated',
    ...(codes.length === 0 ? {} : { codes }),
    ref: String(ref),
    ...(unit.tuid === '' ? {} : { fileId: unit.tuid }),
  };
}

/** Languages: those asked for, else the first unit's source, and English or the first other one. */
function streamTmx(chunks: AsyncIterable<Uint8Array>, options: ReadOptions = {}): FormatStream {
  const { sourceLang = 'id', targetLang = 'en' } = options;
  const facts: FormatFacts = { details: {}, sourceLang, targetLang, warnings: [] };
  return { facts, paragraphs: pairs(chunks, options, facts) };
}

async function* pairs(
  chunks: AsyncIterable<Uint8Array>,
  asked: ReadOptions,
  facts: FormatFacts,
): AsyncGenerator<FormatParagraph> {
  let { sourceLang, targetLang } = asked;
  let units = 0;
  let lacking = 0;
  for await (const unit of readTmx(chunks, (head) => Object.assign(facts, head))) {
    units += 1;
    const langs = unit.variants.map(({ lang }) => lang);
    sourceLang ??= variantIn(unit, unit.sourceLang)?.lang ?? langs[0];
    const others = langs.filter((lang) => sourceLang !== undefined && lang !== sourceLang);
    targetLang ??= others.find((lang) => primaryLang(lang) === 'en') ?? others[0];
    if (sourceLang !== undefined) facts.sourceLang = sourceLang;
    if (targetLang !== undefined) facts.targetLang = targetLang;
    const paragraph =
      sourceLang === undefined || targetLang === undefined ? null : pair(unit, sourceLang, targetLang, units);
    if (paragraph === null) lacking += 1;
    else yield paragraph;
  }
  facts.units = units;
  if (lacking > 0) facts.warnings.push({ key: 'pairs', params: { count: lacking } });
}

/** Where the text has neither of these, a unit of TMX has no pair. */
function tmxPieces({ modifiedAt: now = Date.now() }: WriteOptions = {}): PieceWriter {
  let number = 0;
  return {
    piece: (paragraph, { sourceLang, targetLang }) =>
      segmentsOf(paragraph)
        .map(({ source, target = '', codes = [] }) => {
          number += 1;
          if (source === null || source === '' || target === '') return '';
          const times = { createdAt: now, changedAt: now };
          const texts = { source, target, codes };
          const tuid = String(number);
          return tmxUnit({ tuid, sourceLang, targetLang, ...texts, author: '', ...times, props: {} });
        })
        .join(''),
    frame: ({ sourceLang }) => ({ head: tmxHeader({ sourceLang, version: '1', now }), tail: TMX_END }),
  };
}

export const tmx = {
  id: 'tmx',
  label: 'formats.tmx',
  extensions: ['tmx'],
  mime: 'application/x-tmx+xml',
  bilingual: true,
  memory: true,
  keepsCodes: true,
  recognise: ({ text }: FileLook): number =>
    /^\s*</.test(text) && /<tmx[\s>]|<!DOCTYPE\s+tmx\b/.test(text) ? 1 : 0,
  async read(bytes: Uint8Array, options?: ReadOptions): Promise<FormatContent> {
    return collect(streamTmx(oneChunk(bytes), options));
  },
  stream: streamTmx,
  async write(doc: ExportDocument, options?: WriteOptions): Promise<Uint8Array> {
    return writePieces(tmxPieces(options), doc);
  },
  pieces: tmxPieces,
} as const satisfies Format;
