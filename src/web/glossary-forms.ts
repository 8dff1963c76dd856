// What the glossary's forms and addresses may carry.
import { z } from 'zod';
import { CASE_RULES, PARTS_OF_SPEECH, TERM_STATUSES, type Term } from '../model/term.ts';
import { CONCEPT_STATUSES } from '../workflow/glossary.ts';

const text = z.string().max(5000).default('');
export const searchQuery = z.object({
  q: z.string().max(200).catch(''),
  letter: z.string().max(4).catch(''),
  domain: z.string().max(200).catch(''),
  /** Of a term that the concept has; '': any. */
  status: z.enum(['', ...CONCEPT_STATUSES]).catch(''),
  /** Id of a project; 'shared': what all projects share; '': everything. */
  project: z.string().max(64).catch(''),
  page: z.coerce.number().int().min(1).catch(1),
});
export const operationId = z.string().min(8).max(64);
export const termForm = z.object({
  lang: z.enum(['id', 'en']).default('en'),
  text,
  partOfSpeech: z.enum(PARTS_OF_SPEECH).catch('noun'),
  status: z.enum(TERM_STATUSES).catch('preferred'),
  note: text,
  caseRule: z.enum(CASE_RULES).catch('any'),
  forms: text,
  forbidden: z.literal('1').optional(),
  context: text,
  source: text,
  operationId,
});
/** Whose own a concept is: the id of a project, '' for what all share. */
const whose = z
  .string()
  .max(64)
  .transform((id) => (id === '' ? null : id))
  .optional();
export const fieldsForm = z.object({
  domain: text,
  definition: text,
  note: text,
  projectId: whose,
  operationId,
});
export const conceptForm = z.object({
  indonesian: text,
  preferred: text,
  admitted: text,
  deprecated: text,
  partOfSpeech: z.enum(PARTS_OF_SPEECH).catch('noun'),
  domain: text,
  definition: text,
  note: text,
  projectId: whose,
  operationId,
});

/** The terms written one a line. */
export function lines(terms: string): string[] {
  return terms
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The fields of a term's form, and what a term has as those fields. */
type TermForm = z.infer<typeof termForm>;
export const termOf = ({ forms, forbidden, ...rest }: TermForm) => ({
  ...rest,
  forms: lines(forms),
  forbidden: forbidden === '1',
});
export const fieldsOf = ({ forms, ...rest }: Partial<Term>) => ({ ...rest, forms: (forms ?? []).join('\n') });
