// Terms in a target: where any form of an allowed or deprecated English term stands.
import { isAllowed, type Term, type TermMatch, type TermUse } from '../model/term.ts';
import type { Span } from '../model/text.ts';
import { englishForms } from '../text/english-forms.ts';
import { areOfOneFamily } from '../text/english-stem.ts';
import { words } from '../text/tokens.ts';
import { isAcronym } from './acronym.ts';

/** `opens`: first in its sentence, where a capital tells nothing. */
type Word = Span & { text: string; lower: string; opens: boolean };

/** The words, those joined by hyphens each for itself: Secretary-General is secretary general. */
function splitWords(text: string): Span[] {
  return words(text, 'en').flatMap(({ start, end }) =>
    [...text.slice(start, end).matchAll(/[^-]+/g)].map((part) => ({
      start: start + part.index,
      end: start + part.index + part[0].length,
    })),
  );
}

const withoutOwner = (word: string): string => word.replace(/['’]s?$/, '');

function targetWords(text: string): Word[] {
  let last = 0;
  return splitWords(text).map(({ start, end }) => {
    const bare = withoutOwner(text.slice(start, end));
    const opens = start === 0 || /[.!?…:]["”’')\]]*\s*["“‘'(]*$|["“]$/.test(text.slice(last, start));
    last = end;
    return { start, end: start + bare.length, text: bare, lower: bare.toLowerCase(), opens };
  });
}

/** Whether the letters that two words share from the start are the same in case; `opens` frees the first. */
function sameCase(text: string, wanted: string, opens: boolean): boolean {
  for (let at = 0; at < Math.min(text.length, wanted.length); at += 1) {
    if (text[at] === wanted[at]) continue;
    if (text[at]!.toLowerCase() !== wanted[at]!.toLowerCase()) return true;
    if (at > 0 || !opens || text[at] === text[at]!.toLowerCase()) return false;
  }
  return true;
}

/**
 * `exact`: capitals count. `as`: the very word; any form of it (resign, resigned); or any word of its family too (resignation), with
 * up to two words between those of a phrase (foreign and finance ministers).
 */
type Rule = { exact: boolean; as: 'word' | 'form' | 'family' };

function matches(word: Word, wanted: string, rule: Rule): boolean {
  if (isAcronym(wanted)) return word.text === wanted || word.text === `${wanted}s`;
  const same =
    rule.as === 'word'
      ? word.lower === wanted.toLowerCase()
      : englishForms(wanted).has(word.lower) || (rule.as === 'family' && areOfOneFamily(word.lower, wanted));
  return same && (!rule.exact || sameCase(word.text, wanted, word.opens));
}

const MOST_BETWEEN = 2;

/** Every place where `text` stands in the target. */
function placesOf(target: readonly Word[], text: string, rule: Rule): Span[] {
  const wanted = splitWords(text).map(({ start, end }) => withoutOwner(text.slice(start, end)));
  const between = rule.as === 'family' ? MOST_BETWEEN : 0;
  const found: Span[] = [];
  for (let from = 0; wanted.length > 0 && from + wanted.length <= target.length; from += 1) {
    let at = from;
    const stands = wanted.every((word, offset) => {
      const last = offset === 0 ? at : at + between;
      while (at <= last && at < target.length && !matches(target[at]!, word, rule)) at += 1;
      at += 1;
      return at - 1 <= last && at <= target.length;
    });
    if (stands) found.push({ start: target[from]!.start, end: target[at - 1]!.end });
  }
  return found;
}

/** `exact`: written as the term is, not in another form of it. */
type Allowed = Span & { exact: boolean };
type Fault = Allowed;

function places(target: readonly Word[], term: Term, text: string): Allowed[] {
  const wanted = term.text.toLowerCase();
  return occurrences(target, term).map((span) => ({
    ...span,
    exact: text.slice(span.start, span.end).toLowerCase() === wanted,
  }));
}

/** Every place where a term stands in any of its forms, the extra ones that were listed included. */
function occurrences(target: readonly Word[], term: Term): Span[] {
  const exact = term.caseRule === 'exact';
  return [
    ...placesOf(target, term.text, { exact, as: isAllowed(term) ? 'family' : 'form' }),
    ...term.forms.flatMap((form) => placesOf(target, form, { exact, as: isAllowed(term) ? 'form' : 'word' })),
  ];
}

/** Whether an allowed form excuses the words at `fault`: unless it is only a part of them (big embassy), or another form of
 * the very words that are listed as wrong (drug trading, of drug trade). */
function isExcused(fault: Fault, allowed: readonly Allowed[]): boolean {
  return allowed.some(({ start, end, exact }) => {
    if (start >= fault.end || fault.start >= end) return false;
    const isPart = start >= fault.start && end <= fault.end;
    const isSame = start === fault.start && end === fault.end;
    if (isSame) return exact || !fault.exact;
    return !isPart;
  });
}

const bareSpan = ({ start, end }: Span): Span => ({ start, end });

/** Part of a name that stays as it is: Kyai Slamet, Istana Merdeka. */
function isKeptName({ form }: TermMatch, target: string): boolean {
  return /^\p{Lu}\p{Ll}/u.test(form) && target.includes(form);
}

/** How a match stands while none of its English is there. */
function absence({ optional }: Pick<TermMatch, 'optional'>): 'missing' | 'optional' {
  return optional ? 'optional' : 'missing';
}

/**
 * How `target` treats each matched term: `deprecated` with the places to mend, else `present` with the places of its
 * allowed forms, else `missing`, or `optional` where it need not be there. A deprecated word inside an allowed form of any matched term is no fault: what is
 * wrong for one term may be right for its neighbour.
 */
export function checkTarget(termMatches: readonly TermMatch[], target: string): TermUse[] {
  const inTarget = targetWords(target);
  const allowed = termMatches.map((match) =>
    match.english.filter(isAllowed).flatMap((term) => places(inTarget, term, target)),
  );
  const everyAllowed = allowed.flat();
  return termMatches.map((match, at) => {
    const found = match.english
      .filter((term) => !isAllowed(term))
      .flatMap((term) => places(inTarget, term, target));
    const faults = found.filter((span) => !isExcused(span, everyAllowed)).map(bareSpan);
    if (faults.length > 0 && !match.optional) return { match, status: 'deprecated', spans: faults };
    if (allowed[at]!.length > 0) return { match, status: 'present', spans: allowed[at]!.map(bareSpan) };
    return { match, status: isKeptName(match, target) ? 'optional' : absence(match), spans: [] };
  });
}
