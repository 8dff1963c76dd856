// Text to piece ids and back: SentencePiece itself (WebAssembly) for encoding, the piece table for everything else.
import { readFileSync } from 'node:fs';
import sentencepiece from '@agnai/sentencepiece-js';
import type { ModelConfig } from './model-config.ts';
import { type Piece, readPieces } from './piece-table.ts';

/** The sign that SentencePiece writes for a space. */
export const SPACE = '▁';

export type Vocabulary = {
  readonly pieces: readonly Piece[];
  /** Ids of the three term markers. */
  readonly markers: { readonly source: number; readonly target: number; readonly end: number };
  /** Pieces that a translation never holds: control and unknown pieces other than eos, and the markers. */
  readonly unwritable: readonly number[];
  /** Ids of `text`, without bos and eos. Control characters should be gone by now. */
  encode(text: string): number[];
  /** The same for English, where the model cuts it otherwise. */
  encodeTarget(text: string): number[];
  /** The spelling of an id, `▁` for a space; '' for control, unknown and byte pieces, which have no letters of their own. */
  spelling(id: number): string;
  /** Whether a piece adds letters to the word before it. */
  goesOn(id: number): boolean;
  /** The byte (0–255) of a byte piece `<0xE2>`, else -1. */
  byte(id: number): number;
};

/** Loads `file` (spm.model). Throws where it is not readable, or has not as many pieces as the model. */
export async function loadVocabulary(file: string, config: ModelConfig): Promise<Vocabulary> {
  const { pieces, encode } = await loadSentencePiece(file);
  if (pieces.length !== config.vocab)
    throw new RangeError(`${pieces.length} pieces for a vocabulary of ${config.vocab}`);
  return createVocabulary(pieces, config, encode, encode);
}

/** SentencePiece over `file`: its pieces, and texts as ids of them. Throws where it is not readable. */
export async function loadSentencePiece(
  file: string,
): Promise<{ pieces: Piece[]; encode: (text: string) => number[] }> {
  const pieces = readPieces(readFileSync(file));
  const processor = new sentencepiece.SentencePieceProcessor();
  await processor.load(file);
  return { pieces, encode: (text) => Array.from(processor.encodeIds(text)) };
}

type Encode = (text: string) => number[];

/** The vocabulary of `pieces`, in the order of their ids. */
export function createVocabulary(
  pieces: readonly Piece[],
  config: Pick<ModelConfig, 'eos' | 'termSource' | 'termTarget' | 'termEnd'>,
  encode: Encode,
  encodeTarget: Encode,
): Vocabulary {
  const ids = new Map(pieces.map((piece, id) => [piece.text, id]));
  const spellings = pieces.map((piece) =>
    piece.type === 'control' || piece.type === 'unknown' || piece.type === 'byte' ? '' : piece.text,
  );
  const bytes = pieces.map((piece) =>
    piece.type === 'byte' ? Number.parseInt(piece.text.slice(3, 5), 16) : -1,
  );
  const letters = spellings.map((spelling) => /^\p{L}/u.test(spelling));
  const marker = (text: string) => ids.get(text) ?? -1;
  return {
    pieces,
    markers: {
      source: marker(config.termSource),
      target: marker(config.termTarget),
      end: marker(config.termEnd),
    },
    unwritable: pieces.flatMap(({ type }, id) =>
      type === 'user' || type === 'unknown' || (type === 'control' && id !== config.eos) ? [id] : [],
    ),
    encode,
    encodeTarget,
    spelling: (id) => spellings[id] ?? '',
    goesOn: (id) => letters[id] ?? false,
    byte: (id) => bytes[id] ?? -1,
  };
}
