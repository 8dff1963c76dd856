// House style: each rule flags what departs from it, mends it, and leaves alone what is no matter of it or decided either way.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkSegment } from '../../src/checks/index.ts';
import { spellerOf } from '../../src/checks/speller.ts';
import { type CheckStyle, instructionsOf, STYLE_CHOICES, styleKey } from '../../src/model/house-style.ts';
import { createAnalyser } from '../../src/text/morphology.ts';
import { readWordForms } from '../../src/text/word-forms.ts';

const words = readFileSync(new URL('../../glossary/word-forms.tsv', import.meta.url), 'utf8');
const dictionary = readWordForms(words);
const language = { analyser: createAnalyser(dictionary), dictionary, speller: spellerOf };

function found(
  target: string,
  style: Partial<CheckStyle>,
  source = target,
  kind: 'paragraph' | 'headline' = 'paragraph',
) {
  const settings = { variety: 'US', ...style } as const;
  const issues = checkSegment({
    source: `${source} x`,
    target,
    kind,
    codes: [],
    terms: [],
    settings,
    language,
  });
  return issues.filter(({ check }) => check.startsWith('style-'));
}

/** The text with every fix made. */
function mended(target: string, style: Partial<CheckStyle>, source?: string): string {
  return found(target, style, source)
    .flatMap(({ fix }) => (fix === null ? [] : [fix]))
    .sort((a, b) => b.span.start - a.span.start)
    .reduce(
      (text, { span, text: right }) => text.slice(0, span.start) + right + text.slice(span.end),
      target,
    );
}

describe('a departure from the house style is flagged and mended', () => {
  it.each<[Partial<CheckStyle>, string, string]>([
    [{ dates: 'day-first' }, 'He left on January 6, 2026, alone.', 'He left on 6 January 2026, alone.'],
    [{ dates: 'day-first' }, 'Tuesday, Aug. 6', 'Tuesday, 6 Aug.'],
    [{ dates: 'month-first' }, 'He left on 6 January 2026 alone.', 'He left on January 6, 2026, alone.'],
    [{ dates: 'month-first' }, 'the 17th of August', 'the August 17'],
    [{ percent: 'percent' }, 'It rose 5.5% and 3 per cent.', 'It rose 5.5 percent and 3 percent.'],
    [{ percent: 'per cent' }, 'It rose 5% or five percent.', 'It rose 5 per cent or five per cent.'],
    [{ percent: '%' }, 'It rose 5 percent.', 'It rose 5%.'],
    [{ thousands: 'comma' }, 'About 3400 houses and 12000 people', 'About 3,400 houses and 12,000 people'],
    [{ thousands: 'plain' }, 'About 3,400 houses and 12000 people', 'About 3400 houses and 12,000 people'],
    [
      { 'small-numbers': 'words' },
      'Some 3 residents fled. 4 stayed behind.',
      'Some three residents fled. Four stayed behind.',
    ],
    [{ 'small-numbers': 'figures' }, 'Some three residents fled.', 'Some 3 residents fled.'],
    [{ titles: 'upper' }, 'On Monday, president Joko Widodo came.', 'On Monday, President Joko Widodo came.'],
    [{ titles: 'lower' }, 'It was said by Prime Minister Anwar.', 'It was said by prime minister Anwar.'],
    [{ honorifics: 'drop' }, 'It was Pak Budi and Hj. Siti.', 'It was Budi and Siti.'],
    [{ honorifics: 'english' }, 'It was Pak Budi and Bu Siti.', 'It was Mr. Budi and Ms. Siti.'],
    [{ honorifics: 'english', variety: 'GB' }, 'It was Pak Budi.', 'It was Mr Budi.'],
  ])('%j: %s', (style, target, right) => {
    expect(mended(target, style)).toBe(right);
    expect(found(right, style)).toEqual([]);
    expect(found(target, {})).toEqual([]);
  });

  it('keeps Pak where the source has it', () => {
    expect(mended('Mr. Budi came.', { honorifics: 'keep' }, 'Pak Budi datang.')).toBe('Pak Budi came.');
    expect(found('Mr. Smith came.', { honorifics: 'keep' }, 'Tuan Smith datang.')).toEqual([]);
  });

  it.each<[Partial<CheckStyle>, string]>([
    [{ dates: 'month-first' }, 'They came on 13-15 May 1998.'],
    [{ titles: 'upper' }, 'The new finance minister Sri Mulyani and foreign minister Retno came.'],
  ])('without a fix where none is certain: %j, %s', (style, target) => {
    expect(found(target, style).map(({ fix }) => fix)).toEqual(found(target, style).map(() => null));
  });
});

describe('what is no departure is left alone', () => {
  it.each<[Partial<CheckStyle>, string]>([
    [{ dates: 'day-first' }, 'The September 30 Movement, May 1998 and March 4 million.'],
    [{ dates: 'month-first' }, 'At 17 August Stadium in May they saw 6 May Street.'],
    [{ percent: 'percent' }, 'The URL a%20b has percentages.'],
    [{ thousands: 'comma' }, 'In 1998, flight 3456, code 40115, 08123456789 and 2024/2025.'],
    [{ thousands: 'plain' }, 'From 12,345 to 1,234,567 and 3.400,5.'],
    [
      { 'small-numbers': 'words' },
      'Aged 7 years, 5 kilometers, $3 million, 3 of 12, Article 5 of it, May 5 in Rp 5 notes.',
    ],
    [{ 'small-numbers': 'words' }, 'It won 3-1 at 7 a.m. on a 3-year-old field; 2.5 tons, No. 4 seed.'],
    [
      { 'small-numbers': 'figures' },
      'Two residents, one of two men; one in five boys, seven, nine-year-olds.',
    ],
    [{ titles: 'upper' }, 'The governor Ganjar, his minister Retno and a president said so.'],
    [{ titles: 'lower' }, 'President Joko Widodo came. The President said so.'],
    [{ honorifics: 'drop' }, 'It was budi.'],
  ])('%j: %s', (style, target) => {
    expect(found(target, style).map(({ target: span }) => target.slice(span!.start, span!.end))).toEqual([]);
  });

  it('in headlines: figures, signs and titles', () => {
    const style = { percent: 'percent', 'small-numbers': 'words', titles: 'lower' } as const;
    expect(found('President Joko Wants 3 New Ports, 5% More', style, undefined, 'headline')).toEqual([]);
  });
});

it('is told to engines in words, and names itself', () => {
  const style = { variety: 'GB', dates: 'day-first', percent: 'any', instructions: ' No puns. ' } as const;
  expect(instructionsOf(style)).toBe('Write British English.\nWrite dates as 6 January 2026.\nNo puns.');
  expect(styleKey(style)).toBe('GB dates=day-first');
  for (const choices of Object.values(STYLE_CHOICES)) expect(choices[0]).toBe('any');
});
