// Currencies that the target names and the source does not.
import { currenciesIn } from '../text/numbers-units.ts';
import { type Amount, DOLLARS } from './amounts.ts';
import { type CheckInput, type Finding, finding } from './check.ts';

/** Currencies that the target names and the source does not: "per euro" for per dolar AS. */
export function otherCurrencies(
  input: CheckInput,
  reported: readonly Finding[],
  targets: readonly Amount[],
): Finding[] {
  const named = new Set(currenciesIn(input.source, 'id').map(({ code }) => code));
  if (named.size === 0) return [];
  const hasDollar = [...named].some((code) => DOLLARS.has(code));
  return currenciesIn(input.target, 'en')
    .filter(({ code, start, end }) => {
      if (named.has(code)) return false;
      // A sum that was found to be the source's in this money.
      const isExchanged = targets.some(
        ({ used, quantity }) => used && quantity.start <= start && end <= quantity.end,
      );
      if (isExchanged) return false;
      const text = input.target.slice(start, end);
      if (hasDollar && /^(?:\$|dollars?)$/i.test(text)) return false;
      // A pound of weight: $9 per pound, 150 rubles a pound.
      if (/^pounds?$/.test(text) && /\b(?:per|an?|the) $/.test(input.target.slice(0, start))) return false;
      if (/\bor (?:about|around|some|roughly|just (?:under|over) )?\s?$/.test(input.target.slice(0, start)))
        return false;
      if (/\((?:about|around|some|approximately|roughly|or)?\s?$/.test(input.target.slice(0, start)))
        return false;
      if (/\(\D*[\d.,]+(?: \p{L}+)? $/u.test(input.target.slice(0, start))) return false;
      return !reported.some(({ target }) => target !== null && start < target.end && target.start < end);
    })
    .map(({ start, end }) =>
      finding('other', { target: { start, end }, params: { target: input.target.slice(start, end) } }),
    );
}
