// Times of day in Indonesian and English text: pukul 14.30 WIB, jam 3 sore, 2:30 p.m., noon.
import type { Span } from '../model/text.ts';
import type { Lang } from './abbreviations.ts';
import { readWordNumber } from './numbers-words.ts';

/** `minutes` since midnight. `half`: the text does not say which half of the day (pukul 8). `zone`: minutes east of Greenwich. */
export type TimeOfDay = { minutes: number; half: boolean; zone: number | null };

/** A time, or the two ends of a range (pukul 09.00-11.30 WITA). */
export type FoundTime = Span & { times: readonly TimeOfDay[] };

const ZONES: Readonly<Record<string, number>> = {
  WIB: 420,
  WITA: 480,
  WIT: 540,
  GMT: 0,
  UTC: 0,
  'Western Indonesia Time': 420,
  'Central Indonesia Time': 480,
  'Eastern Indonesia Time': 540,
};
const ZONE = `(?:\\s(?<zone>${Object.keys(ZONES).join('|')})(?![\\p{L}]))?`;
const ID_PART = '(?:\\s(?<part>dini hari|pagi|siang|sore|petang|malam|subuh))?';
const ID_TO = '\\s?(?:[-–—]|hingga|sampai(?: dengan)?|s\\.d\\.|s/d)\\s?(?:pukul )?';

const ID_DIGITS = new RegExp(
  `(?<![\\p{L}\\p{N}/])(?<!per )(?:(?:[Pp]ukul|[Jj]am|[Pp]kl\\.?) (?<h>\\d{1,2})(?:[.:](?<m>\\d{2}))?(?!\\p{N})(?! ?(?:menit|detik|jam))|(?<h0>\\d{1,2})[.:](?<m0>\\d{2})(?= (?:W(?:IB|ITA|IT|ita|it|ib)|dini hari|pagi|siang|sore|petang|malam|subuh)(?!\\p{L})))(?:${ID_PART.replace('part', 'part0')}${ID_TO}(?:(?:jam|pukul) )?(?<h2>\\d{1,2})(?:[.:](?<m2>\\d{2})(?!\\d)|(?= (?:dini hari|pagi|siang|sore|petang|malam))))?${ID_PART}${ZONE}`,
  'gu',
);
const ID_WORDS = /(?<![\p{L}\p{N}/])(?<!per )(?:[Pp]ukul|[Jj]am) (?=\p{L})/gu;
const ID_AFTER = new RegExp(`${ID_PART}${ZONE}`, 'uy');
const AM_PM = '\\s?(?<half>[aApP])\\.?[mM](?:\\.|(?!\\p{L}))';
const EN_CLOCK = new RegExp(
  `(?<![\\p{L}\\p{N}.:$€£¥])(?:(?<h1>\\d{1,2})(?:[:.](?<m1>\\d{2}))?\\s?(?:[-–—]|to|and|until)\\s?)?(?<h>\\d{1,2})(?:[:.](?<m>\\d{2}))?(?:${AM_PM}|(?:\\so['’]clock)?\\s(?:in the (?<part>morning|afternoon|evening)|at (?<night>night)))${ZONE}`,
  'gu',
);
const EN_24 = new RegExp(
  `(?<![\\p{L}\\p{N}:.])(?<h>\\d{1,2})[:.](?<m>\\d{2})(?:\\s?(?:[-–—]|to|until)\\s?(?<h2>\\d{1,2})[:.](?<m2>\\d{2}))?(?!\\p{N}|,\\d)${ZONE}`,
  'gu',
);
const EN_FOUR = /(?<![\p{L}\p{N}])(?<h>\d{2})(?<m>\d{2}) (?<zone>GMT|UTC|WIB)/gu;
const EN_WORDS = /(?<![\p{L}])(?:noon|midday|midnight)(?!\p{L})/giu;
const ID_MIDDLE = /(?<!\p{L})tengah (?:malam|hari)(?!\p{L})/giu;

/** The hour on a 24-hour clock when the text says the part of the day: 3 sore → 15, 7 malam → 19, 12 siang → 12. */
function onClock(hour: number, part: string | undefined): { hour: number; half: boolean } {
  if (part === undefined) return { hour, half: false };
  const late = /^(?:siang|sore|petang|malam|p|P|afternoon|evening|night)$/.test(part);
  if (hour > 12) return { hour, half: false };
  if (/^(?:siang)$/.test(part) && hour >= 10) return { hour, half: false };
  if (/^(?:malam|night)$/.test(part) && (hour === 12 || hour < 5)) return { hour: hour % 12, half: false };
  return { hour: (hour % 12) + (late ? 12 : 0), half: false };
}

