// A document's details as people type them: trimmed, bounded, the date a real one.
import { badInput } from '../errors.ts';
import type { DocumentDetails } from '../model/document.ts';

export const NO_DETAILS: DocumentDetails = {
  title: '',
  outlet: '',
  byline: '',
  address: '',
  date: '',
  rights: '',
};

const LONGEST = 2000;

export function isDate(date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

/** The details, trimmed. Throws badInput `document.title`, `document.date`, `document.details-long`. */
export function requireDetails(details: DocumentDetails): DocumentDetails {
  const clean = { ...NO_DETAILS };
  for (const field of Object.keys(NO_DETAILS) as (keyof DocumentDetails)[]) {
    clean[field] = details[field].trim().replace(/[\p{Cc}\s]+/gu, ' ');
    if (clean[field].length > LONGEST) throw badInput('document.details-long', { max: LONGEST });
  }
  if (clean.title === '') throw badInput('document.title');
  if (clean.date !== '' && !isDate(clean.date)) throw badInput('document.date');
  return clean;
}
