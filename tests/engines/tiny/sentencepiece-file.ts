// Writes a SentencePiece model (sentencepiece_model.proto) that cuts texts into given pieces.
import type { TinyPiece } from './dictionary.ts';
import { float, integer, message, text } from './protobuf.ts';

const TYPES = { normal: 1, unknown: 2, control: 3, unused: 5 } as const;
const UNIGRAM = 1;

/** The file's bytes. Texts are taken as they are but for spaces, which become `▁`, one in front. */
export function sentencePieceFile(pieces: readonly TinyPiece[]): Uint8Array {
  const entries = pieces.map(({ text: piece, score, kind }) =>
    message(1, [text(1, piece), float(2, score), integer(3, TYPES[kind])]),
  );
  const id = (piece: string) => pieces.findIndex((p) => p.text === piece);
  const trainer = message(2, [
    integer(3, UNIGRAM),
    integer(4, pieces.length),
    integer(40, id('<unk>')),
    integer(41, -1),
    integer(42, id('</s>')),
    integer(43, -1),
  ]);
  const normalizer = message(3, [text(1, 'identity'), integer(3, 1), integer(4, 1), integer(5, 1)]);
  return Buffer.concat([...entries, trainer, normalizer]);
}
