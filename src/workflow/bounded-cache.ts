// A cache of what can be made again from immutable facts: holds the entries used last, forgets the rest.

export type BoundedCache<Value> = {
  /** The value under `key`, made now if it is not held. */
  of(key: string, make: () => Value): Value;
  has(key: string): boolean;
};

export function createBoundedCache<Value>(limit: number): BoundedCache<Value> {
  const held = new Map<string, Value>();
  return {
    of(key, make) {
      const known = held.get(key);
      if (known !== undefined) {
        held.delete(key);
        held.set(key, known);
        return known;
      }
      const value = make();
      held.set(key, value);
      if (held.size > limit) held.delete(held.keys().next().value!);
      return value;
    },
    has: (key) => held.has(key),
  };
}
