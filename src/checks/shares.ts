// Shares told as a number of a number: tiga dari empat responden is 75 percent, sepersepuluh one in 10.
import type { Amount } from './amounts.ts';
import type { CheckInput } from './check.ts';

const BETWEEN = {
  source: /^ dari (?:setiap |tiap )?$/i,
  target: /^ (?:in|of|out of) (?:every |each |the )?$/i,
};

type Share = { share: number; amounts: readonly Amount[] };

/** The shares of a text: pairs of numbers in a row that say one, fractions, percentages. */
function sharesOf(amounts: readonly Amount[], text: string, between: RegExp): Share[] {
  const pairs = amounts.flatMap((one, at): Share[] => {
    const other = amounts[at + 1];
    if (other === undefined || one.quantity === other.quantity) return [];
    const isPair =
      between.test(text.slice(one.quantity.end, other.quantity.start)) && one.value < other.value;
    return isPair ? [{ share: one.value / other.value, amounts: [one, other] }] : [];
  });
  const single = amounts.flatMap((one): Share[] => {
    if (one.unit === '%') return [{ share: one.value / 100, amounts: [one] }];
    return one.unit === null && one.value > 0 && one.value < 1 ? [{ share: one.value, amounts: [one] }] : [];
  });
  return [...pairs, ...single];
}

/** Uses up what says one share in two ways. A share told in words is rounded to two and a half in a hundred. */
export function matchShares(input: CheckInput, sources: readonly Amount[], targets: readonly Amount[]): void {
  const inOrder = (amounts: readonly Amount[]) =>
    amounts.toSorted((a, b) => a.quantity.start - b.quantity.start);
  const isFree = ({ amounts }: Share) => amounts.every(({ used }) => !used);
  const said = sharesOf(inOrder(targets), input.target, BETWEEN.target);
  for (const one of sharesOf(inOrder(sources), input.source, BETWEEN.source)) {
    const other = said.find(
      (share) =>
        isFree(share) &&
        Math.abs(share.share - one.share) <= 0.025 &&
        (share.amounts.length > 1 || one.amounts.length > 1),
    );
    if (other === undefined || !isFree(one)) continue;
    for (const amount of [...one.amounts, ...other.amounts]) amount.used = true;
  }
}
