// The contract of a file format: what a reader gives, what a writer takes. Adding one: a file here, a line in index.ts.
import type { DocumentDetails } from '../model/document.ts';
import type { LockedText } from '../model/locked.ts';
import type { ParagraphKind } from '../model/paragraph.ts';
import type { Origin } from '../model/revision.ts';
import type { SegmentState } from '../model/segment.ts';
import type { InlineCode, Span, Text } from '../model/text.ts';

/** What stands between segments of one paragraph (XLIFF 2.1 section 4.2.2.6, ignorable); its codes are its segment's. */
export type Filler = { source: Text; target?: Text };

/** A translation that the file itself proposes (alt-trans, mtc:match), in its segment's codes. `score`: 0 to 100. */
export type FormatSuggestion = { source: Text | null; target: Text; score: number | null; origin: string };

/**
 * One segment's texts, all with the same code table. `source` null: an added English text without one. `machineDraft`:
 * the machine's text that `target` was edited from, `machineOrigin` the engine that wrote it (default `mt:bundled`).
 * `before`/`after`: fillers; where a paragraph has several segments and no fillers, one space stands between them.
 */
export type FormatSegment = {
  source: Text | null;
  target?: Text;
  state?: SegmentState;
  origin?: Origin;
  machineDraft?: Text;
  machineOrigin?: Origin;
  codes?: readonly InlineCode[];
  before?: Filler;
  after?: Filler;
  /** Where the text stands in the file, in the reader's own words: `writeBack` finds it again by this. */
  ref?: string;
  /** What the file calls it: shown to people, neither unique nor always there. */
  fileId?: string;
  /** False: the file asks that it stay as it is. A document leaves it out; writing back leaves it alone. */
  translate?: false;
  suggestions?: readonly FormatSuggestion[];
  /** Of a document: the texts around it that stay as they are in the file, in their order. */
  locked?: { before: readonly LockedText[]; after: readonly LockedText[] };
};

/** A paragraph with its own texts, or with `segments`, which then win. `dateline`: in the (first segment's) source. */
export type FormatParagraph = FormatSegment & {
  kind: ParagraphKind;
  included: boolean;
  dateline: Span | null;
  notes?: readonly string[];
  segments?: readonly FormatSegment[];
  paragraphId?: string;
  segmentId?: string;
  /** Menus, forms, notices: what stands around the article. An import leaves them out where it is asked to. */
  boilerplate?: true;
  /** Languages of this paragraph, where the file names others for it than for its first text. */
  sourceLang?: string;
  targetLang?: string;
};

/** Something the reader passed over; `key` names a message under `formats.warnings.`. */
export type FormatWarning = { key: string; params?: Record<string, string | number> };

/** What a reader understood of a file as a whole. `encoding`: found, where the format is text; `version`: where it has them. */
export type FormatFacts = {
  details: Partial<DocumentDetails>;
  sourceLang: string;
  targetLang: string;
  encoding?: string;
  version?: string;
  /** Of a table: its sheets ([] where it is the only one), the first cell of each column, and what was taken. */
  table?: { sheets: readonly string[]; columns: readonly string[]; choice: TableChoice };
  warnings: FormatWarning[];
  /** Of a memory: its units, with those that lack one of the languages. */
  units?: number;
};

export type FormatContent = FormatFacts & { paragraphs: FormatParagraph[] };

/** A file read as it comes. Of the facts, the languages hold from the first paragraph on, the others after the last. */
export type FormatStream = { facts: FormatFacts; paragraphs: AsyncIterable<FormatParagraph> };

/** `version`: number of the version written, null for the current texts; `draft`: not approved, marked so in the file. */
export type ExportLabel = { version: number | null; draft: boolean };

/** What a writer gets. Monolingual writers leave out paragraphs that are not `included`; XLIFF writes them all. */
export type ExportDocument = {
  details: DocumentDetails;
  sourceLang: string;
  targetLang: string;
  label: ExportLabel;
  paragraphs: readonly FormatParagraph[];
};

/** A document before its paragraphs. */
export type ExportHead = Omit<ExportDocument, 'paragraphs'>;

