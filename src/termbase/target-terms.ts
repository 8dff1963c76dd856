// Terms in a target: where any form of an allowed or deprecated English term stands.
import type { TermMatch, TermUse } from '../model/term.ts';
import type { Span } from '../model/text.ts';
import { englishForms } from '../text/english-forms.ts';
import { words } from '../text/tokens.ts';
import { isAcronym } from './acronym.ts';

type Word = Span & { text: string; lower: string };

function targetWords(text: string): Word[] {
  return words(text, 'en').map(({ start, end }) => {
    const bare = text.slice(start, end).replace(/['’]s?$/, '');
    return { start, end: start + bare.length, text: bare, lower: bare.toLowerCase() };
  });
}

function matches(word: Word, wanted: string): boolean {
  if (isAcronym(wanted)) return word.text === wanted || word.text === `${wanted}s`;
  return englishForms(wanted).has(word.lower);
}

/** Every place where `term` stands in the target, in any of its forms; words of a phrase stand side by side. */
function occurrences(target: readonly Word[], term: string): Span[] {
  const wanted = words(term, 'en').map(({ start, end }) => term.slice(start, end));
  const found: Span[] = [];
  for (let at = 0; wanted.length > 0 && at + wanted.length <= target.length; at += 1) {
    if (wanted.every((word, offset) => matches(target[at + offset]!, word))) {
      found.push({ start: target[at]!.start, end: target[at + wanted.length - 1]!.end });
    }
  }
  return found;
}

function overlaps(one: Span, others: readonly Span[]): boolean {
  return others.some((other) => one.start < other.end && other.start < one.end);
}

/**
 * How `target` treats each matched term: `deprecated` with the places to mend, else `present` with the places of its
 * allowed forms, else `missing`. A deprecated word inside an allowed form of any matched term is no fault: what is
 * wrong for one term may be right for its neighbour.
 */
export function checkTarget(termMatches: readonly TermMatch[], target: string): TermUse[] {
  const inTarget = targetWords(target);
  const allowed = termMatches.map((match) => match.targets.flatMap((term) => occurrences(inTarget, term)));
  const everyAllowed = allowed.flat();
  return termMatches.map((match, at) => {
    const found = match.deprecated.flatMap((term) => occurrences(inTarget, term));
    const faults = found.filter((span) => !overlaps(span, everyAllowed));
    if (faults.length > 0) return { match, status: 'deprecated', spans: faults };
    if (allowed[at]!.length > 0) return { match, status: 'present', spans: allowed[at]! };
    return { match, status: 'missing', spans: [] };
  });
}
