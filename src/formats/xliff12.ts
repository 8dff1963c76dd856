// XLIFF 1.2 (OASIS Standard, 1 February 2008), with what Trados (sdlxliff), memoQ (mqxliff), MateCat and OmegaT make of it.
import {
  collect,
  type ExportDocument,
  type FileLook,
  type Format,
  type FormatContent,
  type ReadOptions,
  writePieces,
} from './format.ts';
import { MOST_TEXTS } from './long-texts.ts';
import { recogniseXliff } from './xliff/names.ts';
import { streamXliff12, writeBack12 } from './xliff12/read-document.ts';
import { pieces12 } from './xliff12/write-document.ts';
import { oneChunk } from './xml-decode.ts';

/** One trans-unit is one paragraph, one segment mark of its seg-source a segment. */
export const xliff12 = {
  id: 'xliff12',
  label: 'formats.xliff12',
  extensions: ['xliff', 'xlf', 'sdlxliff', 'mqxliff', 'mxliff'],
  mime: 'application/x-xliff+xml',
  bilingual: true,
  keepsCodes: true,
  recognise: ({ text }: FileLook): number => recogniseXliff(text, '1'),
  async read(bytes: Uint8Array, options?: ReadOptions): Promise<FormatContent> {
    return collect(streamXliff12(oneChunk(bytes), { mostTexts: MOST_TEXTS, ...options }));
  },
  stream: streamXliff12,
  async write(doc: ExportDocument): Promise<Uint8Array> {
    return writePieces(pieces12(), doc);
  },
  pieces: pieces12,
  async writeBack(doc: ExportDocument, original: Uint8Array): Promise<Uint8Array> {
    return writeBack12(doc, original);
  },
} as const satisfies Format;