/** A writer that takes paragraphs one after the other: the file is the head, their pieces and the tail. */
export type PieceWriter = {
  piece(paragraph: FormatParagraph, langs: Pick<ExportHead, 'sourceLang' | 'targetLang'>): string;
  frame(doc: ExportHead): { head: string; tail: string };
};

/** Columns from 0; `target` may be the one after the last, which is then new. `head`: the first row names the columns. */
export type TableChoice = { sheet: number; source: number; target: number; head: boolean };

/**
 * Languages to assume where the file does not say; default `id` and `en`. `table`: what a person chose in one. `mostTexts`: where a
 * file has more, a stream refuses it (badInput `import.texts`); by default it has no end.
 */
export type ReadOptions = {
  sourceLang?: string;
  targetLang?: string;
  table?: Partial<TableChoice>;
  mostTexts?: number;
};

/** `modifiedAt`: time to record in the file, in milliseconds UTC; default now. `bom`: a mark for Excel before CSV. */
export type WriteOptions = { modifiedAt?: number; bom?: boolean };

/** What a reader judges a file by. `text`: its start, decoded, without a mark (up to 4,096 characters); '' where it is no text. */
export type FileLook = { bytes: Uint8Array; text: string };

export type Format = {
  readonly id: string;
  /** Message key of its name in the interface. */
  readonly label: string;
  /** Without the dot; the first one is given to files written. */
  readonly extensions: readonly string[];
  readonly mime: string;
  /** A translation memory: read pair by pair, but not imported as a document. */
  readonly memory?: boolean;
  /** Written with both languages. */
  readonly bilingual?: boolean;
  /** Inline codes are written as such: what people lost or crossed would break the file. */
  readonly keepsCodes?: boolean;
  /** How sure the reader is, by its content, that the file is one of these: 0 (it is not) to 1. Never throws. */
  recognise?(file: FileLook): number;
  /** Rejects with an AppError that names the place where the file is at fault; nothing is half read. */
  read?(bytes: Uint8Array, options?: ReadOptions): Promise<FormatContent>;
  /** `read`, in the memory of one paragraph. What is wrong with the file shows only when its place comes. */
  stream?(chunks: AsyncIterable<Uint8Array>, options?: ReadOptions): FormatStream;
  write?(doc: ExportDocument, options?: WriteOptions): Promise<Uint8Array>;
  /** `write` for one file, in the memory of one paragraph; UTF-8. */
  pieces?(options?: WriteOptions): PieceWriter;
  /**
   * The original with the document's targets (and states) in their places, all else as it was to the letter. Segments are
   * found by `ref`; the document's codes are those that `read` gave.
   */
  writeBack?(doc: ExportDocument, original: Uint8Array): Promise<Uint8Array>;
};

/** The segments of a paragraph: its own list, or itself as the only one. */
export function segmentsOf(paragraph: FormatParagraph): readonly FormatSegment[] {
  return paragraph.segments !== undefined && paragraph.segments.length > 0 ? paragraph.segments : [paragraph];
}

/** All of a stream. */
export async function collect({ facts, paragraphs }: FormatStream): Promise<FormatContent> {
  const all: FormatParagraph[] = [];
  for await (const paragraph of paragraphs) all.push(paragraph);
  return { ...facts, paragraphs: all };
}

/** Pieces put together before they become bytes: one string of a large file would stand in memory beside its bytes. */
const TOGETHER = 500;

/** A whole document by a writer of pieces. */
export function writePieces(writer: PieceWriter, doc: ExportDocument): Uint8Array {
  const body: Buffer[] = [];
  let pieces: string[] = [];
  for (const [at, paragraph] of doc.paragraphs.entries()) {
    pieces.push(writer.piece(paragraph, doc));
    if (at % TOGETHER < TOGETHER - 1) continue;
    body.push(Buffer.from(pieces.join('')));
    pieces = [];
  }
  const { head, tail } = writer.frame(doc);
  return Buffer.concat([Buffer.from(head), ...body, Buffer.from(pieces.join('') + tail)]);
}
