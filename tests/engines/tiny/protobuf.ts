// Writes protobuf messages: just enough for SentencePiece and ONNX files.

/** One encoded field. */
export type Field = Uint8Array;

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  return [...bytes, Number(rest)];
}

/** An integer, a boolean or an enumeration. */
export function integer(field: number, value: number): Field {
  return Uint8Array.from([...varint(field * 8), ...varint(value)]);
}

export function float(field: number, value: number): Field {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return Uint8Array.from([...varint(field * 8 + 5), ...bytes]);
}

export function text(field: number, value: string): Field {
  return message(field, [new TextEncoder().encode(value)]);
}

/** A message within a message. */
export function message(field: number, fields: readonly Field[]): Field {
  const length = fields.reduce((sum, f) => sum + f.length, 0);
  return Buffer.concat([Uint8Array.from([...varint(field * 8 + 2), ...varint(length)]), ...fields]);
}
