// Moving whole rows (first dimension) of tensors about: what a beam's reordering and a batch's shrinking come down to.
import type { Tensor } from 'onnxruntime-node';
import { floats, integers } from './sessions.ts';

function rowSize(tensor: Tensor): number {
  return tensor.dims.slice(1).reduce((a, b) => a * b, 1);
}

/** Copies row `from[r]` (of `size` numbers) of `data` to row r of `out`, another buffer. */
function copyRows<Data extends Float32Array | BigInt64Array>(
  data: Data,
  from: Int32Array,
  size: number,
  out: Data,
): void {
  for (let r = 0; r < from.length; r++) {
    const row = from[r]!;
    // Neighbours that stay together are copied in one go.
    let end = r + 1;
    while (end < from.length && from[end] === row + end - r) end++;
    out.set(data.subarray(row * size, (row + end - r) * size) as never, r * size);
    r = end - 1;
  }
}

/** A tensor in another buffer whose row r is `tensor`'s row `from[r]`. `room` gives buffers for floats. */
export function gatherRows(tensor: Tensor, from: Int32Array, room: (size: number) => Float32Array): Tensor {
  const dims = [from.length, ...tensor.dims.slice(1)];
  const size = rowSize(tensor);
  if (tensor.type === 'int64') {
    const out = new BigInt64Array(from.length * size);
    copyRows(tensor.data as BigInt64Array, from, size, out);
    return integers(out, dims);
  }
  const out = room(from.length * size).subarray(0, from.length * size);
  copyRows(tensor.data as Float32Array, from, size, out);
  return floats(out, dims);
}

/** Like gatherRows where rows are dropped and never move down: they slide up in the same buffer. */
export function compactRows(tensor: Tensor, from: Int32Array): Tensor {
  const dims = [from.length, ...tensor.dims.slice(1)];
  const size = rowSize(tensor);
  const data = tensor.data as Float32Array | BigInt64Array;
  from.forEach((row, r) => {
    if (row !== r) data.copyWithin(r * size, row * size, (row + 1) * size);
  });
  return tensor.type === 'int64'
    ? integers((data as BigInt64Array).subarray(0, from.length * size), dims)
    : floats((data as Float32Array).subarray(0, from.length * size), dims);
}
