// Terms in a target: where any form of an allowed or deprecated English term stands.
import { isAllowed, type Term, type TermMatch, type TermUse } from '../model/term.ts';
import type { Span } from '../model/text.ts';
import { englishForms } from '../text/english-forms.ts';
import { words } from '../text/tokens.ts';
import { isAcronym } from './acronym.ts';

/** `opens`: first in its sentence, where a capital tells nothing. */
type Word = Span & { text: string; lower: string; opens: boolean };

function targetWords(text: string): Word[] {
  let last = 0;
  return words(text, 'en').map(({ start, end }) => {
    const bare = text.slice(start, end).replace(/['’]s?$/, '');
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

/** `exact`: capitals count; `inflected`: any form of the word counts, else the very word. */
function matches(word: Word, wanted: string, rule: { exact: boolean; inflected: boolean }): boolean {
  if (isAcronym(wanted)) return word.text === wanted || word.text === `${wanted}s`;
  const same = rule.inflected ? englishForms(wanted).has(word.lower) : word.lower === wanted.toLowerCase();
  return same && (!rule.exact || sameCase(word.text, wanted, word.opens));
}

/** Every place where `text` stands in the target; words of a phrase stand side by side. */
function placesOf(
  target: readonly Word[],
  text: string,
  rule: { exact: boolean; inflected: boolean },
): Span[] {
  const wanted = words(text, 'en').map(({ start, end }) => text.slice(start, end).replace(/['’]s?$/, ''));
  const found: Span[] = [];
  for (let at = 0; wanted.length > 0 && at + wanted.length <= target.length; at += 1) {
    if (wanted.every((word, offset) => matches(target[at + offset]!, word, rule))) {
      found.push({ start: target[at]!.start, end: target[at + wanted.length - 1]!.end });
    }
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
    ...placesOf(target, term.text, { exact, inflected: true }),
    ...term.forms.flatMap((form) => placesOf(target, form, { exact, inflected: false })),
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

/**
 * How `target` treats each matched term: `deprecated` with the places to mend, else `present` with the places of its
 * allowed forms, else `missing`. A deprecated word inside an allowed form of any matched term is no fault: what is
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
    if (faults.length > 0) return { match, status: 'deprecated', spans: faults };
    if (allowed[at]!.length > 0) return { match, status: 'present', spans: allowed[at]!.map(bareSpan) };
    return { match, status: 'missing', spans: [] };
  });
}
