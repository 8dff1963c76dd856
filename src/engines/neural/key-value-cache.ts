// The decoder's cached keys and values: the tensors `past_*` that go in and `present_*` that come out.
import type { ModelConfig } from './model-config.ts';
import { copyRows } from './rows.ts';
import { floats, type Tensors } from './sessions.ts';

/** Steps by which the buffers grow, so that few are thrown away. */
const GROWTH = 16;

export type KeyValueCache = {
  /** The tensors to pass in with the next step. */
  past(): Tensors;
  /** Places for onnxruntime to write the same with `steps` more steps. */
  present(steps: number): Tensors;
  /** After a step: row r of the next one goes on from row `parents[r]` of the last. */
  reorder(parents: Int32Array): void;
};

/** An empty cache of `rows` rows for the decoder whose inputs are `inputNames`. */
export function createKeyValueCache(
  inputNames: readonly string[],
  config: ModelConfig,
  rows: number,
): KeyValueCache {
  const width = config.width / config.heads;
  // Of each name's two buffers one is read while the other is written.
  const slots = inputNames
    .filter((name) => name.startsWith('past_'))
    .map((name) => ({
      name: name.slice('past_'.length),
      read: new Float32Array(0),
      write: new Float32Array(0),
    }));
  let length = 0;
  let written = 0;
  const dims = (steps: number) => [rows, config.heads, steps, width];
  const size = (steps: number) => rows * config.heads * steps * width;
  const room = (buffer: Float32Array<ArrayBuffer>, steps: number) =>
    buffer.length >= size(steps) ? buffer : new Float32Array(size(steps + GROWTH));
  const tensor = (buffer: Float32Array, steps: number) =>
    floats(buffer.subarray(0, size(steps)), dims(steps));
  return {
    past: () => Object.fromEntries(slots.map((s) => [`past_${s.name}`, tensor(s.read, length)])),
    present(steps) {
      written = length + steps;
      for (const slot of slots) slot.write = room(slot.write, written);
      return Object.fromEntries(slots.map((s) => [`present_${s.name}`, tensor(s.write, written)]));
    },
    reorder(parents) {
      const same = parents.length === rows && parents.every((row, r) => row === r);
      const rowSize = config.heads * written * width;
      rows = parents.length;
      length = written;
      for (const slot of slots) {
        if (same) {
          [slot.read, slot.write] = [slot.write, slot.read];
          continue;
        }
        slot.read = room(slot.read, length);
        copyRows(slot.write, parents, rowSize, slot.read);
      }
    },
  };
}
