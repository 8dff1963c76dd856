// The pieces of a SentencePiece model, read from its protobuf: what each id looks like and of which type it is.

export type PieceType = 'normal' | 'unknown' | 'control' | 'user' | 'unused' | 'byte';
export type Piece = { text: string; type: PieceType };

/** The numbers of `SentencePiece.Type` in sentencepiece_model.proto. */
const TYPES: readonly (PieceType | undefined)[] = [
  undefined,
  'normal',
  'unknown',
  'control',
  'user',
  'unused',
  'byte',
];

/**
 * Reads field 1 (`pieces`: 1 text, 2 score, 3 type) of a `ModelProto`; everything else is skipped. The id of a piece
 * is its place in the list. Throws RangeError where the bytes are no such message.
 */
export function readPieces(bytes: Uint8Array): Piece[] {
  const pieces: Piece[] = [];
  eachField(bytes, 0, bytes.length, (field, start, end) => {
    if (field !== 1) return;
    const piece: Piece = { text: '', type: 'normal' };
    eachField(bytes, start, end, (inner, from, to, value) => {
      if (inner === 1) piece.text = new TextDecoder().decode(bytes.subarray(from, to));
      if (inner === 3) piece.type = TYPES[value] ?? 'normal';
    });
    pieces.push(piece);
  });
  return pieces;
}

type OnField = (field: number, start: number, end: number, value: number) => void;

function eachField(bytes: Uint8Array, start: number, end: number, onField: OnField): void {
  let at = start;
  const varint = () => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++];
      if (byte === undefined || at > end) throw new RangeError('truncated SentencePiece model');
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  while (at < end) {
    const key = varint();
    const wire = key & 7;
    if (wire === 0) {
      const value = varint();
      onField(key >>> 3, at, at, value);
      continue;
    }
    if (wire !== 1 && wire !== 2 && wire !== 5) throw new RangeError('not a SentencePiece model');
    const length = wire === 2 ? varint() : wire === 1 ? 8 : 4;
    if (at + length > end) throw new RangeError('truncated SentencePiece model');
    onField(key >>> 3, at, at + length, 0);
    at += length;
  }
}
