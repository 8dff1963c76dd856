// A document's details as form fields: what was typed, and at which field an error belongs.
import { z } from 'zod';
import type { AppError } from '../errors.ts';
import type { DocumentDetails } from '../model/document.ts';

const field = z.string().max(20_000).default('');
export const DETAIL_FIELDS = ['title', 'outlet', 'byline', 'address', 'date', 'rights'] as const;
export type DetailField = (typeof DETAIL_FIELDS)[number];

export const detailsForm = z.object({
  title: field,
  outlet: field,
  byline: field,
  address: field,
  date: field,
  rights: field,
}) satisfies z.ZodType<DocumentDetails>;

/** As src/workflow/details.ts has it; here only to find the field that is too long. */
const LONGEST = 2000;

/** The field that an error is about, or null where it is about none of them. */
export function fieldOf(error: AppError, typed: DocumentDetails): DetailField | null {
  if (error.key === 'document.title') return 'title';
  if (error.key === 'document.date') return 'date';
  if (error.key !== 'document.details-long') return null;
  return DETAIL_FIELDS.find((name) => typed[name].trim().length > LONGEST) ?? null;
}
