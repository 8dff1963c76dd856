// What a person writes of a term, trimmed and held to what a termbase may hold.
import { badInput } from '../errors.ts';
import { CASE_RULES, PARTS_OF_SPEECH, PLAIN_TERM, TERM_STATUSES, type Term } from '../model/term.ts';
import type { ConceptFields } from './glossary.ts';

const LONGEST_TERM = 200;
const LONGEST_NOTE = 2000;
const MOST_FORMS = 40;

export type NewTerm = Pick<Term, 'lang' | 'text' | 'partOfSpeech' | 'status'> & Partial<Omit<Term, 'termId'>>;

/** One line without spaces at its ends or in rows. */
function oneLine(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ');
}

/** The term, trimmed. Throws badInput `term.empty`, `term.long`, `term.invalid`. */
export function requireTerm(input: NewTerm): Omit<Term, 'termId'> {
  const term = { ...PLAIN_TERM, ...input };
  const { lang, partOfSpeech, status, caseRule, forbidden } = term;
  const text = oneLine(term.text);
  const forms = [...new Set(term.forms.map(oneLine))].filter((form) => form !== '' && form !== text);
  const [note, context, source] = [term.note.trim(), term.context.trim(), term.source.trim()];
  if (text === '') throw badInput('term.empty');
  if ([text, ...forms].some((one) => one.length > LONGEST_TERM))
    throw badInput('term.long', { max: LONGEST_TERM });
  if ([note, context, source].some((one) => one.length > LONGEST_NOTE)) {
    throw badInput('term.long', { max: LONGEST_NOTE });
  }
  const known =
    PARTS_OF_SPEECH.includes(partOfSpeech) && TERM_STATUSES.includes(status) && CASE_RULES.includes(caseRule);
  if (!known || !['id', 'en'].includes(lang) || forms.length > MOST_FORMS) throw badInput('term.invalid');
  return { lang, text, partOfSpeech, status, note, caseRule, forms, forbidden, context, source };
}

/** What is said of a concept, trimmed. Throws badInput `term.long`. */
export function requireFields(input: Partial<ConceptFields>): ConceptFields {
  const [domain, definition, note] = [input.domain ?? '', input.definition ?? '', input.note ?? ''];
  if (definition.length > LONGEST_NOTE || note.length > LONGEST_NOTE) {
    throw badInput('term.long', { max: LONGEST_NOTE });
  }
  return { domain: domain.trim().slice(0, LONGEST_TERM), definition: definition.trim(), note: note.trim() };
}
