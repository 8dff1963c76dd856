// Large float buffers used again from step to step and batch to batch: new ones each time keep the garbage collector busy.

type Buffer = Float32Array<ArrayBuffer>;

export type BufferPool = {
  /** A buffer of at least `size` numbers, with whatever it held. */
  take(size: number): Buffer;
  /** Gives a buffer back; it must not be used any more. */
  give(buffer: Buffer): void;
};

/** Buffers kept free; beyond that the smallest go. */
const MOST_KEPT = 24;
/** A new buffer is by this much too large, so that it serves the next, longer step as well. */
const SLACK = 1.5;

/** An empty pool. */
export function createBufferPool(): BufferPool {
  /** By rising size. */
  const free: Buffer[] = [];
  return {
    take(size) {
      const at = free.findIndex((buffer) => buffer.length >= size);
      return at < 0 ? new Float32Array(Math.ceil(size * SLACK)) : free.splice(at, 1)[0]!;
    },
    give(buffer) {
      const at = free.findIndex((other) => other.length >= buffer.length);
      free.splice(at < 0 ? free.length : at, 0, buffer);
      if (free.length > MOST_KEPT) free.shift();
    },
  };
}

export type Rooms = {
  /** Asks for room under `name`: what was given under that name before is given up. */
  of(name: string): (size: number) => Buffer;
  /** Gives all of it back to the pool. */
  close(): void;
};

/** Buffers of one user of `pool`, one at a time for each name. */
export function createRooms(pool: BufferPool): Rooms {
  const held = new Map<string, Buffer>();
  return {
    of: (name) => (size) => {
      const old = held.get(name);
      if (old !== undefined && old.length >= size) return old;
      const buffer = pool.take(size);
      if (old !== undefined) pool.give(old);
      held.set(name, buffer);
      return buffer;
    },
    close() {
      for (const buffer of held.values()) pool.give(buffer);
      held.clear();
    },
  };
}
