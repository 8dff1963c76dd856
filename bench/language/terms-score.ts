// The scoring of the termbase on its test set: terms found in the source, and held present in a careful translation.
import { type Concept, PLAIN_TERM, type Term, type TermMatch } from '../../src/model/term.ts';
import { createTermbase } from '../../src/termbase/termbase.ts';
import { createAnalyser } from '../../src/text/morphology.ts';
import { readWordForms } from '../../src/text/word-forms.ts';

type RowTerm = { root: string; form: string; targets: string[]; allowed: string[] };
type Row = { id: string; half: string; source: string; reference: string; terms: RowTerm[] };

/** `found`: of the terms in the sources; `offered`: of those, only beside a longer term;
 * `extra`: marks where the row has no term; `present`: of those found, in the reference. */
export type TermsScore = {
  rows: number;
  terms: number;
  found: number;
  offered: number;
  extra: number;
  present: number;
  misses: string[];
};

export function readTermRows(table: string): Row[] {
  return table
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [id, half, source, reference, terms] = line.split('\t') as [
        string,
        string,
        string,
        string,
        string,
      ];
      return { id, half, source, reference, terms: JSON.parse(terms) as RowTerm[] };
    });
}

/** One concept for each root with the same targets, over all rows, as a newsroom's glossary would hold them. */
export function conceptsOf(rows: readonly Row[]): Concept[] {
  const concepts = new Map<string, Concept & { terms: Term[] }>();
  for (const { root, targets } of rows.flatMap((row) => row.terms)) {
    const concept = concepts.get(root) ?? {
      conceptId: root,
      domain: '',
      definition: '',
      note: '',
      terms: [],
    };
    concepts.set(root, concept);
    const add = (lang: string, text: string) => {
      if (concept.terms.some((term) => term.lang === lang && term.text === text)) return;
      const status = concept.terms.some((term) => term.lang === lang) ? 'admitted' : 'preferred';
      concept.terms.push({
        termId: `${lang}:${text}`,
        lang,
        text,
        partOfSpeech: 'noun',
        status,
        ...PLAIN_TERM,
      });
    };
    add('id', root);
    for (const target of targets) add('en', target);
  }
  return [...concepts.values()];
}

/** Scores one half; the termbase holds the terms of both, as a glossary does not know what it will meet. */
export function scoreTerms(table: string, words: string, half: 'open' | 'held'): TermsScore {
  const dictionary = readWordForms(words);
  const rows = readTermRows(table);
  const termbase = createTermbase(conceptsOf(rows), { analyser: createAnalyser(dictionary), dictionary });
  const score: TermsScore = { rows: 0, terms: 0, found: 0, offered: 0, extra: 0, present: 0, misses: [] };
  for (const row of rows.filter((one) => one.half === half)) {
    score.rows += 1;
    const uses = termbase.check(termbase.find(row.source, 'id'), row.reference);
    for (const term of row.terms) {
      score.terms += 1;
      const first = term.form.split(' ')[0]!;
      const isIt = (one: TermMatch) => one.conceptId === term.root && one.form.includes(first);
      const use = uses.find((one) => isIt(one.match));
      // A term inside a longer one is offered with it; the longer one is what the target is held to.
      const isOffered = use === undefined && uses.some((one) => one.match.also.some(isIt));
      if (isOffered) {
        score.found += 1;
        score.offered += 1;
      } else if (use === undefined) score.misses.push(`${row.id} not found\t${term.form} (${term.root})`);
      else {
        score.found += 1;
        if (use.status === 'present') score.present += 1;
        else
          score.misses.push(
            `${row.id} not present\t${term.root}: ${term.targets.join('|')}\t${row.reference}`,
          );
      }
    }
    for (const use of uses) {
      if (row.terms.some((term) => term.root === use.match.conceptId)) continue;
      score.extra += 1;
      score.misses.push(`${row.id} extra\t${use.match.form} as ${use.match.conceptId}`);
    }
  }
  return score;
}