/** The times of a text in order, none overlapping. */
export function findTimes(text: string, lang: Lang): FoundTime[] {
  const found: FoundTime[] = [];
  const add = (start: number, end: number, times: readonly TimeOfDay[]) => {
    if (found.some((one) => start < one.end && one.start < end)) return;
    if (times.some(({ minutes }) => minutes < 0 || minutes > 24 * 60)) return;
    found.push({ start, end, times });
  };
  const time = (
    h: number,
    m: string | undefined,
    part: string | undefined,
    zone: string | undefined,
  ): TimeOfDay => {
    const { hour } = onClock(h, part);
    // Indonesian papers write 24 hours with minutes; a bare small hour may be in either half.
    const half = part === undefined && m === undefined && hour <= 12 && hour > 0;
    return { minutes: hour * 60 + Number(m ?? 0), half, zone: zone === undefined ? null : ZONES[zone]! };
  };
  if (lang === 'id') {
    for (const match of text.matchAll(ID_DIGITS)) {
      const { h, h0, m, m0, h2, m2, part0, part, zone } = match.groups!;
      if (
        /^jam/i.test(match[0]) &&
        /(?:[\d]|\p{L}*(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|puluh|belas)) $/u.test(
          text.slice(0, match.index),
        )
      )
        continue;
      const times = [time(Number(h ?? h0), m ?? m0, part0 ?? (h2 === undefined ? part : undefined), zone)];
      if (h2 !== undefined) times.push(time(Number(h2), m2, part, zone));
      add(match.index, match.index + match[0].length, times);
    }
    for (const match of text.matchAll(ID_WORDS)) {
      // setengah delapan is half past seven; dua setengah would be a duration.
      const before = /^setengah /.exec(text.slice(match.index + match[0].length))?.[0] ?? '';
      const number = readWordNumber(text, match.index + match[0].length + before.length, 'id');
      if (number === null || number.ordinal || number.value > 24) continue;
      ID_AFTER.lastIndex = number.end;
      const after = ID_AFTER.exec(text)!;
      const hour = Math.floor(number.value);
      if (hour !== number.value) continue;
      const whole = time(hour, undefined, after.groups!.part, after.groups!.zone);
      const one = before === '' || hour === 0 ? whole : { ...whole, minutes: whole.minutes - 30 };
      add(match.index, ID_AFTER.lastIndex, [one]);
    }
    for (const match of text.matchAll(ID_MIDDLE)) {
      const minutes = /malam/i.test(match[0]) ? 0 : 720;
      add(match.index, match.index + match[0].length, [{ minutes, half: false, zone: null }]);
    }
    return found.sort((a, b) => a.start - b.start);
  }
  for (const match of text.matchAll(EN_CLOCK)) {
    const { h1, m1, h, m, half, part, night, zone } = match.groups!;
    const which = half ?? part ?? night;
    const last = time(Number(h), m, which, zone);
    const times = [last];
    let start = match.index;
    if (h1 !== undefined) {
      // 9 to 11:30 a.m.: the first takes the second's half of the day unless that would run backwards.
      const first = time(Number(h1), m1, which, zone);
      times.unshift(
        first.minutes > last.minutes && first.minutes >= 720
          ? { ...first, minutes: first.minutes - 720 }
          : first,
      );
      start = match.index;
    }
    add(start, match.index + match[0].length, times);
  }
  for (const match of text.matchAll(EN_24)) {
    const { h, m, h2, m2, zone } = match.groups!;
    // A dot is a decimal point unless a zone says otherwise.
    if (/^\d+\./.test(match[0]) && zone === undefined) continue;
    if (Number(h) > 24 || Number(m) > 59) continue;
    const times = [time(Number(h), m, undefined, zone)];
    if (h2 !== undefined) times.push(time(Number(h2), m2, undefined, zone));
    add(match.index, match.index + match[0].length, times);
  }
  for (const match of text.matchAll(EN_FOUR)) {
    add(match.index, match.index + match[0].length, [
      time(Number(match.groups!.h), match.groups!.m, undefined, match.groups!.zone),
    ]);
  }
  for (const match of text.matchAll(EN_WORDS)) {
    add(match.index, match.index + match[0].length, [
      { minutes: /midnight/i.test(match[0]) ? 0 : 720, half: false, zone: null },
    ]);
  }
  for (const match of text.matchAll(/(?<![\p{L}\p{N}])(?=\p{L}+(?: o['’]clock)?,? (?:in the|at night))/gu)) {
    const number = readWordNumber(text, match.index, 'en');
    if (number === null || number.value > 12 || number.value < 1 || number.ordinal) continue;
    const after = /^(?: o['’]clock)? (?:in the (morning|afternoon|evening)|at (night))/.exec(
      text.slice(number.end),
    );
    if (after === null) continue;
    add(match.index, number.end + after[0].length, [
      time(number.value, undefined, after[1] ?? after[2], undefined),
    ]);
  }
  return found.sort((a, b) => a.start - b.start);
}
