// The tensors of a batch that is searched, row by row: what follows the beam when translations are dropped and continued.
import { type BufferPool, createRooms } from './buffer-pool.ts';
import { compactRows, gatherRows } from './rows.ts';
import type { Tensors } from './sessions.ts';

export type RowTensors = {
  /** The same for all rows of a sentence: its source side. */
  readonly fixed: Tensors;
  /** What the decoder has written so far, row by row. */
  readonly past: Tensors;
  /** Makes row r of all of them the continuation of row `parents[r]`; `present`: `past` with the last step, under the same names. */
  reorder(parents: Int32Array, present: Tensors): void;
  /** Ends them; their buffers serve others. */
  release(): void;
};

/** `rows` rows, one a sentence; both records change as the rows are moved. */
export function createRowTensors(
  buffers: BufferPool,
  rows: number,
  fixed: Tensors,
  past: Tensors,
): RowTensors {
  let gathers = 0;
  let owner = Int32Array.from({ length: rows }, (_, row) => row);
  const room = createRooms(buffers);
  return {
    fixed,
    past,
    reorder(parents, present) {
      const sameRows = parents.length === owner.length && parents.every((row, r) => row === r);
      for (const name in past)
        past[name] = sameRows ? present[name]! : gatherRows(present[name]!, parents, room.of(name));
      const owners = parents.map((row) => owner[row]!);
      if (owners.length === owner.length && owners.every((o, r) => o === owner[r])) return;
      // All rows of a sentence are alike here, so it does not matter which of them is read, or in which order they move.
      const shrink = parents.length < owner.length && parents.every((row, r) => row >= r);
      // Two buffers take turns, since the last one is still being read.
      gathers++;
      for (const name in fixed)
        fixed[name] = shrink
          ? compactRows(fixed[name]!, parents)
          : gatherRows(fixed[name]!, parents, room.of(`${name} ${gathers % 2}`));
      owner = owners;
    },
    release: room.close,
  };
}
