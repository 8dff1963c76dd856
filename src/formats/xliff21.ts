// XLIFF 2.1 (OASIS, ISO 21720): bilingual documents with every state, note, draft and inline code; they go out and come back.
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
import { streamXliff, writeBack2 } from './xliff/read-document.ts';
import { pieces2 } from './xliff/write-document.ts';
import { oneChunk } from './xml-decode.ts';

/**
 * One unit is one paragraph. Kind, inclusion and dateline, and the document's details, are metadata of category `padanan`;
 * subState `padanan:mt` is an unedited machine draft; a match of type `mt` keeps the draft that a target was edited from; an
 * empty source is a paragraph without one.
 */
export const xliff21 = {
  id: 'xliff21',
  label: 'formats.xliff21',
  extensions: ['xlf', 'xliff'],
  mime: 'application/xliff+xml',
  bilingual: true,
  keepsCodes: true,
  recognise: ({ text }: FileLook): number => recogniseXliff(text, '2'),
  async read(bytes: Uint8Array, options?: ReadOptions): Promise<FormatContent> {
    return collect(streamXliff(oneChunk(bytes), { mostTexts: MOST_TEXTS, ...options }));
  },
  stream: streamXliff,
  async write(doc: ExportDocument): Promise<Uint8Array> {
    return writePieces(pieces2(), doc);
  },
  pieces: pieces2,
  async writeBack(doc: ExportDocument, original: Uint8Array): Promise<Uint8Array> {
    return writeBack2(doc, original);
  },
} as const satisfies Format;
