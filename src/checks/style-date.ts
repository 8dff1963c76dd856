// House style of dates: January 6, 2026 or 6 January 2026, as the project decided.
import { type Finding, finding, type SegmentCheck } from './check.ts';

const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?)';
const DAY = '(?:[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th)?';
/** After a date: nothing that makes it a number of something or a name (September 30 Movement). */
const END = '(?![\\p{L}\\p{N}])(?!\\s(?:\\p{Lu}|million|billion|trillion|percent|per cent))(?![:.,]\\d)';
const MONTH_FIRST = new RegExp(
  `(?<![\\p{L}\\p{N}])(${MONTH})\\s(${DAY})(?![\\d:])(?:,?\\s([12]\\d{3}))?${END}`,
  'gu',
);
const DAY_FIRST = new RegExp(
  `(?<![\\p{L}\\p{N}.,/])(${DAY})\\s(?:of\\s)?(${MONTH})(?:,?\\s([12]\\d{3}))?${END}`,
  'gu',
);
/** An end of a range of days: 13-15 May. */
const RANGE = /(?:\d\s?[-–—]\s?|\d (?:and|to|or) )$/u;

export const styleDate: SegmentCheck<'style-date'> = {
  id: 'style-date',
  scope: 'segment',
  severity: 'hint',
  run({ target, settings }) {
    const { dates = 'any' } = settings;
    if (dates === 'any') return [];
    const dayFirst = dates === 'day-first';
    return [...target.matchAll(dayFirst ? MONTH_FIRST : DAY_FIRST)].map((match): Finding => {
      const [written, one = '', two = '', year = ''] = match;
      const [month, day] = dayFirst ? [one, two] : [two, one];
      const start = match.index;
      const end = start + written.length;
      const plain = String(Number.parseInt(day, 10));
      const after = target.slice(end);
      // Where the year stands inside a sentence, a comma closes it off.
      const comma = /^\s[\p{L}\d]/u.test(after) ? ',' : '';
      const monthFirst = year === '' ? `${month} ${plain}` : `${month} ${plain}, ${year}${comma}`;
      const right = dayFirst ? `${plain} ${month}${year === '' ? '' : ` ${year}`}` : monthFirst;
      const span = { start, end };
      const isRange = RANGE.test(target.slice(0, start)) || /^\s?[-–—]\s?\d|^ (?:and|to|or) \d/u.test(after);
      const params = { target: written, right: right.replace(/,$/, '') };
      return finding('order', { target: span, params, fix: isRange ? null : { span, text: right } });
    });
  },
};
