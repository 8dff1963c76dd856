// House style of thousands: 1,234 or 1234; from 10,000 on there is a comma in either.
import { type Finding, finding, type SegmentCheck } from './check.ts';

const BARE = /(?<![\p{L}\p{N}.,/#:_-])([1-9]\d{3,})(?![\p{L}\p{N}/:_-]|[.,]\d)/gu;
const WITH_COMMA = /(?<![\p{L}\p{N}.,/])([1-9],\d{3})(?![\p{L}\p{N}]|[.,]\d)/gu;
/** Before a number that names something and counts nothing. */
const NAMED =
  /(?:\b(?:no|nos|number|numbers|code|zip|box|flight|article|law|phone|call|dial|model|room|id)\.?\s|\+)$/iu;

export const styleThousands: SegmentCheck<'style-thousands'> = {
  id: 'style-thousands',
  scope: 'segment',
  severity: 'hint',
  run({ target, settings }) {
    const { thousands = 'any' } = settings;
    if (thousands === 'any') return [];
    const found: Finding[] = [];
    const report = (start: number, written: string, text: string) => {
      const span = { start, end: start + written.length };
      found.push(
        finding('differs', { target: span, params: { target: written, right: text }, fix: { span, text } }),
      );
    };
    for (const { 1: written = '', index } of target.matchAll(BARE)) {
      const value = Number(written);
      // What may be a year is one; longer rows of figures are numbers of telephones and accounts.
      const isYear = value >= 1000 && value <= 2100;
      if (isYear || written.length > 7 || NAMED.test(target.slice(0, index))) continue;
      if (thousands === 'comma' || value >= 10_000) report(index, written, value.toLocaleString('en-US'));
    }
    if (thousands === 'plain')
      for (const { 1: written = '', index } of target.matchAll(WITH_COMMA))
        report(index, written, written.replace(',', ''));
    return found;
  },
};
