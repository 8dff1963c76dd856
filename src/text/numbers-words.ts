// Numbers written in words, Indonesian and English: dua puluh lima, setengah juta, two and a half, three-quarters, 21st.
import type { Lang } from './abbreviations.ts';

/** A number in words that ends at `end`. `ordinal`: first, ketiga. */
export type WordNumber = { end: number; value: number; ordinal: boolean };

type Word = { text: string; end: number };

const table = (words: string, from = 0) => new Map(words.split(' ').map((word, at) => [word, at + from]));

const ID_DIGITS = table('nol satu dua tiga empat lima enam tujuh delapan sembilan');
const ID_WHOLE = new Map([
  ['sepuluh', 10],
  ['sebelas', 11],
  ['seratus', 100],
]);
const ID_SCALES = new Map([
  ['ribu', 1e3],
  ['juta', 1e6],
  ['miliar', 1e9],
  ['milyar', 1e9],
  ['triliun', 1e12],
  ['trilyun', 1e12],
  ['kuadriliun', 1e15],
]);
/** Counting words of trade: dua lusin telur are 24. */
const ID_PACKS = new Map([
  ['lusin', 12],
  ['kodi', 20],
  ['gros', 144],
]);
const ID_ONE_SCALES = new Map([
  ['seribu', 1e3],
  ['sejuta', 1e6],
]);
const EN_SMALL = table(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
);
const EN_TENS = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((w, at) => [w, (at + 2) * 10]),
);
const EN_SCALES = new Map([
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['quadrillion', 1e15],
]);
const EN_ORDINALS = table(
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth',
);
const EN_TENTHS = new Map(
  'twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth'
    .split(' ')
    .map((w, at) => [w, (at + 2) * 10]),
);
const EN_PARTS = new Map([
  ['half', 2],
  ['halves', 2],
  ['third', 3],
  ['quarter', 4],
  ['fourth', 4],
  ['fifth', 5],
  ['sixth', 6],
  ['eighth', 8],
  ['tenth', 10],
]);

/** The scale word at the start of `word`: juta → 1,000,000; bn and M only mean one after a currency, and are read there. */
export function scaleOf(word: string, lang: Lang): number | undefined {
  return (lang === 'id' ? ID_SCALES : EN_SCALES).get(word.toLowerCase());
}

const MOST_WORDS = 14;

function wordsFrom(text: string, at: number): Word[] {
  const found: Word[] = [];
  const word = /\p{L}+/uy;
  const gap = /[ \u00a0]+|-/y;
  let place = at;
  while (found.length < MOST_WORDS) {
    word.lastIndex = place;
    const match = word.exec(text);
    if (match === null) break;
    found.push({ text: match[0].toLowerCase(), end: word.lastIndex });
    gap.lastIndex = word.lastIndex;
    if (gap.exec(text) === null) break;
    place = gap.lastIndex;
  }
  return found;
}

type Read = { value: number; used: number; ordinal: boolean };

/** `room`: what is added next must be smaller, so that "dua tiga orang" (two or three people) is not five. */
function readIndonesian(words: readonly Word[]): Read | null {
  let total = 0;
  let current: number | null = null;
  let room = Number.POSITIVE_INFINITY;
  let at = 0;
  const text = (index: number) => words[index]?.text ?? '';
  const add = (value: number, size: number, used: number) => {
    current = (current ?? 0) + value;
    room = size;
    at += used;
  };
  const part = /^(se)?per(dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|seratus)$/;
  const base = (word: string) => ID_DIGITS.get(word) ?? ID_WHOLE.get(word)!;
  if (text(0) === 'separuh') return { value: 0.5, used: 1, ordinal: false };
  for (;;) {
    const word = text(at);
    const digit = ID_DIGITS.get(word);
    const fraction = part.exec(text(at + (digit === undefined ? 0 : 1)));
    if (fraction !== null && at === 0 && (fraction[1] === undefined) === (digit !== undefined)) {
      const used = digit === undefined ? 1 : 2;
      const scale = ID_SCALES.get(text(used));
      const value = ((digit ?? 1) / base(fraction[2]!)) * (scale ?? 1);
      return { value, used: scale === undefined ? used : used + 1, ordinal: false };
    }
    if (digit !== undefined) {
      const next = text(at + 1);
      if (next === 'belas' && room > 10) add(digit + 10, 1, 2);
      else if (next === 'puluh' && room > 10) add(digit * 10, 10, 2);
      else if (next === 'ratus' && room > 100) add(digit * 100, 100, 2);
      else if (room > 1) add(digit, 1, 1);
      else break;
    } else if (ID_WHOLE.has(word) && room > (word === 'seratus' ? 100 : 10)) {
      add(ID_WHOLE.get(word)!, word === 'seratus' ? 100 : 1, 1);
    } else if (word === 'setengah' && room > 0.5 && text(at + 1) !== 'mati') add(0.5, 0.5, 1);
    else if (ID_ONE_SCALES.has(word) && current === null && total === 0) {
      total += ID_ONE_SCALES.get(word)!;
      room = ID_ONE_SCALES.get(word)!;
      at += 1;
    } else if (ID_SCALES.has(word) && current !== null) {
      total += current * ID_SCALES.get(word)!;
      current = null;
      room = ID_SCALES.get(word)!;
      at += 1;
    } else break;
  }
  if (at === 0) return null;
  // dua koma lima: 2.5, digit by digit after the comma.
  let decimals = '';
  while (text(at) === 'koma' || decimals !== '') {
    const next = ID_DIGITS.get(text(decimals === '' ? at + 1 : at));
    if (next === undefined) break;
    at += decimals === '' ? 2 : 1;
    decimals += next;
  }
  const whole = total + (current ?? 0);
  const pack = decimals === '' ? ID_PACKS.get(text(at)) : undefined;
  if (pack !== undefined) return { value: whole * pack, used: at + 1, ordinal: false };
  const value = decimals === '' ? whole : Number(`${whole}.${decimals}`);
  const scale = decimals === '' ? undefined : ID_SCALES.get(text(at));
  return { value: value * (scale ?? 1), used: scale === undefined ? at : at + 1, ordinal: false };
}

