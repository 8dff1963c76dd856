// Dates, weekdays, months and decades in Indonesian and English text: 4 Agustus 2024, (6/8/2024), Kamis, the 1980s.
import type { Span } from '../model/text.ts';
import type { Lang } from './abbreviations.ts';

/** What a date says; parts that it does not name are absent. `weekday`: 1 Monday … 7 Sunday. `decade`: 1980 for the 1980s. */
export type DateParts = {
  year?: number;
  month?: number;
  day?: number;
  weekday?: number;
  decade?: number;
  era?: 'AH' | 'CE';
};

/** A date, or the two ends of a range of days (13-15 Mei 1998). */
export type FoundDate = Span & { dates: readonly DateParts[] };

const WEEKDAYS = {
  id: ['Senin', 'Selasa', 'Rabu', 'Kamis', "Jum(?:at|’at|'at)", 'Sabtu', 'Minggu|Ahad'],
  en: [
    'Mon(?:day|\\.)',
    'Tue(?:sday|s?\\.)',
    'Wed(?:nesday|\\.)',
    'Thu(?:rsday|rs?\\.)',
    'Fri(?:day|\\.)',
    'Sat(?:urday|\\.)',
    'Sun(?:day|\\.)',
  ],
} as const;

const MONTHS = {
  id: [
    'Januari|January|Jan\\.?',
    'Februari|Pebruari|February|Feb\\.?',
    'Maret|March|Mar\\.?',
    'April|Apr\\.?',
    'Mei',
    'Juni|June|Jun\\.?',
    'Juli|July|Jul\\.?',
    'Agustus|August|Agust\\.?|Agu\\.?|Agt\\.?|Ags\\.?',
    'September|Sept?\\.?',
    'Oktober|October|Okt\\.?',
    'November|Nopember|Nov\\.?|Nop\\.?',
    'Desember|December|Des\\.?',
  ],
  en: [
    'January|Jan\\.?',
    'February|Feb\\.?',
    'March|Mar\\.?',
    'April|Apr\\.?',
    'May',
    'June|Jun\\.?',
    'July|Jul\\.?',
    'August|Aug\\.?',
    'September|Sept?\\.?',
    'October|Oct\\.?',
    'November|Nov\\.?',
    'December|Dec\\.?',
  ],
} as const;

const L = '(?<![\\p{L}\\p{N}])';
const R = '(?![\\p{L}\\p{N}])';
const numbered = (names: readonly string[], text: string) =>
  names.findIndex((name) => new RegExp(`^(?:${name})$`, 'i').test(text)) + 1;
const any = (names: readonly string[]) => `(?:${names.join('|')})`;

const wd = { id: any(WEEKDAYS.id), en: any(WEEKDAYS.en) };
const month = { id: any(MONTHS.id), en: any(MONTHS.en) };
const TO_ID = '\\s?(?:[-–—]|hingga|sampai(?: dengan)?|s\\.d\\.|s/d|dan|atau)\\s?';
const TO_EN = '\\s?(?:[-–—]|to|through|until|and|or)\\s?';
const TH = '(?:st|nd|rd|th)?';

const WEEKDAY = {
  id: new RegExp(`${L}${wd.id}${R}`, 'gu'),
  en: new RegExp(`${L}${wd.en}${R}`, 'gu'),
} as const;

const SMALL_MONTHS = MONTHS.id.map((names) => names.split('|')[0]!.toLowerCase());

const FULL = {
  id: [
    new RegExp(
      `${L}(?:(?<weekday>${wd.id}),? (?:tanggal )?)?(?:(?<day>\\d{1,2})(?:${TO_ID}(?<last>\\d{1,2}))? )?(?<month>${month.id})${R}(?: (?:tahun )?(?<year>\\d{4})${R}(?!-an))?`,
      'gu',
    ),
    // Written small where a newsroom is in a hurry: 25 juli.
    new RegExp(
      `${L}(?<day>\\d{1,2})(?:${TO_ID}(?<last>\\d{1,2}))? (?<month>${any(SMALL_MONTHS)})${R}(?: (?<year>\\d{4})${R}(?!-an))?`,
      'gu',
    ),
  ],
  en: [
    new RegExp(
      `${L}(?:(?<weekday>${wd.en}),? (?:the )?)?(?<day>\\d{1,2})${TH}(?:${TO_EN}(?<last>\\d{1,2})${TH})?(?: of)? (?<month>${month.en})${R}(?:,? (?<year>\\d{4})${R})?`,
      'gu',
    ),
    new RegExp(
      `${L}(?:(?<weekday>${wd.en}),? )?(?<month>${month.en})${R}(?:(?: the)? (?<day>\\d{1,2})${TH}${R}(?!,\\d)(?:${TO_EN}(?<last>\\d{1,2})${TH}${R})?)?(?:,? (?:of )?(?<year>\\d{4})${R}(?!s))?`,
      'gu',
    ),
  ],
} as const;

