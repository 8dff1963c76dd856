// Which concept and which term of ours a file's is. Pure.
import type { FileConcept, FileTerm, Joined } from '../formats/glossary/glossary-file.ts';
import { termKey } from '../formats/glossary/words.ts';
import { entryId } from '../formats/glossary/write-tbx.ts';
import type { Concept, Term } from '../model/term.ts';

const keysOf = (terms: readonly Pick<Term, 'lang' | 'text'>[], lang: string): string[] =>
  terms.filter((term) => term.lang === lang).map(termKey);

/** A concept of the file with the terms that are in our languages. */
export type Own = Omit<FileConcept, 'terms'> & { terms: FileTerm[] };

/** Entries that share a term in both languages are one, as glossaries that have grown have them. */
export function joinTwins(concepts: readonly Own[]): { concepts: Own[]; joined: Joined[] } {
  const kept: Own[] = [];
  const joined: Joined[] = [];
  const byIndonesian = new Map<string, Own[]>();
  for (const concept of concepts) {
    const english = new Set(keysOf(concept.terms, 'en'));
    const indonesian = keysOf(concept.terms, 'id');
    const twin = indonesian
      .flatMap((key) => byIndonesian.get(key) ?? [])
      .find((one) => keysOf(one.terms, 'en').some((key) => english.has(key)));
    if (twin === undefined) {
      kept.push(concept);
      for (const key of indonesian) byIndonesian.set(key, [...(byIndonesian.get(key) ?? []), concept]);
      continue;
    }
    joined.push({ line: concept.line, first: twin.line, term: twin.terms[0]!.text });
    const known = new Set(twin.terms.map(termKey));
    twin.terms.push(...concept.terms.filter((term) => !known.has(termKey(term))));
    twin.domain ||= concept.domain;
    twin.definition ||= concept.definition;
    twin.note ||= concept.note;
  }
  return { concepts: kept, joined };
}

/** Finds the concept of ours that a file's is: by its id, else the one that shares an Indonesian term, and most English ones. */
export function createFinder(ours: readonly Concept[]) {
  const byId = new Map(
    ours.flatMap((one) => [[one.conceptId, one] as const, [entryId(one.conceptId), one] as const]),
  );
  const byIndonesian = new Map<string, Concept[]>();
  for (const concept of ours) {
    for (const key of keysOf(concept.terms, 'id'))
      byIndonesian.set(key, [...(byIndonesian.get(key) ?? []), concept]);
  }
  const taken = new Set<string>();
  return (concept: Own): Concept | null => {
    const english = new Set(keysOf(concept.terms, 'en'));
    const shared = (one: Concept) => keysOf(one.terms, 'en').filter((key) => english.has(key)).length;
    const candidates = keysOf(concept.terms, 'id').flatMap((key) => byIndonesian.get(key) ?? []);
    const named = concept.id === '' ? undefined : byId.get(concept.id);
    // A file of another tool may use the same id for something else.
    const same = named !== undefined && candidates.includes(named) ? [named] : candidates;
    const free = same.filter(({ conceptId }) => !taken.has(conceptId));
    const best = free.reduce<Concept | null>(
      (one, other) => (one === null || shared(other) > shared(one) ? other : one),
      null,
    );
    if (best !== null) taken.add(best.conceptId);
    return best;
  };
}

/** Which of our terms each of the file's is: the same letters first, then one with other capitals that is not taken. */
export function matched(ours: readonly Term[], file: readonly FileTerm[]): Map<FileTerm, Term> {
  const found = new Map<FileTerm, Term>();
  const free = new Set(ours);
  const take = (same: (term: Term, given: FileTerm) => boolean) => {
    for (const given of file) {
      const own = found.has(given) ? undefined : [...free].find((term) => same(term, given));
      if (own === undefined) continue;
      found.set(given, own);
      free.delete(own);
    }
  };
  take((term, given) => term.lang === given.lang && term.text === given.text);
  take((term, given) => termKey(term) === termKey(given));
  return found;
}
