// Small letters where English wants a capital: at a sentence's start, in names, peoples, months and days.
import { LEADING, TRAILING } from '../text/abbreviations.ts';
import { sentenceSpans } from '../text/sentences.ts';
import { BORROWED } from './borrowed.ts';
import { type Finding, finding, type SegmentCheck } from './check.ts';
import { isExplained } from './explained.ts';
import { isRareWord } from './rare-words.ts';
import { englishWords, isEnglish, isIndonesian, isListed, sourceWords } from './target-words.ts';

/** Peoples and languages that the dictionaries also have in small letters (dutch oven, french fries), and I. */
const ALWAYS = new Set(
  'i dutch french english german chinese japanese turkish polish danish swiss islam islamic'.split(' '),
);
/** Words that the dictionary has with a capital only and news with a small letter. */
const NEVER = new Set('olympiad olympiads internet web bible'.split(' '));
/** A word with a small letter after a stop, which the splitting into sentences takes for an abbreviation's. */
const AFTER_STOP =
  /([\p{L}\p{N}][\p{L}\p{N}.'’-]*)%?\)?(?<!\.)[.?] (?!(?:al|el|de|da|bin|ibn|van|von)[ -])(\p{Ll}[\p{L}'’]*)(?![-.@/]\p{L})/gu;
const DATED = /(?:in|on|since|until|by|from|to) $/;

export const capital: SegmentCheck<'capital'> = {
  id: 'capital',
  scope: 'segment',
  severity: 'warning',
  run(input) {
    const { source, target } = input;
    const startsSmall = /^[^\p{L}\p{N}]*\p{Ll}/u.test(source);
    // Written in small letters throughout, as its source is: a chat's way, no slip.
    if (input.kind === 'keywords' || (startsSmall && target === target.toLowerCase())) return [];
    const found: Finding[] = [];
    const report = (message: string, start: number, end: number) => {
      if (found.some((one) => one.target?.start === start)) return;
      const written = target.slice(start, end);
      const right = written[0]!.toUpperCase() + written.slice(1);
      const span = { start, end };
      found.push(
        finding(message, { target: span, params: { target: written, right }, fix: { span, text: right } }),
      );
    };
    for (const [at, { start, end }] of sentenceSpans(target, 'en').entries()) {
      const lead = /^[^\p{L}\p{N}]*/u.exec(target.slice(start, end))![0].length;
      const word = /^\p{Ll}[\p{L}\p{N}'’]*(?:-\p{L}+)?/u.exec(target.slice(start + lead, end))?.[0];
      if (word === undefined || (at === 0 && startsSmall) || /[#@]$/.test(target.slice(start, start + lead)))
        continue;
      // iPhone and e-KTP are written so; a sentence may begin with an address.
      if (
        /\p{Lu}/u.test(word) ||
        /^(?:https?|www)$/.test(word) ||
        (source.includes(word) && /[-\d]/.test(word))
      )
        continue;
      if (/^\S+@|^\S+\.\p{L}{2,}\//u.test(target.slice(start + lead))) continue;
      report('start', start + lead, start + lead + /^[\p{L}\p{N}'’]+/u.exec(word)![0].length);
    }
    for (const { 0: whole, 1: before = '', 2: word = '', index } of target.matchAll(AFTER_STOP)) {
      const isShort = before.includes('.') || (before.length < 2 && !/\d/.test(before));
      const lower = before.toLowerCase();
      if (isShort || LEADING.en.has(lower) || TRAILING.en.has(lower) || /\p{Lu}/u.test(word)) continue;
      const end = index + whole.length;
      report('start', end - word.length, end);
    }
    // JAKARTA - the river …; He said, "we …": what follows begins a sentence where the source's does.
    for (const opening of [/^\p{Lu}[\p{L}., /]{2,40}\s[-–—]\s+/u, /[,:]\s["“]/u]) {
      const [there, here] = [opening.exec(source), opening.exec(target)];
      if (there === null || here === null) continue;
      const at = here.index + here[0].length;
      const word = /^\p{Ll}[\p{L}'’]*/u.exec(target.slice(at))?.[0];
      if (word !== undefined && /^\p{Lu}/u.test(source.slice(there.index + there[0].length)))
        report('start', at, at + word.length);
    }
    const speller = input.language.speller(input.settings.variety);
    const inSource = sourceWords(source);
    for (const word of englishWords(target)) {
      if (word.capital || (word.lower.length < 3 && word.lower !== 'i')) continue;
      if (/[^\p{L}]/u.test(word.text) || target[word.start - 1] === '-') continue;
      // (i) numbers a list, T-50i is a model.
      if (word.lower === 'i' && (target[word.end] === ')' || /\d$/.test(target.slice(0, word.start))))
        continue;
      const name = inSource.get(word.lower);
      const isKept =
        BORROWED.has(word.lower) || isRareWord(word.lower) || (name !== undefined && !name.capital);
      const isName =
        name?.capital === true &&
        name.inside &&
        word.lower.length > 3 &&
        !isListed(input.language, word.lower) &&
        !isEnglish(input, word.lower) &&
        // Mbok Spoed, whom they called spoed.
        !new RegExp(`(?<!\\p{L})${word.text}(?!\\p{L})`, 'u').test(source) &&
        !isKept;
      const isMonth =
        /^(?:may|march)$/.test(word.lower) &&
        DATED.test(target.slice(0, word.start)) &&
        /^ \d/.test(target.slice(word.end));
      if (ALWAYS.has(word.lower) || isMonth || isName) report('name', word.start, word.end);
      if (isEnglish(input, word.lower) || NEVER.has(word.lower) || isKept) continue;
      // Callejon del Beso, Ludwig van Beethoven; wong cilik, little people.
      if (
        /\p{Lu}[\p{L}'’-]* $/u.test(target.slice(0, word.start)) &&
        /^ \p{Lu}/u.test(target.slice(word.end))
      )
        continue;
      if (isExplained(target, word)) continue;
      const isProper =
        speller.correct(word.text[0]!.toUpperCase() + word.text.slice(1)) && !isIndonesian(input, word.lower);
      const isPeople =
        speller.correct(word.text[0]!.toUpperCase() + word.text.slice(1)) && !inSource.has(word.lower);
      if (isProper || (isPeople && name === undefined && word.lower.length > 4))
        report('name', word.start, word.end);
      else if (name?.capital === true && isProperAnywhere(speller, word.text))
        report('name', word.start, word.end);
    }
    return found;
  },
};

function isProperAnywhere(speller: { correct(word: string): boolean }, word: string): boolean {
  return speller.correct(word[0]!.toUpperCase() + word.slice(1)) && !speller.correct(word);
}
