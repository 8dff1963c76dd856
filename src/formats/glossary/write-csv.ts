// A glossary as CSV, one term a row: the form in which it ships, with everything that is known of a term.
import type { Concept } from '../../model/term.ts';
import { csvRow } from '../csv.ts';

const HEADS = [
  'concept_id',
  'domain',
  'lang',
  'term',
  'part_of_speech',
  'status',
  'note',
  'definition',
  'concept_note',
  'forbidden',
  'case',
  'forms',
  'context',
  'found_in',
];

/** UTF-8 text with CRLF-free rows; extra forms stand between bars. */
export function writeGlossaryCsv(concepts: readonly Concept[]): string {
  const rows = concepts.flatMap(({ conceptId, domain, definition, note: conceptNote, terms }) =>
    terms.map((term) => [
      conceptId,
      domain,
      term.lang,
      term.text,
      term.partOfSpeech,
      term.status,
      term.note,
      definition,
      conceptNote,
      term.forbidden ? 'yes' : '',
      term.caseRule === 'exact' ? 'exact' : '',
      term.forms.join('|'),
      term.context,
      term.source,
    ]),
  );
  return [HEADS, ...rows].map(csvRow).join('');
}
