// The glossary as its page looks through it: every concept in order, with its words folded; made anew when a term has changed.
import type { Concept, TermStatus } from '../model/term.ts';
import { readConcepts, type StoredConcept, termbaseSequence } from '../store/concepts.ts';
import type { Store } from '../store/store.ts';

/** `word`: the Indonesian term it stands under, folded; `terms`: all of them, folded; `letter`: '#' for no letter. */
export type IndexedConcept = {
  concept: StoredConcept;
  word: string;
  letter: string;
  terms: readonly string[];
  statuses: ReadonlySet<TermStatus | 'forbidden'>;
};

/** Letters without case and accents: "coup d'État" is found by "etat". */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function headword(concept: Concept): string {
  const first = concept.terms.find((term) => term.lang === 'id') ?? concept.terms[0];
  return folded(first?.text ?? '');
}

function indexed(concepts: readonly StoredConcept[]): IndexedConcept[] {
  const order = new Intl.Collator('id').compare;
  return concepts
    .map((concept): IndexedConcept => {
      const word = headword(concept);
      return {
        concept,
        word,
        letter: /\p{L}/u.exec(word)?.[0] ?? '#',
        terms: concept.terms.map(({ text }) => folded(text)),
        statuses: new Set(
          concept.terms.flatMap(({ status, forbidden }) => (forbidden ? [status, 'forbidden'] : [status])),
        ),
      };
    })
    .sort((a, b) => order(a.word, b.word));
}

const made = new WeakMap<Store, { sequence: number; entries: readonly IndexedConcept[] }>();

/** Every concept by its Indonesian term, as of now: one small query where nothing has changed. */
export async function glossaryIndex(store: Store): Promise<readonly IndexedConcept[]> {
  const { sequence, concepts } = await store.snapshot(async (trx) => {
    const newest = await termbaseSequence(trx);
    const fresh = made.get(store)?.sequence === newest;
    return { sequence: newest, concepts: fresh ? null : await readConcepts(trx, null) };
  });
  if (concepts !== null) made.set(store, { sequence, entries: indexed(concepts) });
  return made.get(store)!.entries;
}
