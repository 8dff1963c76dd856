// Digits of the target that are written the Indonesian way, and digits that would put a wrong number right.
import { readDigitNumber } from '../text/numbers-digits.ts';
import { type Amount, near, spanOf } from './amounts.ts';
import { type Finding, finding } from './check.ts';

/** 1.234 and 5,9 left as the Indonesian writes them. */
export function notation(targets: readonly Amount[], numbers: Finding[], sources: readonly Amount[]): void {
  for (const target of targets) {
    const { numeral } = target;
    if (numeral?.digits == null) continue;
    const start = /^\D*/.exec(target.text)![0].length;
    const written = target.text.slice(start);
    const reread = readDigitNumber(written, 0, 'id');
    const value = (reread?.value ?? Number.NaN) * (numeral.scale === 1 ? 1 : numeral.scale);
    const source = sources.find((one) => near(one.value, value) && (!one.used || numeral.foreign));
    if (source === undefined || reread === null || !(numeral.foreign || !target.used)) continue;
    const digits = /^[\d.,]*\d/.exec(written)![0];
    // 21,000 in both: the source is written the English way.
    if (/^\d{1,3}(?:,\d{3})+$/.test(digits) && source.text.includes(digits)) {
      source.used = true;
      target.used = true;
      continue;
    }
    const text = digits.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'));
    const at = target.quantity.start + start;
    const span = { start: at, end: at + digits.length };
    source.used = true;
    target.used = true;
    numbers.push(
      finding('notation', {
        source: spanOf(source.quantity),
        target: spanOf(target.quantity),
        params: { source: source.text, target: digits, right: text },
        fix: { span, text },
      }),
    );
  }
}

/** The source's digits in the target's place, where both are single numbers in digits of one kind and scale. */
export function fixOf(source: Amount, target: Amount): Finding['fix'] {
  const [one, other] = [source.numeral, target.numeral];
  if (one?.digits == null || other?.digits == null || one.scale !== other.scale) return null;
  if (source.quantity.numerals.length !== 1 || target.quantity.numerals.length !== 1) return null;
  if (source.unit !== target.unit) return null;
  const [whole, decimals] = one.digits.split('.');
  const grouped = one.grouped ? whole!.replace(/\B(?=(?:\d{3})+$)/g, ',') : whole!;
  const text = decimals === undefined ? grouped : `${grouped}.${decimals}`;
  const digits = /\d[\d.,]*(?<=\d)/.exec(target.text);
  if (digits === null) return null;
  const start = target.quantity.start + digits.index;
  return { span: { start, end: start + digits[0].length }, text };
}
