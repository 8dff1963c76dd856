// The terms in a file: what the glossary finds in each source, how the English treats it, and what new terms it suggests.
import { segmentsOf } from '../formats/format.ts';
import type { Concept, TermMatch, TermUse } from '../model/term.ts';
import { suggestTerms, type TermSuggestion } from '../termbase/suggest.ts';
import { createTermbase } from '../termbase/termbase.ts';
import { openLanguage } from './language.ts';
import { readPairs } from './read-pairs.ts';

/** `status` null: the segment has no English. */
export type FileTerm = Pick<TermMatch, 'form' | 'term' | 'span' | 'targets' | 'deprecated' | 'forbidden'> & {
  status: TermUse['status'] | null;
  also: readonly Pick<TermMatch, 'form' | 'term' | 'targets'>[];
};
export type FileTerms = {
  segments: readonly { number: number; source: string; target: string; terms: readonly FileTerm[] }[];
  suggestions: readonly TermSuggestion[];
};

/** Looks through a file of any format that can be read. Throws the AppErrors of reading it. */
export async function termsInFile(bytes: Uint8Array, concepts: readonly Concept[]): Promise<FileTerms> {
  const language = openLanguage();
  const termbase = createTermbase(concepts, language);
  const { content } = await readPairs(bytes);
  const pairs = content.paragraphs.flatMap(segmentsOf).map(({ source, target }) => {
    const terms = source === null ? [] : termbase.find(source, content.sourceLang);
    return { source: source ?? '', target: target ?? '', terms };
  });
  const segments = pairs.map(({ source, target, terms }, at) => {
    const uses = termbase.check(terms, target);
    return { number: at + 1, source, target, terms: uses.map((use) => fileTerm(use, target === '')) };
  });
  return { segments, suggestions: suggestTerms(pairs, language.dictionary) };
}

function fileTerm({ match, status }: TermUse, empty: boolean): FileTerm {
  const { form, term, span, targets, deprecated, forbidden } = match;
  const also = match.also.map((other) => ({ form: other.form, term: other.term, targets: other.targets }));
  return { form, term, span, targets, deprecated, forbidden, status: empty ? null : status, also };
}
