// Where sentences begin and end in a paragraph of Indonesian or English news.
import type { Span } from '../model/text.ts';
import { AMBIGUOUS, LABELLED, type Lang, LEADING, MARKED_NAMES, OPENERS, TRAILING } from './abbreviations.ts';

/**
 * Where a sentence may end: stops with closing quotes and brackets before white space, marks of scripts that write no
 * spaces, and line ends. Intl.Segmenter is not asked: it cuts at `Rp. 250` and not before `312 orang` or `iPhone`, and
 * changes with the ICU that Node was built with.
 */
const CANDIDATE = /(?<![.!?…])[.!?…]+["'”’»)\]]*(?=\s)|[。！？｡]+["'”’»」』)\]]*|\n\s*/gu;
const OPENING = /^["'“‘«([]+/;
/** The word that a stop follows, its own inner stops included: `S.Pd`, `U.S`, `2-1`. */
const LAST_WORD = /[\p{L}\p{N}\p{M}](?:[\p{L}\p{N}\p{M}.,'’/:+-]*[\p{L}\p{N}\p{M}])?$/u;

/**
 * Spans of the sentences of `text` in order, without the white space between them; together they hold everything else. A
 * quotation's closing mark goes with the stop before it; a quotation and its attribution (`"…?" tanya dia.`) are one sentence.
 */
export function sentenceSpans(text: string, lang: Lang): Span[] {
  const spans: Span[] = [];
  let start = 0;
  const close = (end: number) => {
    const piece = text.slice(start, end);
    const trimmed = piece.trim();
    if (trimmed !== '') {
      const from = start + piece.indexOf(trimmed);
      spans.push({ start: from, end: from + trimmed.length });
    }
    start = end;
  };
  for (const match of text.matchAll(CANDIDATE)) {
    const end = match.index + match[0].length;
    if (match[0].includes('\n') || /^[。！？｡]/.test(match[0])) close(end);
    else if (
      endsSentence(
        text.slice(Math.max(start, match.index - LOOK), match.index),
        match[0],
        text.slice(end, end + LOOK),
        lang,
      )
    )
      close(end);
  }
  close(text.length);
  return spans;
}

/** How much of what stands before and after a stop is looked at. */
const LOOK = 120;

function endsSentence(before: string, mark: string, after: string, lang: Lang): boolean {
  const rest = after.trimStart();
  if (rest === '') return true;
  const bare = rest.replace(OPENING, '');
  const next = /^[\p{L}\p{M}]+(?:[-'’][\p{L}\p{M}]+)*/u.exec(bare)?.[0] ?? '';
  if (!beginsSentence(bare, lang)) return false;
  if (/^[-–—,;:/]/.test(bare)) return false;

  const word = LAST_WORD.exec(before)?.[0] ?? '';
  const stop = /^\.(?!\.)/.test(mark);
  if (!stop) return !MARKED_NAMES.has(`${word}${mark[0]}`.toLowerCase());
  // A closing mark after the stop: whatever stood before it is over.
  if (mark.length > 1) return true;

  const key = word.toLowerCase();
  if (leads(word, bare, next, lang)) return false;
  if (lang === 'en' && /^[ap]\.m$/.test(key) && AFTER_CLOCK.test(rest)) return false;
  if (TRAILING[lang].has(key)) return !/^\([^.!?)]*\)/.test(rest);
  if (/^\p{N}+$/u.test(word)) return !isItemNumber(word, before);
  if (isInitials(word)) {
    if (LABELLED.has(wordBefore(before, word))) return true;
    return OPENERS[lang].has(next.toLowerCase()) && !/^\p{Lu}$/u.test(word);
  }
  return true;
}

/** What may follow a time of day in its sentence: 11:29 p.m. Jakarta time, 3 p.m. Saturday, 8 p.m. WIB. */
const AFTER_CLOCK =
  /^(?:(?:\p{Lu}\p{L}+ ){1,3}[Tt]ime(?!\p{L})|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?!s|['’])|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{Ll}*\.? \d|(?:WIB|WITA|WIT|GMT|UTC|[A-Z]{1,2}[SD]T)(?!\p{L}))/u;

/** A capital or figure, or a small letter as in `iPhone` and `dr.`, which keeps it at the start of a sentence. */
function beginsSentence(rest: string, lang: Lang): boolean {
  if (!/^\p{Ll}/u.test(rest)) return true;
  if (/^\p{Ll}{1,2}\p{Lu}/u.test(rest)) return true;
  return lang === 'id' && /^(?:dr|drg|drh|ir|e-[A-Z])\b\.? ?\p{Lu}/u.test(rest);
}

/**
 * Whether `word` before a stop is an abbreviation that something follows. Ranks, months and days have a capital then
 * (`Brigjen. Agus`, `Des. 2019`, but `naik pangkat jadi brigjen. Ia`); before a number it always is (`hal. 12`).
 */
function leads(word: string, bare: string, next: string, lang: Lang): boolean {
  const key = word.toLowerCase();
  const number = /^\p{N}/u.test(bare);
  if (lang === 'en' && (key === 'no' || key === 'nos')) return number;
  if (!LEADING[lang].has(key)) return false;
  if (number || key.includes('.')) return true;
  const long = key.length > 3;
  if (long && OPENERS[lang].has(next.toLowerCase())) return false;
  return /^\p{Lu}/u.test(word) || (!long && !AMBIGUOUS.has(key));
}

/** `syaratnya: 1. KTP, 2. KK` */
function isItemNumber(word: string, before: string): boolean {
  const lead = before.slice(0, before.length - word.length).trimEnd();
  return word.length <= 2 && (lead === '' || /[:;,]$/.test(lead));
}

function isInitials(word: string): boolean {
  return /^\p{Lu}(?:\.\p{Lu})*$/u.test(word);
}

function wordBefore(before: string, word: string): string {
  const lead = before.slice(0, before.length - word.length).trimEnd();
  return (LAST_WORD.exec(lead)?.[0] ?? '').toLowerCase();
}