const NUMERIC = [
  /(?<![\p{N}/-])(?<day>\d{1,2})(?<sep>[/.-])(?<month>\d{1,2})\k<sep>(?<year>\d{4})(?![\p{N}/-])/gu,
  /(?<=\()(?<day>\d{1,2})(?:\s?[-–—]\s?(?<last>\d{1,2}))?[/](?<month>\d{1,2})(?:[/](?<year>\d{4}))?(?=\))/gu,
];

const DECADE = {
  id: /(?<![\p{L}\p{N}])['’]?(?<year>\d0|\d{3}0)-an(?![\p{L}\p{N}])/gu,
  en: /(?<![\p{L}\p{N}])['’]?(?<year>\d{2}|\d{3}0)['’]?s(?![\p{L}\p{N}])/gu,
} as const;

const OF_DECADE =
  /(?<!\p{L})(?:tahun|era|dekade|dasawarsa|periode|zaman|awal|akhir|pertengahan|angkatan|generasi|gaya|sejak|musik|lagu|film|hit)(?: (?:tahun|dekade|era))? ['’]?$/iu;

const ERA = {
  id: /(?<![\p{N}.,])(?<year>\d{1,4}) (?:(?<ah>Hijriah|Hijriyah|H(?![\p{L}\p{N}]))|Masehi)/gu,
  en: /(?:AD )?(?<year>\d{1,4}) (?:(?<ah>Hijri|AH)|AD|CE)(?![\p{L}\p{N}])|AD (?<after>\d{1,4})/gu,
} as const;

/** "May" and "March" are words as well: a bare one is a month only after one of these. */
const BEFORE_MONTH =
  /(?:\b(?:in|of|since|until|till|by|during|from|to|last|next|this|late|early|every|before|after|between|and|through)|mid-|early-|late-|,) $|mid-$/i;

/** The dates of a text in order, none overlapping. Day and month must be possible; the year is as written. */
export function findDates(text: string, lang: Lang): FoundDate[] {
  const found: FoundDate[] = [];
  const add = (start: number, end: number, dates: readonly DateParts[]) => {
    if (found.some((one) => start < one.end && one.start < end)) return;
    if (dates.some(({ day, month: m }) => (day ?? 1) < 1 || (day ?? 1) > 31 || (m ?? 1) < 1 || (m ?? 1) > 12))
      return;
    found.push({ start, end, dates });
  };
  for (const pattern of FULL[lang]) {
    for (const match of text.matchAll(pattern)) {
      const groups = match.groups!;
      const bare = groups.day === undefined && groups.year === undefined && groups.weekday === undefined;
      if (
        lang === 'en' &&
        bare &&
        /^Ma/.test(groups.month!) &&
        !BEFORE_MONTH.test(text.slice(0, match.index))
      )
        continue;
      if (bare && /^(?:Jan|Mar|Jun|Jul|Des|Sep|Dec)$/.test(groups.month!)) continue;
      const shared: DateParts = { month: numbered(MONTHS[lang], groups.month!) };
      if (groups.year !== undefined) shared.year = Number(groups.year);
      const first: DateParts = { ...shared };
      if (groups.day !== undefined) first.day = Number(groups.day);
      if (groups.weekday !== undefined) first.weekday = numbered(WEEKDAYS[lang], groups.weekday);
      const dates = [first];
      if (groups.last !== undefined) dates.push({ ...shared, day: Number(groups.last) });
      add(match.index, match.index + match[0].length, dates);
    }
  }
  for (const pattern of NUMERIC) {
    for (const match of text.matchAll(pattern)) {
      const { day, last, month: m, year } = match.groups!;
      const parts: DateParts = { day: Number(day), month: Number(m) };
      if (year !== undefined) parts.year = Number(year);
      const dates = last === undefined ? [parts] : [parts, { ...parts, day: Number(last) }];
      add(match.index, match.index + match[0].length, dates);
    }
  }
  for (const match of text.matchAll(DECADE[lang])) {
    const year = Number(match.groups!.year);
    // 70-an ekor are some seventy; era 70-an is a decade.
    if (
      lang === 'id' &&
      year < 100 &&
      !OF_DECADE.test(text.slice(Math.max(0, match.index - 24), match.index))
    )
      continue;
    add(match.index, match.index + match[0].length, [{ decade: year < 100 ? 1900 + year : year }]);
  }
  for (const match of text.matchAll(ERA[lang])) {
    const year = Number(match.groups!.year ?? match.groups!.after);
    const era = match.groups!.ah === undefined ? 'CE' : 'AH';
    add(match.index, match.index + match[0].length, [{ year, era }]);
  }
  for (const match of text.matchAll(WEEKDAY[lang])) {
    // The end of "far from the Sun." is no Sunday; before a date "Sun." is read above.
    if (/^S(?:un|at)\.$/.test(match[0])) continue;
    add(match.index, match.index + match[0].length, [{ weekday: numbered(WEEKDAYS[lang], match[0]) }]);
  }
  return found.sort((a, b) => a.start - b.start);
}
