// Numbers written in digits under each language's notation: 1.234,5 in Indonesian is 1,234.5 in English.
import type { Lang } from './abbreviations.ts';
import { scaleOf } from './numbers-words.ts';

/**
 * A number in digits. `value`: with its scale word (1,5 miliar → 1500000000). `digits`: as written, with a point for the
 * decimals and no grouping. `scale`: 1, 1e3, 1e6, …; `foreign`: written under the other language's notation (5,9 in English).
 */
export type DigitNumber = {
  end: number;
  value: number;
  digits: string;
  grouped: boolean;
  scale: number;
  foreign: boolean;
};

const NOTATION = {
  id: { group: '.', point: ',' },
  en: { group: ',', point: '.' },
} as const;

const escaped = (mark: string) => (mark === '.' ? '\\.' : mark);

function patternOf(lang: Lang): RegExp {
  const { group, point } = NOTATION[lang];
  return new RegExp(`(\\d{1,3}(?:${escaped(group)}\\d{3})+(?!\\d)|\\d+)(?:${escaped(point)}(\\d+))?`, 'y');
}

const PATTERNS = { id: patternOf('id'), en: patternOf('en') };
const MINUS = { id: /(?:minus|negatif) $/i, en: /(?:minus|negative) $/i };

/** Scales written as a letter, which only a currency before the number makes clear: Rp1,5 M (miliar), $2.3m. */
const SHORT_SCALES = {
  id: { rb: 1e3, jt: 1e6, M: 1e9, T: 1e12 },
  en: { k: 1e3, m: 1e6, M: 1e6, mn: 1e6, b: 1e9, B: 1e9, bn: 1e9, tn: 1e12, trn: 1e12 },
} as const;

/** Those that nothing else is written as: 7.1bn rupiah, 200 rb orang; m may be metres. */
const ALWAYS_SCALES = { id: /^(?:rb|jt)$/, en: /^(?:mn|bn|tn|trn)$/ } as const;

/** The digits' value with the decimal point moved by the scale in decimal, so that 1.1 × 1e9 is exact. */
function scaled(digits: string, scale: number): number {
  return Number(`${digits}e${Math.round(Math.log10(scale))}`);
}

/** The number in digits that begins at `at`; null where none does. `afterCurrency` allows the short scales. */
export function readDigitNumber(
  text: string,
  at: number,
  lang: Lang,
  afterCurrency = false,
): DigitNumber | null {
  const pattern = PATTERNS[lang];
  pattern.lastIndex = at;
  let match = pattern.exec(text);
  if (match === null) return null;
  // Sets of a match without a space between them: 5-7,6-3.
  if (/^\d,\d$/.test(match[0]) && /^-\d/.test(text.slice(at + 3)) && text[at - 1] === '-')
    match = /^(\d)()/.exec(match[0])!;
  let end = at + match[0].length;
  let foreign = false;
  let { group } = NOTATION[lang];
  // 5,9 in English and 5.9 in Indonesian can only be the other notation's.
  const other = lang === 'id' ? 'en' : 'id';
  if (text[end] === group && /^\d{1,2}(?!\d)/.test(text.slice(end + 1)) && !match[0].includes(group)) {
    const reader = PATTERNS[other];
    reader.lastIndex = at;
    const reread = reader.exec(text);
    if (reread !== null && at + reread[0].length > end) {
      match = reread;
      end = at + reread[0].length;
      foreign = true;
      group = NOTATION[other].group;
    }
  }
  const whole = match[1]!.split(group).join('');
  const digits = match[2] === undefined ? whole : `${whole}.${match[2]}`;
  const grouped = match[1]!.includes(group);
  let scale = 1;
  const word = /^[- \u00a0]?(\p{L}+)/u.exec(text.slice(end, end + 14));
  if (word !== null) {
    // 15,5 jutanya, 47.8 millions
    const named = scaleOf(word[1]!.replace(lang === 'id' ? /nya$/ : /s$/, ''), lang);
    const short = afterCurrency
      ? (SHORT_SCALES[lang] as Record<string, number | undefined>)[word[1]!]
      : ALWAYS_SCALES[lang].test(word[1]!)
        ? (SHORT_SCALES[lang] as Record<string, number | undefined>)[word[1]!]
        : undefined;
    if (named !== undefined || short !== undefined) {
      scale = (named ?? short)!;
      end += word[0].length;
    }
  }
  let value = scaled(digits, scale);
  if (MINUS[lang].test(text.slice(Math.max(0, at - 9), at)) || /(?:^|[\s(])[-−]$/.test(text.slice(0, at)))
    value = -value;
  return { end, value, digits, grouped, scale, foreign };
}