function readIndonesianOrdinal(words: readonly Word[]): Read | null {
  const [first, ...rest] = words;
  if (first === undefined) return null;
  if (first.text === 'pertama') return { value: 1, used: 1, ordinal: true };
  const stem = /^ke(\p{L}+)$/u.exec(first.text)?.[1];
  if (stem === undefined || !(ID_DIGITS.has(stem) || ID_WHOLE.has(stem))) return null;
  const read = readIndonesian([{ ...first, text: stem }, ...rest]);
  return read === null ? null : { ...read, ordinal: true };
}

function readEnglish(words: readonly Word[]): Read | null {
  let total = 0;
  let current: number | null = null;
  let room = Number.POSITIVE_INFINITY;
  let at = 0;
  const text = (index: number) => words[index]?.text ?? '';
  const isScale = (word: string) => EN_SCALES.has(word) || word === 'hundred';
  // half a million, a quarter, a hundred
  if (text(0) === 'half') {
    const article = text(1) === 'a' || text(1) === 'an';
    const scale = article ? EN_SCALES.get(text(2)) : EN_SCALES.get(text(1));
    if (scale !== undefined) return { value: scale / 2, used: article ? 3 : 2, ordinal: false };
    return { value: 0.5, used: 1, ordinal: false };
  }
  if (text(0) === 'a' || text(0) === 'an') {
    if (text(1) === 'third' && /^(?:time|of\p{L}+)$/u.test(text(2))) return null;
    const parts = ['half', 'third', 'quarter', 'fifth', 'tenth'].includes(text(1))
      ? EN_PARTS.get(text(1))
      : undefined;
    if (parts !== undefined) return { value: 1 / parts, used: 2, ordinal: false };
    if (!isScale(text(1))) return null;
    current = 1;
    at = 1;
  }
  for (;;) {
    let word = text(at);
    let skipped = 0;
    if (word === 'and' && at > 0) {
      // one hundred and five; two and a half
      const half = text(at + 1) === 'a' && text(at + 2) === 'half';
      if (half && current === null && room >= 1000 && Number.isFinite(room)) {
        // a million and a half
        return { value: total + room / 2, used: at + 3, ordinal: false };
      }
      if (half && current !== null && room >= 1) {
        current += 0.5;
        at += 3;
        room = 0.1;
        continue;
      }
      if (room < 100 || room === Number.POSITIVE_INFINITY) break;
      word = text(at + 1);
      skipped = 1;
    }
    const small = EN_SMALL.get(word);
    const ten = EN_TENS.get(word);
    const first = EN_ORDINALS.get(word);
    const tenth = EN_TENTHS.get(word);
    if (small !== undefined && room > (small < 10 ? 1 : 10)) {
      const plural = text(at + 1 + skipped).replace(/s$/, '');
      const parts = EN_PARTS.get(plural);
      // Four quarters are the parts of a match; a part of one thing is less than it.
      const isPart = small === 1 || text(1).endsWith('s') || text(1) === 'halves';
      if (at === 0 && parts !== undefined && isPart && small < parts) {
        return { value: small / parts, used: 2, ordinal: false };
      }
      current = (current ?? 0) + small;
      room = 1;
    } else if (ten !== undefined && room > 10) {
      current = (current ?? 0) + ten;
      room = 10;
    } else if (word === 'hundred' && current !== null && room > 0.5 && current < 100) {
      current *= 100;
      room = 100;
    } else if (word === 'dozen' && current !== null && at === 1) {
      return { value: current * 12, used: 2, ordinal: false };
    } else if (EN_SCALES.has(word) && current !== null) {
      total += current * EN_SCALES.get(word)!;
      current = null;
      room = EN_SCALES.get(word)!;
    } else if ((first !== undefined && room > 1) || (tenth !== undefined && room > 10)) {
      return { value: total + (current ?? 0) + (first ?? tenth)!, used: at + skipped + 1, ordinal: true };
    } else break;
    at += 1 + skipped;
  }
  if (at === 0 || (current === 1 && at === 1 && text(0) === 'a')) return null;
  return { value: total + (current ?? 0), used: at, ordinal: false };
}

/** The number in words that begins at `at`, as long as it goes; null where none does. */
export function readWordNumber(text: string, at: number, lang: Lang): WordNumber | null {
  const words = wordsFrom(text, at);
  if (words.length === 0) return null;
  const read = lang === 'id' ? (readIndonesian(words) ?? readIndonesianOrdinal(words)) : readEnglish(words);
  if (read === null) return null;
  return { end: words[read.used - 1]!.end, value: read.value, ordinal: read.ordinal };
}
