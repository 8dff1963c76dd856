// What a glossary term's lexicon rows hold: the wanted translations in the forms that the sentence may need.
import { wordingForms } from '../../text/english-forms.ts';
import type { Candidate } from './lexicon.ts';
import type { NeuralModel } from './model.ts';

/**
 * Weights that did best on the open half of the test set (npm run bench:terms): more makes terms no more frequent, but
 * pushes the wrong forms of them into the sentence.
 */
const LEAST = 0.3;
const LEAST_FORM = 0.05;
const GAIN = 2;
/** What the lexicon gives less than this it may have by an accident. */
const RARE = 0.1;

/** A word that may be a verb or a participle by its affixes: `dikudeta`, `memvonis`, `tertembak`, `buktikan`, not `pailit`. */
const VERBAL = /(?:^|\s)(?:me|di|ter|ber)\p{L}|(?:kan|i)$/iu;
/** A noun by its affixes: `pemungutan suara` is `voting`, never `voted`. */
const NOMINAL = /^pe\p{L}+an(?:\s|$)/iu;

/**
 * Candidates for a term that stands in the source as `form` (one or more words), `targets` preferred first. Each wanted
 * form weighs as much as the lexicon has it for one of the term's words, and at least a share that makes it win over
 * what is not wanted.
 */
export function termCandidates(model: NeuralModel, form: string, targets: readonly string[]): Candidate[] {
  const { vocabulary, lexicon } = model;
  const known = (form.match(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu) ?? []).flatMap((word) => [
    ...lexicon.lookUp(word),
  ]);
  const candidates: Candidate[] = [];
  targets.forEach((target, rank) => {
    for (const { wording, kind } of wordingForms(target)) {
      const pieces = vocabulary.encodeTarget(wording);
      if (pieces.some((id) => vocabulary.unwritable.includes(id))) continue;
      const natural = Math.max(0, ...known.filter((k) => k.pieces.join() === pieces.join()).map((k) => k.p));
      if (natural < RARE) {
        const changed = wording.split(' ').filter((word) => !target.split(' ').includes(word));
        if (!changed.every((word) => lexicon.isEnglish(vocabulary.encodeTarget(word)))) continue;
      }
      if (kind === 'verb' && NOMINAL.test(form) && !wording.endsWith('ing')) continue;
      if (kind === 'verb' && natural < RARE && !VERBAL.test(form)) continue;
      const least = (kind === 'base' ? LEAST : LEAST_FORM) / (rank + 1);
      candidates.push({ pieces, p: Math.min(1, least + GAIN * natural) });
    }
  });
  return candidates.sort((a, b) => b.p - a.p);
}
