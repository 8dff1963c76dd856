// Other wordings of a value that answer for it: telephone numbers grouped otherwise, decades, doubled, a conversion in brackets.
import { type Amount, near } from './amounts.ts';
import type { CheckInput } from './check.ts';
import { inBase, isConversion } from './conversions.ts';
import type { Period } from './periods.ts';
import { hintedQuantities } from './quantity-words.ts';

/** Telephone numbers that are grouped otherwise: (021) 3456789, (021) 345-6789. */
export function matchPhones(input: CheckInput, sources: Amount[], targets: Amount[]): void {
  const digitsOf = (text: string) => text.replace(/\D/g, '');
  const all = digitsOf(input.source);
  for (const phone of input.target.matchAll(/\d{2,4}(?:[- ]\d{3,4})+/g)) {
    const digits = digitsOf(phone[0]);
    const inside = targets.filter(
      ({ quantity }) => quantity.start < phone.index + phone[0].length && phone.index < quantity.end,
    );
    if (digits.length < 6 || !all.includes(digits) || inside.every(({ used }) => used)) continue;
    for (const target of inside) target.used = true;
    for (const source of sources)
      if (!source.used && digitsOf(source.text).length >= 3 && digits.includes(digitsOf(source.text)))
        source.used = true;
  }
}

/** Two decades on one side, twenty years on the other. */
export function matchPeriods(periods: readonly Period[], own: Amount[], others: Amount[]): void {
  for (const period of periods) {
    const answer = others.find((one) => {
      if (one.used || one.unit === null) return false;
      const base = inBase(one.value, one.unit);
      return base !== null && base.dimension === period.dimension && near(base.value, period.value);
    });
    if (answer === undefined) continue;
    answer.used = true;
    for (const one of own)
      if (one.quantity.start < period.end && period.start < one.quantity.end) one.used = true;
  }
}

/** Lets other wordings of a value answer: doubled, a fortnight, four years and six months, 28 miles in brackets. */
export function absorb(input: CheckInput, sources: Amount[], targets: Amount[]): void {
  const both = [
    [sources, hintedQuantities(input.target, 'en'), targets],
    [targets, hintedQuantities(input.source, 'id'), sources],
  ] as const;
  // A duration in one unit or several.
  for (const [side, , others] of both) {
    for (const amount of side.filter((one) => !one.used && one.unit !== null)) {
      const whole = inBase(amount.value, amount.unit!);
      if (whole === null) continue;
      const parts = others.filter(
        (one) => !one.used && one.unit !== null && inBase(one.value, one.unit)?.dimension === whole.dimension,
      );
      const sum = parts.reduce((total, one) => total + inBase(one.value, one.unit!)!.value, 0);
      if (parts.length === 0 || !near(sum, whole.value)) continue;
      for (const part of parts) part.used = true;
      amount.used = true;
    }
  }
  // 2 tahun 6 bulan beside other years: neighbours are one duration.
  for (const [side, , others] of both) {
    const text = side === sources ? input.target : input.source;
    for (const amount of side.filter((one) => !one.used && one.unit !== null)) {
      const whole = inBase(amount.value, amount.unit!);
      if (whole === null) continue;
      for (const [at, first] of others.entries()) {
        const second = others[at + 1];
        if (second === undefined || first.used || second.used) continue;
        if (!/^,?\s?(?:dan |and )?$/.test(text.slice(first.quantity.end, second.quantity.start))) continue;
        const parts = [first, second].map(({ value, unit }) => (unit === null ? null : inBase(value, unit)));
        if (parts.some((part) => part?.dimension !== whole.dimension)) continue;
        if (!near(parts[0]!.value + parts[1]!.value, whole.value)) continue;
        for (const one of [amount, first, second]) one.used = true;
      }
    }
  }
  for (const [side, hints] of both) {
    for (const amount of side) {
      if (amount.used) continue;
      const answer = hints.some(({ value, unit }) => {
        if (unit === null || amount.unit === null) return near(value, amount.value) && unit === null;
        const [one, other] = [inBase(value, unit), inBase(amount.value, amount.unit)];
        return one !== null && one.dimension === other?.dimension && near(one.value, other.value);
      });
      // Digits only answer to a hint where the other side has nothing better left.
      const rivals = side === sources ? targets : sources;
      if (answer && !rivals.some((one) => !one.used && one.quantity.kind === amount.quantity.kind))
        amount.used = true;
    }
  }
  // Tiga perempat, said again as 75 percent.
  for (const target of targets) {
    if (target.used || !/(?:%|percent|per cent)$/i.test(target.text)) continue;
    target.used = sources.some(
      (one) => one.value > 0 && one.value < 1 && near(one.value * 100, target.value),
    );
  }
  // 25 basis poin, a quarter of a percentage point.
  for (const target of targets) {
    const after = input.target.slice(target.quantity.end, target.quantity.end + 30);
    if (target.used || !/^[\s-]*(?:of an? )?percentage[- ]points?/i.test(after)) continue;
    const source = sources.find(
      (one) =>
        !one.used &&
        near(one.value, target.value * 100) &&
        /^\s*(?:basis poin|bps)/i.test(input.source.slice(one.quantity.end)),
    );
    if (source === undefined) continue;
    source.used = true;
    target.used = true;
  }
  for (const target of targets) {
    if (target.used || target.unit === null) continue;
    const converted = sources.filter(
      (one) => one.unit !== null && isConversion(one.value, one.unit, target.value, target.unit!),
    );
    if (converted.length > 0) {
      // In place of the source's own, or beside it.
      const own = converted.find((one) => !one.used);
      if (own !== undefined) own.used = true;
      target.used = true;
    }
    // Another currency in brackets after the source's own: Rp1.5 billion ($97,000).
    const before = input.target.slice(0, target.quantity.start);
    const inBrackets = /\((?:about|around|some|approximately|roughly|or)?\s?$/.test(before);
    if (
      inBrackets &&
      target.quantity.kind === 'currency' &&
      sources.some((one) => one.unit !== target.unit && one.quantity.kind === 'currency')
    )
      target.used = true;
  }
}
