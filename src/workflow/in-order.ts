// Which of a list of places kept their order: the heaviest part of it that only rises.

/**
 * Indices of the heaviest strictly increasing subsequence of `places` (whole numbers from 0), where place i weighs `weights[i]`
 * (positive). What is not in it has moved. O(n log n), by a Fenwick tree of the best sums up to each place.
 */
export function keptInOrder(places: readonly number[], weights: readonly number[]): Set<number> {
  const size = Math.max(0, ...places) + 2;
  const tree = new Int32Array(size).fill(-1);
  const sums = new Float64Array(places.length);
  const before = new Int32Array(places.length).fill(-1);
  const heavier = (a: number, b: number) => (a < 0 ? b : b < 0 ? a : sums[b]! > sums[a]! ? b : a);
  let best = -1;
  for (const [index, place] of places.entries()) {
    let last = -1;
    for (let at = place; at > 0; at -= at & -at) last = heavier(last, tree[at]!);
    before[index] = last;
    sums[index] = (last < 0 ? 0 : sums[last]!) + weights[index]!;
    for (let at = place + 1; at < size; at += at & -at) tree[at] = heavier(tree[at]!, index);
    best = heavier(best, index);
  }
  const kept = new Set<number>();
  for (let index = best; index >= 0; index = before[index]!) kept.add(index);
  return kept;
}
