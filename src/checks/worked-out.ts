// Sums and differences that the English works out from the source's numbers.
import { type Amount, near } from './amounts.ts';
import type { CheckInput } from './check.ts';

/** 66 passengers and six crew, 72 on board; from 5.2 by 0.3 to 4.9; all but three of 20; 63, 23 too many. */
const BEFORE =
  /\b(?:by|but|other|others|remaining|total|totall?ing|altogether|combined|more|rest|(?:rise|fall|drop|increase|decrease|gap|lead|margin|difference|sum|total) of)(?: of| the)? (?:Rp|US)?[ $€£]*$/i;
const AFTER =
  /^ (?:\p{L}+ )?(?:in all|in total|altogether|combined|together|more|fewer|less|too many|on board|aboard|casualties|people in all|points?)\b/iu;

const groupOf = ({ quantity, unit }: Amount) =>
  quantity.kind === 'currency' || unit === '%' ? unit : quantity.kind === 'date' ? 'date' : 'count';

const isCount = (one: Amount) => one.value > 2 && groupOf(one) !== 'date' && Number.isFinite(one.value);

/** 12 emas, 9 perak, 7 perunggu: the sum of two to four numbers in a row. */
function isSumOfNeighbours(sources: readonly Amount[], { value }: Amount): boolean {
  return sources.some((_, from) =>
    [2, 3, 4].some((many) => {
      const some = sources.slice(from, from + many);
      const isList = some.length === many && some.every(({ quantity }) => quantity.kind === 'number');
      return (
        isList &&
        near(
          some.reduce((sum, one) => sum + one.value, 0),
          value,
        )
      );
    }),
  );
}

/**
 * Uses up the numbers of a target that are worked out from two of the source, and those of the source that two of the target give.
 * One number left on each side is rather a number that went wrong: there a word must say so (by, all but, in all).
 */
export function matchWorkedOut(
  input: CheckInput,
  sources: readonly Amount[],
  targets: readonly Amount[],
): void {
  const isWorkedOut = (one: Amount, other: Amount, value: number) =>
    one !== other &&
    isCount(one) &&
    isCount(other) &&
    groupOf(one) === groupOf(other) &&
    (near(one.value + other.value, value) || near(one.value - other.value, value));
  for (const target of targets) {
    if (target.used || target.value <= 0 || target.quantity.kind === 'date') continue;
    const left = sources.filter(({ used }) => !used);
    const says =
      BEFORE.test(input.target.slice(0, target.quantity.start)) ||
      AFTER.test(input.target.slice(target.quantity.end));
    if (left.length === 1 && !says) continue;
    if (target.unit === null && isSumOfNeighbours(sources, target)) {
      target.used = true;
      for (const one of left) if (one.value < target.value && one.quantity.kind === 'number') one.used = true;
      continue;
    }
    for (const one of sources) {
      const other = sources.find(
        (some) =>
          (groupOf(some) === groupOf(target) || target.unit === null || groupOf(some) === 'count') &&
          isWorkedOut(one, some, target.value),
      );
      if (other === undefined) continue;
      target.used = true;
      one.used = true;
      other.used = true;
      break;
    }
  }
}
